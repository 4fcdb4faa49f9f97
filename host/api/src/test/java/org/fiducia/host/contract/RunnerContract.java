package org.fiducia.host.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Runner} must do; one subclass a backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunnerContract implements ChainContract {

  /** A number that needs all 64 bits of an event's number. */
  private static final long FAR = 0x123456789ABCDEFL;

  /** Rows past the last item: nothing may happen to them. */
  private static final int SPARE_ROWS = 3;

  private Runner runner;

  /** A runner on the device under test. */
  protected abstract Runner open() throws DeviceException;

  /** Numbers of items to try. */
  @Override
  public List<Integer> sizes() {
    return List.of(1, 4, 6, 13, 207, 4098);
  }

  @BeforeAll
  void openRunner() throws DeviceException {
    runner = open();
  }

  @AfterAll
  void closeRunner() {
    if (runner != null) {
      runner.close();
    }
  }

  @Override
  public final Runner runner() {
    return runner;
  }

  /** Blocks of {@link Mix}, filled with numbers of the seed: all rows, also those that no item will reach. */
  protected record MixBlocks(Doubles in, Doubles out, Longs numbers, Ints flags) {

    public static MixBlocks random(Arena arena, int items, long seed) {
      int rows = items + SPARE_ROWS;
      MixBlocks blocks = new MixBlocks(Doubles.allocate(arena, 2, rows), Doubles.allocate(arena, 2, rows),
          Longs.allocate(arena, 2, rows), Ints.allocate(arena, 1, rows));
      Random random = new Random(seed);
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < 2; column++) {
          blocks.in.set(column, row, random.nextGaussian() * 1e3);
          blocks.out.set(column, row, random.nextGaussian());
          blocks.numbers.set(column, row, random.nextLong());
        }
        blocks.flags.set(0, row, random.nextInt());
      }
      return blocks;
    }

    public Launch launch() {
      return MixKernel.with(in, out, numbers, flags);
    }

    /** The kernel as the Java method that it is. */
    void runPlainly(int items, long first) {
      for (int i = 0; i < items; i++) {
        Mix.run(i, first + i, in, out, numbers, flags);
      }
    }

    public List<byte[]> bytes() {
      return List.of(content(in), content(out), content(numbers), content(flags));
    }
  }

  private static byte[] content(Block block) {
    return block.data().toArray(ValueLayout.JAVA_BYTE);
  }

  protected static void assertSameBytes(List<byte[]> actual, List<byte[]> expected) {
    assertThat(actual).usingElementComparator(java.util.Arrays::compare).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void givesTheBytesOfAPlainLoop(int items) throws Exception {
    for (long first : new long[] {0, FAR}) {
      try (Arena arena = Arena.ofShared()) {
        MixBlocks expected = MixBlocks.random(arena, items, items);
        expected.runPlainly(items, first);
        MixBlocks actual = MixBlocks.random(arena, items, items);
        runner.run(actual.launch(), items, first);
        assertSameBytes(actual.bytes(), expected.bytes());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void addsExactly(int items) throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Longs amounts = Longs.allocate(arena, 1, items);
      Longs sums = Longs.allocate(arena, 2, 2);
      sums.set(0, 0, 17);
      BigInteger all = BigInteger.valueOf(17);
      BigInteger[] halves = {BigInteger.ZERO, BigInteger.ZERO};
      Random random = new Random(items);
      for (int i = 0; i < items; i++) {
        BigInteger amount = BigInteger.valueOf(random.nextLong());
        amounts.set(0, i, amount.longValueExact());
        all = all.add(amount);
        halves[i % 2] = halves[i % 2].add(amount);
      }
      runner.run(TallyKernel.with(amounts, sums), items, 0);
      assertThat(sums.get(0, 0)).isEqualTo(all.longValue());
      assertThat(sums.get(1, 0)).isEqualTo(halves[0].longValue());
      assertThat(sums.get(1, 1)).isEqualTo(halves[1].longValue());
    }
  }

  @Test
  void treatsABlockThatIsTwoArgumentsAsOne() throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Longs both = Longs.allocate(arena, 2, 2);
      both.set(0, 0, 5);
      runner.run(TallyKernel.with(both, both), 1, 0);
      assertThat(both.get(0, 0)).isEqualTo(10);
    }
  }

  @Test
  void doesNothingForNoItems() throws Exception {
    try (Arena arena = Arena.ofShared()) {
      MixBlocks blocks = MixBlocks.random(arena, 4, 1);
      List<byte[]> before = blocks.bytes();
      runner.run(blocks.launch(), 0, FAR);
      assertSameBytes(blocks.bytes(), before);
    }
  }

  @Test
  void refusesANegativeNumberOfItems() {
    try (Arena arena = Arena.ofShared()) {
      MixBlocks blocks = MixBlocks.random(arena, 4, 1);
      assertThatThrownBy(() -> runner.run(blocks.launch(), -1, 0))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
    }
  }

  @Test
  void refusesAClosedBlock() {
    Launch launch;
    try (Arena open = Arena.ofShared()) {
      Longs sums = Longs.allocate(open, 2, 2);
      try (Arena closed = Arena.ofShared()) {
        launch = TallyKernel.with(Longs.allocate(closed, 1, 1), sums);
      }
      assertThatThrownBy(() -> runner.run(launch, 1, 0))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("amounts").hasMessageContaining("closed");
    }
  }

  @Test
  void refusesWrongBlocks() {
    try (Arena arena = Arena.ofShared()) {
      List<Block> wrong = List.of(Longs.allocate(arena, 1, 1), Doubles.allocate(arena, 2, 2));
      assertThatThrownBy(() -> runner.run(new Launch(TallyKernel.INSTANCE, wrong), 1, 0))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'sums'").hasMessageContaining("Longs");
      assertThatThrownBy(() -> runner.run(new Launch(TallyKernel.INSTANCE, wrong.subList(0, 1)), 1, 0))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 blocks");
    }
  }

  @Test
  void servesSeveralThreads() throws Exception {
    int items = sizes().getLast();
    try (Arena arena = Arena.ofShared(); ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        long seed = t;
        work.add(() -> {
          for (int round = 0; round < 5; round++) {
            MixBlocks expected = MixBlocks.random(arena, items, seed);
            expected.runPlainly(items, seed);
            MixBlocks actual = MixBlocks.random(arena, items, seed);
            runner.run(actual.launch(), items, seed);
            assertSameBytes(actual.bytes(), expected.bytes());
          }
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }
}
