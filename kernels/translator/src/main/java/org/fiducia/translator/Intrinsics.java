package org.fiducia.translator;

import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The methods of {@code java.lang} that a kernel may call, with the OpenCL C function of the same bits. */
final class Intrinsics {

  private static final Map<String, String> FUNCTIONS = table("""
      Math.fma(double,double,double)           fma
      Math.sqrt(double)                        sqrt
      Math.abs(double)                         fabs
      Math.abs(int)                            j_abs_int
      Math.abs(long)                           j_abs_long
      Math.min(double,double)                  j_min
      Math.max(double,double)                  j_max
      Math.min(int,int)                        min
      Math.max(int,int)                        max
      Math.min(long,long)                      min
      Math.max(long,long)                      max
      Math.floor(double)                       j_floor
      Math.ceil(double)                        j_ceil
      Math.rint(double)                        j_rint
      Math.round(double)                       j_round
      Math.signum(double)                      j_signum
      Math.copySign(double,double)             copysign
      Math.multiplyHigh(long,long)             mul_hi
      Math.unsignedMultiplyHigh(long,long)     j_unsigned_multiply_high
      Double.doubleToRawLongBits(double)       as_long
      Double.doubleToLongBits(double)          j_bits
      Double.longBitsToDouble(long)            as_double
      Double.isNaN(double)                     j_is_nan
      Double.isInfinite(double)                j_is_infinite
      Double.isFinite(double)                  j_is_finite
      Integer.numberOfLeadingZeros(int)        clz
      Integer.numberOfTrailingZeros(int)       j_ctz_int
      Integer.bitCount(int)                    popcount
      Integer.rotateLeft(int,int)              j_rotate_left_int
      Integer.rotateRight(int,int)             j_rotate_right_int
      Integer.toUnsignedLong(int)              j_to_unsigned_long
      Integer.compareUnsigned(int,int)         j_compare_unsigned_int
      Long.numberOfLeadingZeros(long)          j_clz_long
      Long.numberOfTrailingZeros(long)         j_ctz_long
      Long.bitCount(long)                      j_bit_count_long
      Long.rotateLeft(long,int)                j_rotate_left_long
      Long.rotateRight(long,int)               j_rotate_right_long
      Long.compareUnsigned(long,long)          j_compare_unsigned_long
      """);

  /** The elementary functions that {@code org.fiducia.kernels.math.Exact} has. */
  private static final Set<String> EXACT =
      Set.of("exp", "expm1", "log", "log1p", "sin", "cos", "tan", "atan2", "pow", "cbrt", "hypot");

  private Intrinsics() {}

  private static Map<String, String> table(String lines) {
    Map<String, String> table = new HashMap<>();
    lines.lines().map(line -> line.split("\\s+")).forEach(pair -> table.put(pair[0], pair[1]));
    return Map.copyOf(table);
  }

  /** Signatures of all intrinsics, e.g. {@code Math.abs(int)}. */
  static Set<String> signatures() {
    return FUNCTIONS.keySet();
  }

  static boolean owns(TypeElement type) {
    return type.getQualifiedName().toString().startsWith("java.");
  }

  /** The C function for a method of the Java library. */
  static String function(ExecutableElement method, TypeElement owner, Tree at) {
    String name = owner.getSimpleName() + "." + method.getSimpleName();
    String signature = name + method.getParameters().stream()
        .map(p -> p.asType().toString()).collect(Collectors.joining(",", "(", ")"));
    String function = FUNCTIONS.get(signature);
    if (function == null) {
      throw new Refusal(at, "call of " + name + wayOut(method, owner));
    }
    return function;
  }

  private static String wayOut(ExecutableElement method, TypeElement owner) {
    String name = method.getSimpleName().toString();
    boolean math = owner.getSimpleName().contentEquals("Math") || owner.getSimpleName().contentEquals("StrictMath");
    if (math && EXACT.contains(name)) {
      return ": its bits differ between platforms; use org.fiducia.kernels.math.Exact." + name;
    }
    if (method.getParameters().stream().anyMatch(p -> p.asType().toString().equals("float"))) {
      return " with float: use double";
    }
    return ": not in the kernel language; docs/kernel-language.md lists the methods of java.lang that are";
  }
}
