package org.fiducia.kernels.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions of doubles to about 45 decimal digits, by power series in {@link BigDecimal}: the independent
 * judge of {@link Exact}. Where a platform function gives a first guess, the series removes its error.
 */
final class Oracle {

  static final MathContext DIGITS = new MathContext(50);

  /** Beyond this a power is an overflow or an underflow whatever its value. */
  private static final BigDecimal EXTREME = BigDecimal.valueOf(2000);

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal THREE = BigDecimal.valueOf(3);
  private static final BigDecimal SMALL = new BigDecimal("1e-9");

  /** Machin: pi = 16 atan(1/5) - 4 atan(1/239); 1 250 decimals serve 2^1024. */
  static final BigDecimal PI = inverseArctangent(5, 1270).multiply(BigDecimal.valueOf(16))
      .subtract(inverseArctangent(239, 1270).multiply(BigDecimal.valueOf(4)))
      .setScale(1250, RoundingMode.HALF_EVEN);

  static final BigDecimal HALF_PI = PI.divide(TWO);

  /** ln 2 = 2 atanh(1/3), to 100 digits. */
  static final BigDecimal LN2 = lnTwo(new MathContext(100));

  private static final int TERMS = 42;
  private static final BigDecimal[] INVERSE_FACTORIAL = inverseFactorials();
  private static final BigDecimal[] POWER_OF_TWO = new BigDecimal[6001];

  static {
    for (int k = -3000; k <= 3000; k++) {
      BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(Math.abs(k)));
      POWER_OF_TWO[3000 + k] = k < 0 ? ONE.divide(power, DIGITS) : power.round(DIGITS);
    }
  }

  private Oracle() {}

  private static BigDecimal inverseArctangent(int n, int decimals) {
    BigDecimal power = ONE.divide(BigDecimal.valueOf(n), decimals, RoundingMode.HALF_EVEN);
    BigDecimal square = BigDecimal.valueOf((long) n * n);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; power.signum() != 0; k += 2) {
      BigDecimal term = power.divide(BigDecimal.valueOf(k), decimals, RoundingMode.HALF_EVEN);
      sum = (k & 2) == 0 ? sum.add(term) : sum.subtract(term);
      power = power.divide(square, decimals, RoundingMode.HALF_EVEN);
    }
    return sum;
  }

  private static BigDecimal lnTwo(MathContext digits) {
    BigDecimal power = TWO.divide(THREE, digits);
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; k < 230; k += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(k), digits), digits);
      power = power.divide(BigDecimal.valueOf(9), digits);
    }
    return sum;
  }

  private static BigDecimal[] inverseFactorials() {
    BigDecimal[] result = new BigDecimal[TERMS];
    result[0] = ONE;
    for (int n = 1; n < TERMS; n++) {
      result[n] = result[n - 1].divide(BigDecimal.valueOf(n), new MathContext(60));
    }
    return result;
  }

  /** sum over k of sign^k z^k / (from + step k)!. */
  private static BigDecimal series(BigDecimal z, int from, int step, int last, boolean alternating) {
    int k = (last - from) / step;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal argument = alternating ? z.negate() : z;
    for (; k >= 0; k--) {
      sum = sum.multiply(argument, DIGITS).add(INVERSE_FACTORIAL[from + step * k], DIGITS);
    }
    return sum;
  }

  private static BigDecimal exact(double x) {
    return new BigDecimal(x);
  }

  static BigDecimal exp(double x) {
    return exp(exact(x));
  }

  /** e^x; 10^-900 or 10^900 stand for anything beyond the doubles. */
  static BigDecimal exp(BigDecimal exactX) {
    if (exactX.abs().compareTo(EXTREME) > 0) {
      return new BigDecimal(exactX.signum() < 0 ? "1e-900" : "1e900");
    }
    BigDecimal x = exactX.round(new MathContext(60));
    int k = x.divide(LN2, new MathContext(10)).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    BigDecimal r = x.subtract(LN2.multiply(BigDecimal.valueOf(k)), new MathContext(60));
    BigDecimal e = series(r.multiply(POWER_OF_TWO[3000 - 6], DIGITS), 0, 1, 21, false);
    for (int i = 0; i < 6; i++) {
      e = e.multiply(e, DIGITS);
    }
    return e.multiply(POWER_OF_TWO[3000 + k], DIGITS);
  }

  static BigDecimal expm1(double x) {
    BigDecimal exact = exact(x);
    return exact.abs().compareTo(SMALL) < 0
        ? exact.round(DIGITS).multiply(series(exact.round(DIGITS), 1, 1, 8, false), DIGITS)
        : exp(exact).subtract(ONE, DIGITS);
  }

  static BigDecimal log(double x) {
    return log(exact(x), StrictMath.log(x));
  }

  static BigDecimal log1p(double x) {
    BigDecimal exact = exact(x);
    if (exact.abs().compareTo(SMALL) < 0) {
      return nearOne(exact.round(DIGITS));
    }
    return log(ONE.add(exact), StrictMath.log1p(x));
  }

  /** ln x = guess + ln(x e^-guess), whose argument is 1 to about 16 digits. */
  static BigDecimal log(BigDecimal x, double guess) {
    BigDecimal ratio = x.round(new MathContext(60)).multiply(exp(exact(-guess)), DIGITS);
    return exact(guess).add(nearOne(ratio.subtract(ONE)), DIGITS);
  }

  /** ln(1 + d) for |d| below 1e-9. */
  private static BigDecimal nearOne(BigDecimal d) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 6; n >= 1; n--) {
      sum = ONE.divide(BigDecimal.valueOf(n), DIGITS).subtract(d.multiply(sum, DIGITS), DIGITS);
    }
    return d.multiply(sum, DIGITS);
  }

  static BigDecimal sin(double x) {
    return turned(exact(x), 0);
  }

  static BigDecimal cos(double x) {
    return turned(exact(x), 1);
  }

  static BigDecimal tan(double x) {
    return sin(x).divide(cos(x), DIGITS);
  }

  /** sin(x + quarters pi/2). */
  private static BigDecimal turned(BigDecimal x, int quarters) {
    int digits = 90 + Math.max(0, x.precision() - x.scale());
    BigDecimal quarter = HALF_PI.round(new MathContext(digits));
    BigDecimal k = x.divide(quarter, new MathContext(digits)).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(k.multiply(quarter)).round(DIGITS);
    BigDecimal z = r.multiply(r, DIGITS);
    int turn = k.toBigInteger().add(BigInteger.valueOf(quarters)).intValue() & 3;
    BigDecimal value = (turn & 1) == 0 ? r.multiply(series(z, 1, 2, 39, true), DIGITS) : series(z, 0, 2, 38, true);
    return turn < 2 ? value : value.negate();
  }

  /** guess + atan((y cos guess - x sin guess)/(x cos guess + y sin guess)), the latter about 1e-16. */
  static BigDecimal atan2(double y, double x) {
    double guess = StrictMath.atan2(y, x);
    BigDecimal exactX = exact(x);
    BigDecimal exactY = exact(y);
    if (Math.abs(guess) < 1e-9) {
      return smallArctangent(exactY.divide(exactX, DIGITS));
    }
    BigDecimal s = sin(guess);
    BigDecimal c = cos(guess);
    BigDecimal across = exactY.multiply(c).subtract(exactX.multiply(s));
    BigDecimal along = exactX.multiply(c).add(exactY.multiply(s));
    return exact(guess).add(smallArctangent(across.divide(along, DIGITS)), DIGITS);
  }

  /** atan t for |t| below 1e-9. */
  private static BigDecimal smallArctangent(BigDecimal t) {
    BigDecimal z = t.multiply(t, DIGITS);
    BigDecimal cubic = z.divide(THREE, DIGITS).subtract(z.multiply(z, DIGITS).divide(BigDecimal.valueOf(5), DIGITS));
    return t.multiply(ONE.subtract(cubic), DIGITS);
  }

  static BigDecimal pow(double x, double y) {
    BigDecimal value = exp(exact(y).multiply(log(Math.abs(x)), DIGITS));
    return x < 0 && Math.abs(y % 2) == 1 ? value.negate() : value;
  }

  static BigDecimal cbrt(double x) {
    BigDecimal exact = exact(x);
    BigDecimal root = exact(StrictMath.cbrt(x));
    for (int i = 0; i < 2; i++) {
      BigDecimal square = root.multiply(root, DIGITS);
      BigDecimal excess = square.multiply(root, DIGITS).subtract(exact, DIGITS);
      root = root.subtract(excess.divide(square.multiply(THREE), DIGITS), DIGITS);
    }
    return root;
  }

  static BigDecimal hypot(double x, double y) {
    BigDecimal square = exact(x).pow(2).add(exact(y).pow(2)).round(DIGITS);
    BigDecimal root = exact(Math.min(Double.MAX_VALUE, StrictMath.hypot(x, y)));
    for (int i = 0; i < 3; i++) {
      root = root.add(square.divide(root, DIGITS), DIGITS).divide(TWO, DIGITS);
    }
    return root;
  }

  /** Distance of a computed double from the exact value, in units in the last place of the exact value. */
  static double ulps(double computed, BigDecimal exact) {
    double towardsZero = Math.abs(exact.doubleValue());
    if (towardsZero > Double.MAX_VALUE || exact(towardsZero).compareTo(exact.abs()) > 0) {
      towardsZero = Math.nextDown(towardsZero);
    }
    if (computed != computed) {
      return Double.POSITIVE_INFINITY;
    }
    BigDecimal found = Double.isInfinite(computed)
        ? exact(Math.copySign(0x1p1023, computed)).multiply(TWO)
        : exact(computed);
    BigDecimal limit = exact(0x1p1023).multiply(TWO);
    BigDecimal wanted = exact.abs().compareTo(limit) > 0 ? limit.multiply(BigDecimal.valueOf(exact.signum())) : exact;
    return found.subtract(wanted).abs().divide(exact(Math.ulp(towardsZero)), new MathContext(12)).doubleValue();
  }
}
