//@class org.fiducia.tornado.Unbuildable
//@kernel Unbuildable_run values:WRITE
//@declarations
//@bodies
__kernel void Unbuildable_run(const long n, const long first, __global long* values, const long values_stride) {
  this_function_is_nowhere(values);
}
