//@class sample.Torn
//@uses sample.Absent
//@declarations
//@bodies
