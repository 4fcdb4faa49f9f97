package org.fiducia.analysis.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis of a picture.
 *
 * @param low value at pixel {@code start}
 * @param high value at pixel {@code end}
 * @param start pixel of the low end
 * @param end pixel of the high end
 */
record LinearAxis(double low, double high, double start, double end) implements Axis {

  /** More labels than this are a ruler. */
  private static final int MOST = 10;

  /** Numbers of more digits before the point, or more zeros behind it, share a power of ten. */
  private static final int LONGEST = 5;

  private static final int MOST_ZEROS = 3;

  /** An axis of so many steps above zero shows its distances from a round number. */
  private static final double FAR = 1e6;

  /** A tick's distance to the next: factor 1, 2 or 5 times a power of ten; {@code parts} small ticks fill it. */
  private record Step(int factor, int exponent, int parts) {

    /** The smallest step that is not less than the given length. */
    static Step atLeast(double length) {
      int exponent = (int) Math.floor(Math.log10(length));
      for (Step step : List.of(new Step(1, exponent, 5), new Step(2, exponent, 4), new Step(5, exponent, 5))) {
        if (step.size().doubleValue() >= length * (1 - 1e-9)) {
          return step;
        }
      }
      return new Step(1, exponent + 1, 5);
    }

    BigDecimal size() {
      return BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
    }
  }

  @Override
  public double position(double value) {
    return start + (end - start) * (value - low) / (high - low);
  }

  @Override
  public double valueAt(double pixel) {
    return low + (high - low) * (pixel - start) / (end - start);
  }

  @Override
  public Ticks ticks(double gap) {
    double length = Math.abs(end - start);
    Step step = Step.atLeast((high - low) * Math.max(gap / length, 1.0 / MOST));
    List<BigDecimal> values = multiples(step.size());
    List<Double> minor = multiples(step.size().divide(BigDecimal.valueOf(step.parts()))).stream()
        .map(BigDecimal::doubleValue).toList();
    BigDecimal offset = offset(step);
    int exponent = exponent(values, offset);
    List<Label> labels = values.stream().map(v -> new Label(v.doubleValue(), Numeral.plain(
        v.subtract(offset).scaleByPowerOfTen(-exponent).stripTrailingZeros().setScale(
            Math.max(0, exponent - step.exponent())).toPlainString()))).toList();
    return new Ticks(labels, minor, common(offset, exponent));
  }

  /** The multiples of a step on the axis; exact, as sums of a rounded step would miss zero. */
  private List<BigDecimal> multiples(BigDecimal step) {
    double slack = 1e-9 * (high - low);
    BigDecimal first = BigDecimal.valueOf(low - slack).divide(step, 0, RoundingMode.CEILING);
    BigDecimal last = BigDecimal.valueOf(high + slack).divide(step, 0, RoundingMode.FLOOR);
    List<BigDecimal> multiples = new ArrayList<>();
    for (BigDecimal k = first; k.compareTo(last) <= 0; k = k.add(BigDecimal.ONE)) {
      multiples.add(k.multiply(step));
    }
    return multiples;
  }

  /** A round number below the axis if its numbers would hardly differ; else 0. */
  private BigDecimal offset(Step step) {
    double most = Math.max(Math.abs(low), Math.abs(high));
    if (most < FAR * step.size().doubleValue()) {
      return BigDecimal.ZERO;
    }
    BigDecimal round = BigDecimal.ONE.scaleByPowerOfTen(step.exponent() + 2);
    return BigDecimal.valueOf(low).divide(round, 0, RoundingMode.FLOOR).multiply(round);
  }

  /** The power of ten that the labels share: a multiple of 3, and 0 while the numbers are short. */
  private static int exponent(List<BigDecimal> values, BigDecimal offset) {
    double most = values.stream().mapToDouble(v -> v.subtract(offset).abs().doubleValue()).max().orElse(0);
    int digits = most == 0 ? 0 : (int) Math.floor(Math.log10(most) + 1e-9);
    return digits >= LONGEST || digits < -MOST_ZEROS ? Math.floorDiv(digits, 3) * 3 : 0;
  }

  private static Numeral common(BigDecimal offset, int exponent) {
    String number = offset.stripTrailingZeros().toPlainString();
    String sum = offset.signum() == 0 ? "" : offset.signum() > 0 ? "+ " + number : number;
    if (exponent == 0) {
      return Numeral.plain(sum);
    }
    return Numeral.power(sum.isEmpty() ? "\u00d7" : sum + ", \u00d7", exponent);
  }
}
