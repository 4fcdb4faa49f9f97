package org.fiducia.translator;

import com.sun.source.tree.Tree;
import java.util.Set;
import java.util.regex.Pattern;

/** Java names as C names. Functions and tables are {@code Class_name}; variables keep their names where C lets them. */
final class Names {

  /** Words of OpenCL C, its built-in functions (some runtimes make them macros) and macros that compilers predefine. */
  private static final Set<String> RESERVED = Set.of("""
      asm auto bool cl complex constant extern far generic global goto half image imaginary inline kernel linux
      local near NULL pipe pixel private quad read_only read_write register restrict signed sizeof struct typedef
      typename uchar uint ulong union unix unsigned ushort write_only const volatile void static while EOF
      INFINITY MAXFLOAT NAN HUGE_VAL HUGE_VALF main printf uniform size_t ptrdiff_t intptr_t uintptr_t event_t queue_t
      sampler_t clk_event_t reserve_id_t ndrange_t i386 errno
      abs abs_diff acos acosh acospi add_sat all any asin asinh asinpi atan atan2 atan2pi atanh atanpi barrier bitselect
      cbrt ceil clamp clz copysign cos cosh cospi cross ctz degrees distance dot erf erfc exp exp10 exp2 expm1 fabs
      fast_distance fast_length fast_normalize fdim floor fma fmax fmin fmod fract frexp hadd hypot ilogb isequal
      isfinite isgreater isgreaterequal isinf isless islessequal islessgreater isnan isnormal isnotequal isordered
      isunordered ldexp length lgamma lgamma_r log log10 log1p log2 logb mad mad24 mad_hi mad_sat max maxmag mem_fence
      min minmag mix modf mul24 mul_hi nan nextafter normalize popcount pow pown powr prefetch radians read_mem_fence
      remainder remquo rhadd rint rootn rotate round rsqrt select shuffle shuffle2 sign signbit sin sincos sinh sinpi
      smoothstep sqrt step sub_sat tan tanh tanpi tgamma trunc upsample vec_step wait_group_events write_mem_fence
      """.trim().split("\\s+"));

  /** Families of names that C, OpenCL or the translator itself uses. */
  private static final Pattern RESERVED_FORM = Pattern.compile(
      "j_.*|.*_|_.*|.*_stride|[A-Z].*_.*|(as|convert|atom|atomic|get|native|half|vload|vstore|async|work|sub|image)_.*"
          + "|(char|uchar|short|ushort|int|uint|long|ulong|float|double|half|bool)[0-9]+(x[0-9]+)?|image[123]d.*");

  private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9_]+");

  private Names() {}

  /** C name of a local variable or parameter. */
  static String variable(CharSequence name, Tree at) {
    if (!ASCII.matcher(name).matches()) {
      throw new Refusal(at, "name '" + name + "': OpenCL C knows letters a to z, digits and _ only");
    }
    // a name that ends in _ gets one more, so no two names become one
    return RESERVED.contains(name.toString()) || RESERVED_FORM.matcher(name).matches() ? name + "_" : name.toString();
  }

  /** C name of a function or table. */
  static String member(CharSequence simpleClassName, CharSequence name, Tree at) {
    if (!ASCII.matcher(name).matches()) {
      throw new Refusal(at, "name '" + name + "': OpenCL C knows letters a to z, digits and _ only");
    }
    return simpleClassName + "_" + name;
  }

  /** C name of the parameter that carries the stride of a block. */
  static String stride(String block) {
    return block + "_stride";
  }
}
