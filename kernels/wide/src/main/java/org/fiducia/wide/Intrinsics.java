package org.fiducia.wide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions of OpenCL C and of the prelude that programs call, with their vector versions. */
final class Intrinsics {

  /**
   * One function of one list of parameters.
   *
   * @param wide the vector version
   * @param costly if it works lane by lane
   */
  record Intrinsic(Type result, List<Type> parameters, String wide, boolean costly) {}

  /** Result, name, parameters, vector version; a star marks the costly ones. */
  private static final Map<String, List<Intrinsic>> TABLE = table("""
      double fma double double double         fma
      double sqrt double                      sqrt
      double fabs double                      j_v_fabs
      double copysign double double           j_v_copysign
      double fmod double double               j_v_fmod *
      int    min int int                      min
      int    max int int                      max
      long   min long long                    min
      long   max long long                    max
      long   mul_hi long long                 mul_hi
      int    clz int                          clz
      int    popcount int                     popcount
      long   as_long double                   j_as_longs
      double as_double long                   j_as_doubles
      float  as_float int                     j_as_floats
      double j_store double                   j_v_store
      long   j_bits double                    j_v_bits
      int    j_int double                     j_v_int
      long   j_long double                    j_v_long
      int    j_div_int int int                j_v_div_int
      int    j_rem_int int int                j_v_rem_int
      long   j_div_long long long             j_v_div_long *
      long   j_rem_long long long             j_v_rem_long *
      int    j_abs_int int                    j_v_abs_int
      long   j_abs_long long                  j_v_abs_long
      double j_min double double              j_v_min
      double j_max double double              j_v_max
      double j_signum double                  j_v_signum
      double j_rint double                    j_v_rint
      double j_floor double                   j_v_floor
      double j_ceil double                    j_v_ceil
      long   j_round double                   j_v_round
      bool   j_is_nan double                  j_v_is_nan
      bool   j_is_infinite double             j_v_is_infinite
      bool   j_is_finite double               j_v_is_finite
      long   j_unsigned_multiply_high long long  j_v_unsigned_multiply_high
      int    j_clz_long long                  j_v_clz_long
      int    j_ctz_int int                    j_v_ctz_int
      int    j_ctz_long long                  j_v_ctz_long
      int    j_bit_count_long long            j_v_bit_count_long
      int    j_rotate_left_int int int        j_v_rotate_left_int
      int    j_rotate_right_int int int       j_v_rotate_right_int
      long   j_rotate_left_long long int      j_v_rotate_left_long
      long   j_rotate_right_long long int     j_v_rotate_right_long
      long   j_to_unsigned_long int           j_v_to_unsigned_long
      int    j_compare_unsigned_int int int   j_v_compare_unsigned_int
      int    j_compare_unsigned_long long long  j_v_compare_unsigned_long
      """);

  private Intrinsics() {}

  private static Map<String, List<Intrinsic>> table(String lines) {
    Map<String, List<Intrinsic>> table = new HashMap<>();
    lines.lines().forEach(line -> {
      List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
      boolean costly = words.getLast().equals("*");
      if (costly) {
        words.removeLast();
      }
      List<Type> parameters = words.subList(2, words.size() - 1).stream().map(Type::named).toList();
      table.computeIfAbsent(words.get(1), name -> new ArrayList<>())
          .add(new Intrinsic(Type.named(words.get(0)), parameters, words.getLast(), costly));
    });
    return table;
  }

  static boolean knows(String function) {
    return TABLE.containsKey(function);
  }

  /** The version for these arguments, or null. A float may stand for a double, as C allows. */
  static Intrinsic of(String function, List<Type> arguments) {
    return TABLE.getOrDefault(function, List.of()).stream()
        .filter(intrinsic -> takes(intrinsic.parameters(), arguments)).findFirst().orElse(null);
  }

  private static boolean takes(List<Type> parameters, List<Type> arguments) {
    if (parameters.size() != arguments.size()) {
      return false;
    }
    for (int k = 0; k < parameters.size(); k++) {
      Type wanted = parameters.get(k);
      Type given = arguments.get(k);
      boolean widened = wanted == Type.DOUBLE && given == Type.FLOAT;
      if (given != wanted && !widened) {
        return false;
      }
    }
    return true;
  }
}
