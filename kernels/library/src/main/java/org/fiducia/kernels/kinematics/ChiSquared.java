package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.math.Exact;
import org.fiducia.language.Functions;

/** The chi-squared distribution. */
@Functions
public final class ChiSquared {

  /** Most degrees of freedom. */
  public static final int MOST_NDF = 16;

  private static final double SQRT_PI = 1.7724538509055160273;

  /** Below this the series of erf, above it the continued fraction of erfc. */
  private static final double SPLIT = 3;

  /** Levels of the continued fraction that leave an error below 1e-16 at SPLIT. */
  private static final int LEVELS = 28;

  private ChiSquared() {}

  /**
   * Probability of a larger chi2 than this: the regularised incomplete gamma function Q(ndf/2, chi2/2), as the finite
   * sum Q(a + 1, x) = Q(a, x) + x^a exp(-x) / Gamma(a + 1) from Q(0, x) = 0 or Q(1/2, x) = erfc(sqrt x) (NIST Digital
   * Library of Mathematical Functions, 8.8.6 and 8.4.6). All terms are positive: the relative error is below 1e-14
   * wherever the probability is a normal number.
   *
   * @param chi2 at least 0
   * @param ndf 1 to {@link #MOST_NDF}
   */
  public static double tail(double chi2, int ndf) {
    double x = 0.5 * chi2;
    boolean odd = (ndf & 1) != 0;
    double decay = Exact.exp(-x);
    double term = odd ? 2 * Math.sqrt(x) / SQRT_PI : 1.0;
    double next = odd ? 1.5 : 1.0;
    double sum = 0;
    for (int k = 0; k < ndf / 2; k++) {
      sum += term;
      term *= x / next;
      next += 1;
    }
    double tail = odd ? complementaryError(x, decay) + decay * sum : decay * sum;
    return decay == 0 ? 0.0 : tail < 1 ? tail : 1.0;
  }

  /**
   * erfc(sqrt x) from x and exp(-x), so that no digit of x is lost in a square: 1 - 2/sqrt(pi) sqrt(x) exp(-x) sum
   * (2x)^n/(2n+1)!! or exp(-x) sqrt(x/pi) / (x + 1/2 - 1 (1/2)/(x + 5/2 - 2 (3/2)/(x + 9/2 - ...))) (NIST
   * Digital Library of Mathematical Functions, 7.6.2 and 7.9.2).
   */
  private static double complementaryError(double x, double decay) {
    double root = Math.sqrt(x);
    if (x < SPLIT) {
      double term = 1;
      double sum = 1;
      for (int n = 1; term > 0x1p-56 * sum; n++) {
        term *= 2 * x / (2 * n + 1);
        sum += term;
      }
      return 1 - 2 / SQRT_PI * root * decay * sum;
    }
    double fraction = x + (2 * LEVELS + 0.5);
    for (int n = LEVELS; n > 0; n--) {
      fraction = x + (2 * n - 1.5) - n * (n - 0.5) / fraction;
    }
    return decay / SQRT_PI * root / fraction;
  }
}
