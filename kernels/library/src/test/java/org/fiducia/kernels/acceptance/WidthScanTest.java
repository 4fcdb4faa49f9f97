package org.fiducia.kernels.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decay histogram folded with a width, against the sum of w g exp(-g u) over the very events that filled it. */
class WidthScanTest {

  private static final int LOG2_POINTS = 10;
  private static final double NORM = 3e5;
  private static final double SCALE = 0x1p48;

  private record Event(int replicate, double u, double weight) {}

  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  /**
   * Events of one bin at a time, at every octave from u = 2^-4 to 2^12 mm, so that no other bin covers up an error: no
   * sum is further off than the next term of the series, x^4/24 exp(x) with x = g h / 2.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.1, 1, 3, 10, 30, 100, 200, 400, 700})
  void isNoFurtherOffThanTheNextTerm(double gu) {
    Random random = new Random(7);
    for (int octave = -4; octave < 12; octave++) {
      for (int mantissa : new int[] {0, 1, 63, DecayHistogram.PER_OCTAVE - 1}) {
        long bin = DecayHistogram.bin(Math.scalb(1.0, octave)) + mantissa;
        double low = DecayHistogram.edge(bin);
        double width = DecayHistogram.edge(bin + 1) - low;
        double g = gu / low;
        for (double u : new double[] {low, low + random.nextDouble() * width, Math.nextDown(low + width)}) {
          Event event = new Event(5, u, 0.5 + random.nextDouble());
          double expected = directSum(List.of(event), g);
          double x = 0.5 * g * width;
          double rounding = 1e-14 + 4e-16 * gu;
          double allowed = Math.pow(x, 4) / 24 * Math.exp(x) + rounding * Math.exp(x);
          assertThat(scan(List.of(event), g)[WidthScan.YIELD] / expected)
              .as("u = %s, g u = %s", u, gu).isCloseTo(1, within(allowed));
        }
      }
    }
  }

  /** The figures of DecayHistogram's description, at the worst place: an edge of the first bin of an octave. */
  @Test
  void hasTheStatedErrors() {
    double low = 64;
    double width = DecayHistogram.edge(DecayHistogram.bin(low) + 1) - low;
    double[][] stated = {{1, 9.7e-12}, {10, 1e-7}, {100, 1.3e-3}, {200, 0.029}};
    for (double[] figure : stated) {
      double worst = 0;
      for (double u : new double[] {low, Math.nextDown(low + width)}) {
        double g = figure[0] / low;
        List<Event> events = List.of(new Event(0, u, 1));
        worst = Math.max(worst, Math.abs(scan(events, g)[WidthScan.YIELD] / directSum(events, g) - 1));
      }
      assertThat(worst).as("g u = %s", figure[0]).isCloseTo(figure[1], withinPercentage(5));
    }
  }

  /** A sample as a run makes it, over a factor of 200 in u: next to its peak the fold is exact to the fixed point. */
  @Test
  void foldsAWholeSample() {
    List<Event> events = sample(4098, 0.05, 10);
    for (double g : new double[] {1e-6, 1e-3, 0.1, 1, 3}) {
      double expected = directSum(events, g);
      assertThat(scan(events, g)[WidthScan.YIELD]).isCloseTo(expected, within(1e-11 * expected));
    }
  }

  /** The error is the standard error of commons-math over the sums of the replicates, however small they are. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1, 300, 12_000})
  void hasTheStandardErrorOfTheReplicates(double g) {
    List<Event> events = sample(207, 0.05, 2);
    SummaryStatistics replicates = new SummaryStatistics();
    double unit = scan(events, g)[WidthScan.YIELD];
    for (int r = 0; r < Lattice.REPLICATES; r++) {
      int replicate = r;
      List<Event> own = events.stream().filter(e -> e.replicate() == replicate).toList();
      replicates.addValue(scan(own, g)[WidthScan.YIELD] * Lattice.REPLICATES / unit);
    }
    double expected = replicates.getStandardDeviation() / Math.sqrt(Lattice.REPLICATES);
    double[] result = scan(events, g);
    assertThat(replicates.getMean()).isCloseTo(1, within(1e-12));
    assertThat(result[WidthScan.ERROR] / unit).isCloseTo(expected, within(1e-12 * expected));
    assertThat(result[WidthScan.ERROR]).isPositive();
  }

  @Test
  void givesZeroWhereNothingIsLeft() {
    assertThat(scan(List.of(new Event(0, 8, 1)), 100)).containsExactly(0, 0);
    assertThat(scan(List.of(), 1)).containsExactly(0, 0);
  }

  /** A length outside the range is counted behind all replicates and spoils no bin. */
  @Test
  void countsWhatItLoses() {
    long first = DecayHistogram.bin(1);
    long bins = 2 * DecayHistogram.PER_OCTAVE;
    Longs histogram = Longs.allocate(arena, DecayHistogram.LAYOUT, Lattice.REPLICATES * bins + 1);
    double[] outside = {Math.nextDown(1.0), 4, 0.1, 1e9, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN};
    for (double u : outside) {
      DecayHistogram.enter(histogram, Lattice.REPLICATES, 3, first, bins, u, 1, SCALE);
    }
    DecayHistogram.enter(histogram, Lattice.REPLICATES, 3, first, bins, 1, 1, SCALE);
    DecayHistogram.enter(histogram, Lattice.REPLICATES, 3, first, bins, Math.nextDown(4.0), 1, SCALE);
    assertThat(histogram.get(0, Lattice.REPLICATES * bins)).isEqualTo(outside.length);
    assertThat(histogram.get(0, 3 * bins)).isEqualTo((long) SCALE);
    assertThat(histogram.get(0, 4 * bins - 1)).isEqualTo((long) SCALE);
    long filled = 0;
    for (long row = 0; row < histogram.rows(); row++) {
      filled += histogram.get(0, row) != 0 ? 1 : 0;
    }
    assertThat(filled).isEqualTo(3);
  }

  @Test
  void putsEveryLengthBetweenTheEdgesOfItsBin() {
    Random random = new Random(8);
    for (int n = 0; n < 4098; n++) {
      double u = Math.exp(random.nextDouble() * 40 - 20);
      long bin = DecayHistogram.bin(u);
      assertThat(DecayHistogram.edge(bin)).isLessThanOrEqualTo(u);
      assertThat(DecayHistogram.edge(bin + 1)).isGreaterThan(u);
      double width = DecayHistogram.edge(bin + 1) - DecayHistogram.edge(bin);
      assertThat(width / u).isBetween(0.5 / DecayHistogram.PER_OCTAVE, 1.0 / DecayHistogram.PER_OCTAVE);
    }
  }

  /** Events of all replicates, u over the given range with equal numbers an octave. */
  private static List<Event> sample(int count, double least, double most) {
    Random random = new Random(9);
    return random.ints(count, 0, Lattice.REPLICATES)
        .mapToObj(r -> new Event(r, least * Math.pow(most / least, random.nextDouble()), random.nextDouble()))
        .toList();
  }

  /** The direct sum. */
  private static double directSum(List<Event> events, double g) {
    double sum = 0;
    for (Event event : events) {
      sum += event.weight() * g * Math.exp(-g * event.u());
    }
    return NORM * sum / (Lattice.REPLICATES << LOG2_POINTS);
  }

  /** Histogram and kernel. */
  private double[] scan(List<Event> events, double g) {
    long first = DecayHistogram.bin(events.stream().mapToDouble(Event::u).min().orElse(1));
    long bins = DecayHistogram.bin(events.stream().mapToDouble(Event::u).max().orElse(1)) - first + 1;
    Longs histogram = Longs.allocate(arena, DecayHistogram.LAYOUT, Lattice.REPLICATES * bins + 1);
    for (Event event : events) {
      DecayHistogram.enter(histogram, Lattice.REPLICATES, event.replicate(), first, bins, event.u(), event.weight(),
          SCALE);
    }
    assertThat(histogram.get(0, histogram.rows() - 1)).isZero();
    Longs sampling = Longs.allocate(arena, Sampling.LAYOUT, 1);
    sampling.set(Sampling.LOG2_POINTS, 0, LOG2_POINTS);
    sampling.set(Sampling.FIRST_BIN, 0, first);
    sampling.set(Sampling.BINS, 0, bins);
    Doubles setup = Doubles.allocate(arena, Setup.LAYOUT, 1);
    setup.set(Setup.SCALE, 0, SCALE);
    Doubles widths = Doubles.allocate(arena, WidthScan.WIDTHS, 1);
    widths.set(WidthScan.DECAY_CONSTANT, 0, g);
    widths.set(WidthScan.NORM, 0, NORM);
    Doubles yields = Doubles.allocate(arena, WidthScan.YIELDS, 1);
    WidthScan.run(0, sampling, setup, histogram, widths, yields);
    return new double[] {yields.get(WidthScan.YIELD, 0), yields.get(WidthScan.ERROR, 0)};
  }
}
