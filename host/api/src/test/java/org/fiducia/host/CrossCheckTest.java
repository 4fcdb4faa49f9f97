package org.fiducia.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.kernels.random.RandomTrials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossCheckTest {

  private static final long SEED = 3;

  @AfterEach
  void withdraw() {
    FakeBackend.offer();
  }

  private static Runner jvm() throws DeviceException {
    return new CpuBackend().devices().getFirst().open(new RunnerOptions(1, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 13, 207, 4098})
  void findsOneFlippedBitOfAnyKernel(long items) throws Exception {
    for (Trial trial : Trials.all()) {
      CrossCheck.Row row = compare(trial, items, 1);
      assertThat(row.mismatchedBytes()).as(trial.name()).isEqualTo(1);
      assertThat(row.bytesCompared()).isPositive();
      assertThat(row.items()).isEqualTo(items);
      assertThat(row.reference()).isEqualTo("first");
      assertThat(row.device()).isEqualTo("second");
    }
  }

  /** Several launches, of which only the last is wrong. */
  @Test
  void findsAFlippedBitInTheLastLaunch() throws Exception {
    Trial trial = RandomTrials.all().getFirst();
    long items = 2 * CrossCheck.ITEMS_PER_LAUNCH + 207;
    CrossCheck.Row wrong = compare(trial, items, 3);
    CrossCheck.Row right = compare(trial, items, 4);
    assertThat(wrong.mismatchedBytes()).isEqualTo(1);
    assertThat(right.mismatchedBytes()).isZero();
    // 4 words of 4 bytes and 7 doubles an item
    assertThat(wrong.bytesCompared()).isEqualTo(items * (4 * 4 + 7 * 8));
    assertThat(wrong.hash()).hasSize(16).isNotEqualTo(right.hash());
  }

  private static CrossCheck.Row compare(Trial trial, long items, int wrongLaunch) throws Exception {
    try (Runner jvm = jvm()) {
      Map<String, Runner> runners = new LinkedHashMap<>();
      runners.put("first", jvm);
      runners.put("second", new FakeDevice("fake:0", "Wrong", Kind.GPU, true, new FlippedBit(wrongLaunch))
          .open(RunnerOptions.defaults()));
      List<CrossCheck.Row> rows = CrossCheck.compare(trial, runners, items, SEED);
      assertThat(rows).hasSize(1);
      return rows.getFirst();
    }
  }

  /** The first device named is the one that the others are compared with, even if it is the one that errs. */
  @Test
  void comparesWithTheFirstDevice() throws Exception {
    FakeDevice wrong = new FakeDevice("fake:0", "Wrong", Kind.GPU, true, new FlippedBit(1));
    FakeDevice right = new FakeDevice("fake:1", "Right", Kind.GPU, true, FakeDevice.CORRECT);
    FakeBackend.offer(wrong, right);
    List<CrossCheck.Row> rows = CrossCheck.run(
        "fake:0", List.of("cpu", "fake:1"), Trials.all(), 13, SEED, RunnerOptions.defaults(), Progress.NONE);
    assertThat(rows).hasSize(2 * Trials.all().size()).allSatisfy(row -> {
      assertThat(row.reference()).isEqualTo("fake:0");
      assertThat(row.mismatchedBytes()).isEqualTo(row.kernel().equals(Trials.all().getFirst().name()) ? 1 : 0);
    });
    assertThat(rows).extracting(CrossCheck.Row::device).startsWith("cpu", "fake:1", "cpu", "fake:1");
    for (int k = 0; k < rows.size(); k += 2) {
      assertThat(rows.get(k).hash()).isEqualTo(rows.get(k + 1).hash());
    }
    assertThat(wrong.closed).hasValue(1);
    assertThat(right.closed).hasValue(1);
  }

  @Test
  void givesTheHashesOfASingleDevice() throws Exception {
    List<CrossCheck.Row> rows = CrossCheck.run(
        "cpu", List.of(), Trials.all(), KernelHashes.ITEMS, KernelHashes.SEED, RunnerOptions.defaults(),
        Progress.NONE);
    Map<String, String> hashes = new LinkedHashMap<>();
    rows.forEach(row -> hashes.put(row.kernel(), row.hash()));
    assertThat(hashes).isEqualTo(KernelHashes.expected());
  }

  /** A failing device ends the check: recomputing elsewhere would hide what is looked for. */
  @Test
  void reportsADeviceThatFails() {
    FakeDevice dead = new FakeDevice("fake:0", "Dead", Kind.GPU, true, (launch, items, first) -> {
      throw new DeviceException("the driver is gone");
    });
    FakeBackend.offer(dead);
    assertThatThrownBy(
        () -> CrossCheck.run(
            "cpu", List.of("fake:0"), Trials.all(), 13, SEED, RunnerOptions.defaults(), Progress.NONE))
        .isInstanceOf(DeviceException.class).hasMessageContaining("the driver is gone");
    assertThat(dead.closed).hasValue(1);
  }

  @Test
  void refusesNoItems() {
    assertThatThrownBy(
        () -> CrossCheck.run("cpu", List.of(), Trials.all(), 0, SEED, RunnerOptions.defaults(), Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 1 item");
  }
}
