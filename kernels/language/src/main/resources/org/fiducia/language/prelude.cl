// Fiducia: what every OpenCL C program made from kernel-language Java begins with.
// Policy: a * b + c is never contracted to fma, and every helper below gives Java's result where C would differ.
// Names that begin with j_ belong to this prelude.
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF

// Every NaN is stored as the canonical one: payloads and signs of computed NaNs differ between devices.
double j_store(double x) {
  return x == x ? x : as_double(0x7ff8000000000000L);
}

// Double.doubleToLongBits
long j_bits(double x) {
  return x == x ? as_long(x) : 0x7ff8000000000000L;
}

// (int) x and (long) x: NaN gives 0, values out of range the nearest bound (JLS 5.1.3).
int j_int(double x) {
  return x != x ? 0 : x >= 2147483647.0 ? 2147483647 : x <= -2147483648.0 ? (-2147483647 - 1) : (int)x;
}

long j_long(double x) {
  return x != x ? 0L
      : x >= 9223372036854775808.0 ? 9223372036854775807L
      : x <= -9223372036854775808.0 ? (-9223372036854775807L - 1L)
      : (long)x;
}

// Integer division; MIN / -1 wraps. The translator admits no divisor that can be zero; 0 here only keeps C defined.
int j_div_int(int a, int b) {
  return b == 0 ? 0 : b == -1 ? (int)(0u - (uint)a) : a / b;
}

int j_rem_int(int a, int b) {
  return b == 0 || b == -1 ? 0 : a % b;
}

long j_div_long(long a, long b) {
  return b == 0L ? 0L : b == -1L ? (long)(0ul - (ulong)a) : a / b;
}

long j_rem_long(long a, long b) {
  return b == 0L || b == -1L ? 0L : a % b;
}

int j_abs_int(int a) {
  return a < 0 ? (int)(0u - (uint)a) : a;
}

long j_abs_long(long a) {
  return a < 0L ? (long)(0ul - (ulong)a) : a;
}

// Math.min and Math.max keep NaN and order -0.0 before 0.0; fmin and fmax do neither.
double j_min(double x, double y) {
  return x != x ? x : x == 0.0 && y == 0.0 ? as_double(as_long(x) | as_long(y)) : x <= y ? x : y;
}

double j_max(double x, double y) {
  return x != x ? x : x == 0.0 && y == 0.0 ? as_double(as_long(x) & as_long(y)) : x >= y ? x : y;
}

double j_signum(double x) {
  return x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x;
}

// Math.rint: halves go to even, by the rounding of the sum. PoCL 3.1 makes nonsense of its own rint, floor and ceil, up
// to dropping the kernel, when it finds that the argument is a constant NaN, infinity or (rint) large number.
double j_rint(double x) {
  double size = fabs(x);
  return size < 0x1p52 ? copysign((size + 0x1p52) - 0x1p52, x) : x;
}

double j_floor(double x) {
  double nearest = j_rint(x);
  return nearest > x ? nearest - 1.0 : nearest;
}

double j_ceil(double x) {
  return -j_floor(-x);
}

// Math.round: halves go up. The difference is exact, so no half is made or lost by rounding x + 0.5.
long j_round(double x) {
  double below = j_floor(x);
  return j_long(x - below >= 0.5 ? below + 1.0 : below);
}

bool j_is_nan(double x) {
  return x != x;
}

bool j_is_infinite(double x) {
  return fabs(x) == as_double(0x7ff0000000000000L);
}

bool j_is_finite(double x) {
  return fabs(x) < as_double(0x7ff0000000000000L);
}

long j_unsigned_multiply_high(long a, long b) {
  return (long)mul_hi((ulong)a, (ulong)b);
}

int j_clz_long(long a) {
  return (int)clz(a);
}

int j_ctz_int(int a) {
  uint u = (uint)a;
  return (int)popcount((u & (0u - u)) - 1u);
}

int j_ctz_long(long a) {
  ulong u = (ulong)a;
  return (int)popcount((u & (0ul - u)) - 1ul);
}

int j_bit_count_long(long a) {
  return (int)popcount(a);
}

int j_rotate_left_int(int a, int n) {
  return (int)(((uint)a << (n & 31)) | ((uint)a >> (-n & 31)));
}

int j_rotate_right_int(int a, int n) {
  return (int)(((uint)a >> (n & 31)) | ((uint)a << (-n & 31)));
}

long j_rotate_left_long(long a, int n) {
  return (long)(((ulong)a << (n & 63)) | ((ulong)a >> (-n & 63)));
}

long j_rotate_right_long(long a, int n) {
  return (long)(((ulong)a >> (n & 63)) | ((ulong)a << (-n & 63)));
}

long j_to_unsigned_long(int a) {
  return (long)a & 4294967295L;
}

int j_compare_unsigned_int(int a, int b) {
  uint x = (uint)a;
  uint y = (uint)b;
  return x == y ? 0 : x < y ? -1 : 1;
}

int j_compare_unsigned_long(long a, long b) {
  ulong x = (ulong)a;
  ulong y = (ulong)b;
  return x == y ? 0 : x < y ? -1 : 1;
}

// Longs.add: atomic and wrapping, so the sum does not depend on the order. A kernel that adds does not build on a
// device without the extension.
#ifdef cl_khr_int64_base_atomics
#pragma OPENCL EXTENSION cl_khr_int64_base_atomics : enable
void j_add(volatile __global long* sum, long value) {
  atom_add(sum, value);
}
#endif
