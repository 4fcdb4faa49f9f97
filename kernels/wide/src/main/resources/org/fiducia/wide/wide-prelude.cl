
// Fiducia: what wide programs have beside the prelude. A work item computes J_W items, one a lane.
// Policy: as above; each function here gives in every lane the bits of the scalar function.
// A truth is a mask, 0 or -1 in each lane. Choices and comparisons of OpenCL C look at the sign bit alone.
#if W == 2
#define J_W 2
#define J_LIST(f) f(s0, 0), f(s1, 1)
#define J_EACH(f) f(s0, 0) f(s1, 1)
#define J_NUMBERS 0L, 1L
#elif W == 4
#define J_W 4
#define J_LIST(f) f(s0, 0), f(s1, 1), f(s2, 2), f(s3, 3)
#define J_EACH(f) f(s0, 0) f(s1, 1) f(s2, 2) f(s3, 3)
#define J_NUMBERS 0L, 1L, 2L, 3L
#elif W == 8
#define J_W 8
#define J_LIST(f) f(s0, 0), f(s1, 1), f(s2, 2), f(s3, 3), f(s4, 4), f(s5, 5), f(s6, 6), f(s7, 7)
#define J_EACH(f) f(s0, 0) f(s1, 1) f(s2, 2) f(s3, 3) f(s4, 4) f(s5, 5) f(s6, 6) f(s7, 7)
#define J_NUMBERS 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L
#elif W == 16
#define J_W 16
#define J_LIST(f) f(s0, 0), f(s1, 1), f(s2, 2), f(s3, 3), f(s4, 4), f(s5, 5), f(s6, 6), f(s7, 7), \
  f(s8, 8), f(s9, 9), f(sa, 10), f(sb, 11), f(sc, 12), f(sd, 13), f(se, 14), f(sf, 15)
#define J_EACH(f) f(s0, 0) f(s1, 1) f(s2, 2) f(s3, 3) f(s4, 4) f(s5, 5) f(s6, 6) f(s7, 7) \
  f(s8, 8) f(s9, 9) f(sa, 10) f(sb, 11) f(sc, 12) f(sd, 13) f(se, 14) f(sf, 15)
#define J_NUMBERS 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L
#else
#error build wide programs with -DW=2, 4, 8 or 16
#endif
#undef W

// Puts a function in the place of its calls, so that its arrays of vectors become registers.
#define J_INLINE __attribute__((always_inline))

#define J_JOIN_(a, b) a##b
#define J_JOIN(a, b) J_JOIN_(a, b)
#define j_doubles J_JOIN(double, J_W)
#define j_floats J_JOIN(float, J_W)
#define j_longs J_JOIN(long, J_W)
#define j_ulongs J_JOIN(ulong, J_W)
#define j_ints J_JOIN(int, J_W)
#define j_uints J_JOIN(uint, J_W)
#define j_as_doubles J_JOIN(as_double, J_W)
#define j_as_floats J_JOIN(as_float, J_W)
#define j_as_longs J_JOIN(as_long, J_W)
#define j_as_ulongs J_JOIN(as_ulong, J_W)
#define j_as_ints J_JOIN(as_int, J_W)
#define j_as_uints J_JOIN(as_uint, J_W)
#define j_to_doubles J_JOIN(convert_double, J_W)
#define j_to_floats J_JOIN(convert_float, J_W)
#define j_to_longs J_JOIN(convert_long, J_W)
#define j_to_ints J_JOIN(convert_int, J_W)
#define j_to_chars(x) (((x) << 24) >> 24)
#define j_to_shorts(x) (((x) << 16) >> 16)
#define j_to_ushorts(x) ((x) & 65535)

#define j_all_lanes ((j_longs)(-1L))
#define j_mask(truth) ((j_longs)(-(long)(truth)))

// The numbers of the lanes; lanes beyond the last item repeat it.
#define j_lanes(n) min((j_longs)(J_NUMBERS), (j_longs)((long)((n) - 1)))

// Some runtimes compute masks in a register of bits when they see a comparison right here; one simulator then takes
// the wrong lanes.
#ifdef J_SIMULATED
#define j_choose_doubles(no, yes, mask) select(no, yes, mask)
#define j_choose_longs(no, yes, mask) select(no, yes, mask)
#define j_choose_ints(no, yes, mask) select(no, yes, j_to_ints(mask))
#else
#define j_choose_doubles(no, yes, mask) select(no, yes, (mask) != 0L)
#define j_choose_longs(no, yes, mask) select(no, yes, (mask) != 0L)
#define j_choose_ints(no, yes, mask) select(no, yes, j_to_ints((mask) != 0L))
#endif

// any() and all() of some runtimes are slow: a byte a lane is a number that can be compared.
#if J_W == 16
ulong2 j_bytes(long16 mask) {
  return as_ulong2(convert_char16(mask));
}

bool j_any(long16 mask) {
  return (j_bytes(mask).x | j_bytes(mask).y) != 0ul;
}

bool j_all(long16 mask) {
  return (j_bytes(mask).x & j_bytes(mask).y) == ~0ul;
}

// The first lane of a mask, lane 0 if it has none.
int j_first(long16 mask) {
  ulong low = j_bytes(mask).x;
  ulong bytes = low != 0ul ? low : j_bytes(mask).y;
  return (((int)popcount((bytes & (0ul - bytes)) - 1ul) >> 3) + (low != 0ul ? 0 : 8)) & 15;
}
#else
#if J_W == 2
#define j_bytes(mask) ((ulong)as_ushort(convert_char2(mask)))
#define J_ALL_BYTES 0xfffful
#elif J_W == 4
#define j_bytes(mask) ((ulong)as_uint(convert_char4(mask)))
#define J_ALL_BYTES 0xfffffffful
#else
#define j_bytes(mask) as_ulong(convert_char8(mask))
#define J_ALL_BYTES 0xfffffffffffffffful
#endif

bool j_any(j_longs mask) {
  return j_bytes(mask) != 0ul;
}

bool j_all(j_longs mask) {
  return j_bytes(mask) == J_ALL_BYTES;
}

// The first lane of a mask, lane 0 if it has none.
int j_first(j_longs mask) {
  ulong bytes = j_bytes(mask);
  return ((int)popcount((bytes & (0ul - bytes)) - 1ul) >> 3) & (J_W - 1);
}
#endif

// The functions of the prelude.

j_doubles j_v_fabs(j_doubles x) {
  return j_as_doubles(j_as_longs(x) & 0x7fffffffffffffffL);
}

j_doubles j_v_copysign(j_doubles x, j_doubles sign_) {
  return j_as_doubles(
      (j_as_longs(x) & 0x7fffffffffffffffL) | (j_as_longs(sign_) & (j_longs)(-9223372036854775807L - 1L)));
}

#define J_FMOD(s, k) fmod(x.s, y.s)
j_doubles j_v_fmod(j_doubles x, j_doubles y) {
  return (j_doubles)(J_LIST(J_FMOD));
}

j_doubles j_v_store(j_doubles x) {
  return j_choose_doubles((j_doubles)(as_double(0x7ff8000000000000L)), x, (j_longs)(x == x));
}

j_longs j_v_bits(j_doubles x) {
  return j_choose_longs((j_longs)(0x7ff8000000000000L), j_as_longs(x), (j_longs)(x == x));
}

j_ints j_v_int(j_doubles x) {
  j_doubles y = j_choose_doubles((j_doubles)(0.0), x, (j_longs)(x == x));
  y = j_choose_doubles(y, (j_doubles)(2147483647.0), (j_longs)(y > 2147483647.0));
  y = j_choose_doubles(y, (j_doubles)(-2147483648.0), (j_longs)(y < -2147483648.0));
  return j_to_ints(y);
}

j_longs j_v_long(j_doubles x) {
  j_longs high = x >= 9223372036854775808.0;
  j_longs low = x <= -9223372036854775808.0;
  j_doubles y = j_choose_doubles((j_doubles)(0.0), x, ~high & ~low & (x == x));
  j_longs z = j_choose_longs(j_to_longs(y), (j_longs)(9223372036854775807L), high);
  return j_choose_longs(z, (j_longs)(-9223372036854775807L - 1L), low);
}

// The quotient of two ints as doubles lies on the right side of each whole number, so its truncation is exact.
j_ints j_v_div_int(j_ints a, j_ints b) {
  j_longs zero = j_to_longs(b == 0);
  j_doubles quotient = j_to_doubles(a) / j_choose_doubles(j_to_doubles(b), (j_doubles)(1.0), zero);
  return j_to_ints(j_to_longs(quotient) & ~zero);
}

j_ints j_v_rem_int(j_ints a, j_ints b) {
  return j_as_ints(j_as_uints(a) - j_as_uints(j_v_div_int(a, b)) * j_as_uints(b)) & (b != 0);
}

#define J_DIV_LONG(s, k) j_div_long(a.s, b.s)
j_longs j_v_div_long(j_longs a, j_longs b) {
  return (j_longs)(J_LIST(J_DIV_LONG));
}

#define J_REM_LONG(s, k) j_rem_long(a.s, b.s)
j_longs j_v_rem_long(j_longs a, j_longs b) {
  return (j_longs)(J_LIST(J_REM_LONG));
}

j_ints j_v_abs_int(j_ints a) {
  j_uints sign_ = j_as_uints(a >> 31);
  return j_as_ints((j_as_uints(a) ^ sign_) - sign_);
}

j_longs j_v_abs_long(j_longs a) {
  j_ulongs sign_ = j_as_ulongs(a >> 63L);
  return j_as_longs((j_as_ulongs(a) ^ sign_) - sign_);
}

j_doubles j_v_min(j_doubles x, j_doubles y) {
  j_doubles least = j_choose_doubles(y, x, (j_longs)(x <= y));
  j_longs zeros = (x == 0.0) & (y == 0.0);
  least = j_choose_doubles(least, j_as_doubles(j_as_longs(x) | j_as_longs(y)), zeros);
  return j_choose_doubles(least, x, (j_longs)(x != x));
}

j_doubles j_v_max(j_doubles x, j_doubles y) {
  j_doubles most = j_choose_doubles(y, x, (j_longs)(x >= y));
  j_longs zeros = (x == 0.0) & (y == 0.0);
  most = j_choose_doubles(most, j_as_doubles(j_as_longs(x) & j_as_longs(y)), zeros);
  return j_choose_doubles(most, x, (j_longs)(x != x));
}

j_doubles j_v_signum(j_doubles x) {
  j_doubles sign_ = j_choose_doubles(x, (j_doubles)(-1.0), (j_longs)(x < 0.0));
  return j_choose_doubles(sign_, (j_doubles)(1.0), (j_longs)(x > 0.0));
}

j_doubles j_v_rint(j_doubles x) {
  j_doubles size = j_v_fabs(x);
  return j_choose_doubles(x, j_v_copysign((size + 0x1p52) - 0x1p52, x), (j_longs)(size < 0x1p52));
}

j_doubles j_v_floor(j_doubles x) {
  j_doubles nearest = j_v_rint(x);
  return j_choose_doubles(nearest, nearest - 1.0, (j_longs)(nearest > x));
}

j_doubles j_v_ceil(j_doubles x) {
  return -j_v_floor(-x);
}

j_longs j_v_round(j_doubles x) {
  j_doubles below = j_v_floor(x);
  return j_v_long(j_choose_doubles(below, below + 1.0, (j_longs)(x - below >= 0.5)));
}

j_longs j_v_is_nan(j_doubles x) {
  return x != x;
}

j_longs j_v_is_infinite(j_doubles x) {
  return j_v_fabs(x) == as_double(0x7ff0000000000000L);
}

j_longs j_v_is_finite(j_doubles x) {
  return j_v_fabs(x) < as_double(0x7ff0000000000000L);
}

j_longs j_v_unsigned_multiply_high(j_longs a, j_longs b) {
  return j_as_longs(mul_hi(j_as_ulongs(a), j_as_ulongs(b)));
}

j_ints j_v_clz_long(j_longs a) {
  return j_to_ints(clz(a));
}

j_ints j_v_ctz_int(j_ints a) {
  j_uints u = j_as_uints(a);
  return j_as_ints(popcount((u & (0u - u)) - 1u));
}

j_ints j_v_ctz_long(j_longs a) {
  j_ulongs u = j_as_ulongs(a);
  return j_to_ints(popcount((u & (0ul - u)) - 1ul));
}

j_ints j_v_bit_count_long(j_longs a) {
  return j_to_ints(popcount(a));
}

j_ints j_v_rotate_left_int(j_ints a, j_ints n) {
  return j_as_ints((j_as_uints(a) << j_as_uints(n & 31)) | (j_as_uints(a) >> j_as_uints(-n & 31)));
}

j_ints j_v_rotate_right_int(j_ints a, j_ints n) {
  return j_as_ints((j_as_uints(a) >> j_as_uints(n & 31)) | (j_as_uints(a) << j_as_uints(-n & 31)));
}

j_longs j_v_rotate_left_long(j_longs a, j_ints n) {
  j_ulongs up = j_as_ulongs(j_to_longs(n & 63));
  j_ulongs down = j_as_ulongs(j_to_longs(-n & 63));
  return j_as_longs((j_as_ulongs(a) << up) | (j_as_ulongs(a) >> down));
}

j_longs j_v_rotate_right_long(j_longs a, j_ints n) {
  j_ulongs down = j_as_ulongs(j_to_longs(n & 63));
  j_ulongs up = j_as_ulongs(j_to_longs(-n & 63));
  return j_as_longs((j_as_ulongs(a) >> down) | (j_as_ulongs(a) << up));
}

j_longs j_v_to_unsigned_long(j_ints a) {
  return j_to_longs(a) & 4294967295L;
}

j_ints j_v_compare_unsigned_int(j_ints a, j_ints b) {
  j_uints x = j_as_uints(a);
  j_uints y = j_as_uints(b);
  return (x < y) - (x > y);
}

j_ints j_v_compare_unsigned_long(j_longs a, j_longs b) {
  j_ulongs x = j_as_ulongs(a);
  j_ulongs y = j_as_ulongs(b);
  return j_to_ints((x < y) - (x > y));
}

// Columns are many and long: processors do not follow so many streams by themselves, so each access asks for what two
// items later will want. A hint reads nothing, also beyond the end of a block; the simulator knows none.
#ifndef __has_builtin
#define __has_builtin(name) 0
#endif
#if __has_builtin(__builtin_prefetch) && !defined(J_SIMULATED)
#define J_AHEAD (2 * (J_W < 8 ? 8 : J_W))
#define j_soon(p, write) __builtin_prefetch((const void*)(ulong)((p) + J_AHEAD), write)
#else
#define j_soon(p, write)
#endif

// Blocks. Where some lanes are not alive, they read and write what the first lane that is alive does: no branch is
// needed, and no memory is touched that no lane asked for. At least one lane is alive wherever these are called.
#define J_LANE_LOAD(s, k) p[i + at.s]
#define J_LANE_SAVE(s, k) p[i + at.s] = y.s;
#define J_LANE_GATHER(s, k) p[at.s]
#define J_LANE_SCATTER(s, k) p[at.s] = y.s;
#define J_BLOCK(T, V, N) \
typedef V J_JOIN(j_unaligned_, N) __attribute__((aligned(sizeof(T)))); \
V J_JOIN(J_JOIN(j_alive_, N), _)(V x, j_longs m) { \
  return J_JOIN(j_choose_, N)((V)(((const T*)&x)[j_first(m)]), x, m); \
} \
V J_JOIN(J_JOIN(j_load_, N), _lanes)(__global const T* p, long i, j_longs at) { \
  return (V)(J_LIST(J_LANE_LOAD)); \
} \
V J_JOIN(j_load_, N)(__global const T* p, long i, int n) { \
  j_soon(p + i, 0); \
  return n == J_W ? J_JOIN(vload, J_W)(0, p + i) : J_JOIN(J_JOIN(j_load_, N), _lanes)(p, i, j_lanes(n)); \
} \
V J_JOIN(J_JOIN(j_load_, N), _where)(j_longs m, __global const T* p, long i, int n) { \
  j_soon(p + i, 0); \
  return n == J_W && j_all(m) ? J_JOIN(vload, J_W)(0, p + i) \
      : J_JOIN(J_JOIN(j_load_, N), _lanes)(p, i, j_choose_longs((j_longs)((long)j_first(m)), j_lanes(n), m)); \
} \
void J_JOIN(J_JOIN(j_save_, N), _lanes)(__global T* p, long i, j_longs at, V y) { \
  J_EACH(J_LANE_SAVE) \
} \
void J_JOIN(j_save_, N)(__global T* p, long i, int n, V x) { \
  if (n == J_W) { \
    j_soon(p + i, 1); \
    *(__global J_JOIN(j_unaligned_, N)*)(p + i) = x; \
  } else { \
    J_JOIN(J_JOIN(j_save_, N), _lanes)(p, i, j_lanes(n), x); \
  } \
} \
void J_JOIN(J_JOIN(j_save_, N), _where)(j_longs m, __global T* p, long i, int n, V x) { \
  if (n == J_W && j_all(m)) { \
    j_soon(p + i, 1); \
    *(__global J_JOIN(j_unaligned_, N)*)(p + i) = x; \
  } else { \
    j_longs at = j_choose_longs((j_longs)((long)j_first(m)), j_lanes(n), m); \
    J_JOIN(J_JOIN(j_save_, N), _lanes)(p, i, at, J_JOIN(J_JOIN(j_alive_, N), _)(x, m)); \
  } \
} \
V J_JOIN(j_gather_, N)(__global const T* p, j_longs at) { \
  return (V)(J_LIST(J_LANE_GATHER)); \
} \
V J_JOIN(J_JOIN(j_gather_, N), _where)(j_longs m, __global const T* p, j_longs i) { \
  return J_JOIN(j_gather_, N)(p, j_all(m) ? i : j_alive_longs_(i, m)); \
} \
void J_JOIN(j_scatter_, N)(__global T* p, j_longs at, V y) { \
  J_EACH(J_LANE_SCATTER) \
} \
void J_JOIN(J_JOIN(j_scatter_, N), _where)(j_longs m, __global T* p, j_longs i, V x) { \
  J_JOIN(j_scatter_, N)(p, j_alive_longs_(i, m), J_JOIN(J_JOIN(j_alive_, N), _)(x, m)); \
}
J_BLOCK(long, j_longs, longs)
J_BLOCK(double, j_doubles, doubles)
J_BLOCK(int, j_ints, ints)

// Arrays that have a vector an element, arrays that all lanes share, and tables. Lanes that are not alive come with
// index 0, which every array has.
#define J_PICK(s, k) q[i.s * J_W + k]
#define J_PICK_SAME(s, k) p[i.s]
#define J_PUT(s, k) q[i.s * J_W + k] = x.s;
#define J_ARRAY(T, V, N) \
V J_JOIN(j_pick_, N)(const V* p, j_ints i) { \
  const T* q = (const T*)p; \
  return (V)(J_LIST(J_PICK)); \
} \
V J_JOIN(j_pick_same_, N)(const T* p, j_ints i) { \
  return (V)(J_LIST(J_PICK_SAME)); \
} \
V J_JOIN(j_pick_table_, N)(__constant T* p, j_ints i) { \
  return (V)(J_LIST(J_PICK_SAME)); \
} \
void J_JOIN(j_put_, N)(V* p, j_ints i, V x) { \
  T* q = (T*)p; \
  J_EACH(J_PUT) \
} \
void J_JOIN(J_JOIN(j_put_, N), _where)(j_longs m, V* p, j_ints i, V x) { \
  J_JOIN(j_put_, N)(p, i, J_JOIN(j_choose_, N)(J_JOIN(j_pick_, N)(p, i), x, m)); \
}
J_ARRAY(double, j_doubles, doubles)
J_ARRAY(long, j_longs, longs)
J_ARRAY(int, j_ints, ints)

#ifdef cl_khr_int64_base_atomics
#define J_ADD_EACH(s, k) if (k < n && m.s) { j_add(&p[i.s], x.s); }
void j_add_each(__global long* p, j_longs i, int n, j_longs x, j_longs m) {
  J_EACH(J_ADD_EACH)
}

#define J_SUM(s, k) if (k < n && m.s) { sum += (ulong)x.s; }
void j_add_sum(__global long* p, long i, int n, j_longs x, j_longs m) {
  ulong sum = 0ul;
  J_EACH(J_SUM)
  j_add(&p[i], (long)sum);
}
#endif

