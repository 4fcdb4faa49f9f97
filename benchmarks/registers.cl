// What the kernels use of OpenCL's functions, for a compiler of NVIDIA's assembly that comes without a library of them.
#define BUILTIN __attribute__((overloadable, always_inline))

size_t BUILTIN get_global_id(uint dimension) {
  return (size_t)__nvvm_read_ptx_sreg_ctaid_x() * __nvvm_read_ptx_sreg_ntid_x() + __nvvm_read_ptx_sreg_tid_x();
}
double BUILTIN sqrt(double x) { return __builtin_sqrt(x); }
double BUILTIN fma(double x, double y, double z) { return __builtin_fma(x, y, z); }
double BUILTIN fabs(double x) { return __builtin_fabs(x); }
double BUILTIN copysign(double x, double y) { return __builtin_copysign(x, y); }
double BUILTIN floor(double x) { return __builtin_floor(x); }
double BUILTIN ceil(double x) { return __builtin_ceil(x); }
double BUILTIN rint(double x) { return __builtin_rint(x); }
int BUILTIN min(int x, int y) { return x < y ? x : y; }
int BUILTIN max(int x, int y) { return x > y ? x : y; }
long BUILTIN min(long x, long y) { return x < y ? x : y; }
long BUILTIN max(long x, long y) { return x > y ? x : y; }
int BUILTIN clz(int x) { return x == 0 ? 32 : __builtin_clz((uint)x); }
long BUILTIN clz(long x) { return x == 0 ? 64 : __builtin_clzl((ulong)x); }
int BUILTIN popcount(int x) { return __builtin_popcount((uint)x); }
uint BUILTIN popcount(uint x) { return __builtin_popcount(x); }
long BUILTIN popcount(long x) { return __builtin_popcountl((ulong)x); }
ulong BUILTIN popcount(ulong x) { return __builtin_popcountl(x); }
long BUILTIN mul_hi(long x, long y) {
  long high;
  __asm__("mul.hi.s64 %0, %1, %2;" : "=l"(high) : "l"(x), "l"(y));
  return high;
}
ulong BUILTIN mul_hi(ulong x, ulong y) {
  ulong high;
  __asm__("mul.hi.u64 %0, %1, %2;" : "=l"(high) : "l"(x), "l"(y));
  return high;
}
int BUILTIN mul_hi(int x, int y) { return (int)(((long)x * y) >> 32); }
long BUILTIN atom_add(volatile __global long* sum, long value) {
  long before;
  __asm__ volatile("atom.global.add.u64 %0, [%1], %2;" : "=l"(before) : "l"(sum), "l"(value) : "memory");
  return before;
}
