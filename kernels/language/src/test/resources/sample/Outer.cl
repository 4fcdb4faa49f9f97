//@class sample.Outer
//@uses sample.Inner
//@function Outer_f to:WRITE
//@kernel Outer_run in:READ out:WRITE
//@declarations
// declarations of Outer
//@bodies
// bodies of Outer
