//@class sample.Inner
//@uses sample.Outer
//@function Inner_f to:WRITE
//@kernel Inner_run in:READ out:WRITE
//@declarations
// declarations of Inner
//@bodies
// bodies of Inner
