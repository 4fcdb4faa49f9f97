package org.fiducia.kernels.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The largest error of every function, measured against {@link Oracle}, held to the figure stated in {@link Exact} and
 * printed as a row of docs/accuracy.md.
 */
class AccuracyTest {

  /** Where the error was largest. */
  record Worst(double ulps, double x, double y) {
    Worst worse(Worst other) {
      return other.ulps > ulps ? other : this;
    }
  }

  @ParameterizedTest
  @EnumSource
  void hardArguments(Subject subject) {
    List<double[]> points = HardArguments.of(subject);
    assertThat(points).hasSizeGreaterThan(250);
    survey(subject, "hard", points.size(), points::get);
  }

  @ParameterizedTest
  @EnumSource
  void randomArguments(Subject subject) {
    random(subject, 20_000);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void manyRandomArguments(Subject subject) {
    random(subject, 1_000_000);
  }

  private static void random(Subject subject, int count) {
    survey(subject, "random", count, i -> subject.draw(new SplittableRandom(0x9e3779b97f4a7c15L * i + count), i));
  }

  private static void survey(Subject subject, String kind, int count, IntFunction<double[]> points) {
    Worst worst = IntStream.range(0, count).parallel().mapToObj(i -> {
      double[] point = points.apply(i);
      return new Worst(subject.ulps(point[0], point[1]), point[0], point[1]);
    }).reduce(new Worst(-1, 0, 0), Worst::worse);
    System.out.printf(Locale.ROOT, "| %s | %.4f | %d %s | %s%s |%n", subject.name().toLowerCase(Locale.ROOT),
        worst.ulps, count, kind, worst.x, subject.takesTwo() ? ", " + worst.y : "");
    assertThat(worst.ulps).as("%s at %s, %s", subject, worst.x, worst.y).isLessThanOrEqualTo(subject.bound);
  }
}
