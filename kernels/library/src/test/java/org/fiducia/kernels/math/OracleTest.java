package org.fiducia.kernels.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** The judge itself: published digits (OEIS A000796, A001113, A002392, A049469, A049470, A002580) and definitions. */
class OracleTest {

  private static void agrees(BigDecimal value, String digits) {
    BigDecimal published = new BigDecimal(digits);
    assertThat(value.subtract(published).abs()).isLessThan(published.abs().multiply(new BigDecimal("1e-39")));
  }

  @Test
  void publishedDigits() {
    agrees(Oracle.PI.round(Oracle.DIGITS), "3.14159265358979323846264338327950288419716939937510582");
    agrees(Oracle.exp(1), "2.71828182845904523536028747135266249775724709369995957");
    agrees(Oracle.log(10), "2.30258509299404568401799145468436420760110148862877297");
    agrees(Oracle.log1p(9), "2.30258509299404568401799145468436420760110148862877297");
    agrees(Oracle.sin(1), "0.84147098480789650665250232163029899962256306079837106");
    agrees(Oracle.cos(1), "0.54030230586813971740093660744297660373231042061792222");
    agrees(Oracle.cbrt(2), "1.25992104989487316476721060727822835057025146470150798");
    agrees(Oracle.atan2(1, 1).multiply(BigDecimal.valueOf(4)), "3.14159265358979323846264338327950288419716939937510582");
    agrees(Oracle.atan2(0x1p-1074, -1), "3.14159265358979323846264338327950288419716939937510582");
    agrees(Oracle.hypot(1, 1), "1.41421356237309504880168872420969807856967187537694807");
    agrees(Oracle.pow(2, 0.5), "1.41421356237309504880168872420969807856967187537694807");
    agrees(Oracle.expm1(-1).add(BigDecimal.ONE).multiply(Oracle.exp(1)), "1");
  }

  /** sin^2 + cos^2 = 1, and the sine of twice the angle, where the reduction takes a thousand digits. */
  @Test
  void hugeAngles() {
    for (double x : new double[] {1e22, 0x1p1000, Double.MAX_VALUE / 2, 6381956970095103.0 * 0x1p797}) {
      BigDecimal s = Oracle.sin(x);
      BigDecimal c = Oracle.cos(x);
      agrees(s.pow(2).add(c.pow(2)), "1");
      agrees(s.multiply(c).multiply(BigDecimal.TWO).divide(Oracle.sin(2 * x), new MathContext(45)), "1");
    }
  }

  @Test
  void ulpsAreThoseOfTheExactValue() {
    assertThat(Oracle.ulps(1, BigDecimal.ONE)).isZero();
    assertThat(Oracle.ulps(Math.nextUp(1.0), BigDecimal.ONE)).isEqualTo(1);
    assertThat(Oracle.ulps(1, new BigDecimal(Math.nextDown(1.0)))).isEqualTo(1);
    assertThat(Oracle.ulps(0, new BigDecimal(Double.MIN_VALUE))).isEqualTo(1);
    assertThat(Oracle.ulps(Double.POSITIVE_INFINITY, new BigDecimal("1e900"))).isZero();
    assertThat(Oracle.ulps(Double.MAX_VALUE, new BigDecimal("1e900"))).isEqualTo(1);
    assertThat(Oracle.ulps(Double.NaN, BigDecimal.ONE)).isInfinite();
  }
}
