package org.fiducia.host.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chains of every {@link Runner} must do. */
interface ChainContract {

  Runner runner();

  List<Integer> sizes();

  /** Three steps: a to b to c to a again, each counted; the last one adds to what the host has put into the count. */
  record Ring(Doubles settings, Doubles a, Doubles b, Doubles c, Longs count) {

    private static final int SPARE_ROWS = 3;

    static Ring random(Arena arena, int items, long seed) {
      int rows = items + SPARE_ROWS;
      Ring ring = new Ring(Doubles.allocate(arena, 1, 1), Doubles.allocate(arena, 2, rows),
          Doubles.allocate(arena, 2, rows), Doubles.allocate(arena, 2, rows), Longs.allocate(arena, 1, 1));
      Random random = new Random(seed);
      ring.settings.set(0, 0, random.nextGaussian());
      ring.count.set(0, 0, random.nextInt());
      for (Doubles block : List.of(ring.a, ring.b, ring.c)) {
        for (int row = 0; row < rows; row++) {
          block.set(0, row, random.nextGaussian());
          block.set(1, row, random.nextDouble());
        }
      }
      return ring;
    }

    List<Launch> launches() {
      return List.of(RelayKernel.with(settings, a, b, count), RelayKernel.with(settings, b, c, count),
          RelayKernel.with(settings, c, a, count));
    }

    /** The same as plain loops. */
    Ring runPlainly(int items, long first) {
      Doubles[] ring = {a, b, c, a};
      for (int step = 0; step < 3; step++) {
        for (int i = 0; i < items; i++) {
          Relay.run(i, first + step + i, settings, ring[step], ring[step + 1], count);
        }
      }
      return this;
    }

    void run(DeviceChain chain, int items, long first, boolean overwriting)
        throws DeviceException, InterruptedException {
      for (int step = 0; step < 3; step++) {
        Launch launch = launches().get(step);
        chain.run(overwriting && step == 1 ? launch.overwriting() : launch, items, first + step);
      }
    }

    /** All that items have written. */
    List<byte[]> written(int items) {
      List<byte[]> values = new ArrayList<>();
      for (Doubles block : List.of(a, b, c)) {
        for (int column = 0; column < 2; column++) {
          values.add(block.column(column).asSlice(0, (long) items * Double.BYTES).toArray(ValueLayout.JAVA_BYTE));
        }
      }
      values.add(content(count));
      return values;
    }

    List<byte[]> all() {
      return List.of(content(settings), content(a), content(b), content(c), content(count));
    }
  }

  static byte[] content(Block block) {
    return block.data().toArray(ValueLayout.JAVA_BYTE);
  }

  static void assertSame(List<byte[]> actual, List<byte[]> expected) {
    assertThat(actual).usingElementComparator(java.util.Arrays::compare).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  default void givesTheBytesOfPlainLoops(int items) throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Ring expected = Ring.random(arena, items, items).runPlainly(items, 1L << 40);
      Ring actual = Ring.random(arena, items, items);
      try (DeviceChain chain = runner().chain()) {
        actual.run(chain, items, 1L << 40, false);
        chain.fetch(List.of(actual.c, actual.a, actual.count, actual.b, actual.settings, actual.a));
      }
      assertSame(actual.all(), expected.all());
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  default void needsNothingOfABlockThatItOverwrites(int items) throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Ring expected = Ring.random(arena, items, items).runPlainly(items, 5);
      Ring actual = Ring.random(arena, items, items);
      actual.c.data().fill((byte) 0xA5);
      try (DeviceChain chain = runner().chain()) {
        // the count must be sent before a launch that promises to overwrite, since items add to it
        chain.run(actual.launches().get(0), items, 5);
        chain.run(actual.launches().get(1).overwriting(), items, 6);
        chain.run(actual.launches().get(2), items, 7);
        chain.fetch(List.of(actual.a, actual.b, actual.c, actual.count));
      }
      assertSame(actual.written(items), expected.written(items));
    }
  }

  @Test
  default void bringsBackOnlyWhatIsAskedFor() throws Exception {
    int items = 13;
    try (Arena arena = Arena.ofShared()) {
      Ring expected = Ring.random(arena, items, 1).runPlainly(items, 0);
      Ring actual = Ring.random(arena, items, 1);
      Longs stranger = Longs.allocate(arena, 1, 1);
      stranger.set(0, 0, 42);
      byte[] settings = content(actual.settings);
      try (DeviceChain chain = runner().chain()) {
        actual.run(chain, items, 0, false);
        chain.fetch(List.of(actual.a, stranger));
      }
      assertThat(content(actual.a)).isEqualTo(content(expected.a));
      assertThat(content(actual.settings)).isEqualTo(settings);
      assertThat(stranger.get(0, 0)).isEqualTo(42);
    }
  }

  @Test
  default void endsWhenItIsFetchedOrClosed() throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Ring ring = Ring.random(arena, 4, 1);
      DeviceChain chain = runner().chain();
      chain.run(ring.launches().getFirst(), 4, 0);
      chain.fetch(List.of(ring.b));
      byte[] fetched = content(ring.b);
      assertThatThrownBy(() -> chain.run(ring.launches().getFirst(), 4, 9))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("begin another one");
      assertThatThrownBy(() -> chain.fetch(List.of(ring.b)))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("begin another one");
      chain.close();
      chain.close();
      assertThat(content(ring.b)).isEqualTo(fetched);
      DeviceChain unused = runner().chain();
      unused.close();
      assertThatThrownBy(() -> unused.run(ring.launches().getFirst(), 4, 0)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  default void goesOnAfterAMistakeOfItsCaller() throws Exception {
    try (Arena arena = Arena.ofShared()) {
      Ring expected = Ring.random(arena, 4, 1).runPlainly(4, 0);
      Ring actual = Ring.random(arena, 4, 1);
      try (DeviceChain chain = runner().chain()) {
        assertThatThrownBy(() -> chain.run(actual.launches().getFirst(), -1, 0))
            .isInstanceOf(IllegalArgumentException.class);
        actual.run(chain, 4, 0, false);
        chain.fetch(List.of(actual.a));
      }
      assertThat(content(actual.a)).isEqualTo(content(expected.a));
    }
  }

  @Test
  default void refusesABlockThatWasClosedMeanwhile() throws Exception {
    try (Arena arena = Arena.ofShared(); DeviceChain chain = runner().chain()) {
      Ring ring = Ring.random(arena, 4, 1);
      Arena closing = Arena.ofShared();
      Ring gone = Ring.random(closing, 4, 1);
      chain.run(RelayKernel.with(ring.settings, gone.a, ring.b, ring.count), 4, 0);
      byte[] other = content(ring.c);
      closing.close();
      assertThatThrownBy(() -> chain.run(ring.launches().get(1), 4, 0)).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("block 'from' of org.fiducia.host.contract.Relay is closed")
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> chain.fetch(List.of(ring.b))).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("block 'from' of org.fiducia.host.contract.Relay is closed");
      assertThat(content(ring.c)).isEqualTo(other);
    }
  }

  @Test
  default void refusesSettingsThatWereChangedMeanwhile() throws Exception {
    try (Arena arena = Arena.ofShared(); DeviceChain chain = runner().chain()) {
      Ring ring = Ring.random(arena, 4, 1);
      chain.run(ring.launches().get(0), 4, 0);
      ring.settings.set(0, 0, 17);
      assertThatThrownBy(() -> chain.run(ring.launches().get(1), 4, 0)).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("block 'settings' of org.fiducia.host.contract.Relay was changed");
      assertThatThrownBy(() -> chain.fetch(List.of(ring.b))).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("fetch first");
    }
  }

  @Test
  default void stopsForAnInterruptAndIsThenAtItsEnd() throws Exception {
    try (Arena arena = Arena.ofShared(); DeviceChain chain = runner().chain()) {
      Ring ring = Ring.random(arena, 4, 1);
      byte[] before = content(ring.b);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> chain.run(ring.launches().get(0), 4, 0)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      assertThatThrownBy(() -> chain.fetch(List.of(ring.b))).isInstanceOf(IllegalStateException.class);
      assertThat(content(ring.b)).isEqualTo(before);
    }
    try (Arena arena = Arena.ofShared(); DeviceChain chain = runner().chain()) {
      Ring ring = Ring.random(arena, 4, 1);
      chain.run(ring.launches().get(0), 4, 0);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> chain.fetch(List.of(ring.b))).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  /** What one chain leaves on a device must be out of reach of the next one. */
  @Test
  default void beginsAnewEachTime() throws Exception {
    try (Arena arena = Arena.ofShared()) {
      for (int round = 0; round < 5; round++) {
        Ring expected = Ring.random(arena, 6, round).runPlainly(6, round);
        Ring actual = Ring.random(arena, 6, round);
        try (DeviceChain given = runner().chain()) {
          // never fetched, and nothing that anybody reads
          Doubles other = Doubles.allocate(arena, 2, 9);
          given.run(RelayKernel.with(actual.settings, actual.a, other, Longs.allocate(arena, 1, 1)), 6, 100);
        }
        try (DeviceChain chain = runner().chain()) {
          actual.run(chain, 6, round, false);
          chain.fetch(List.of(actual.a, actual.b, actual.c, actual.count));
        }
        assertSame(actual.all(), expected.all());
      }
    }
  }

  @Test
  default void severalAreUnderWayAtTheSameTime() throws Exception {
    int items = sizes().getLast();
    try (Arena arena = Arena.ofShared(); ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        long seed = t;
        work.add(() -> {
          for (int round = 0; round < 3; round++) {
            Ring expected = Ring.random(arena, items, seed).runPlainly(items, seed);
            Ring actual = Ring.random(arena, items, seed);
            try (DeviceChain chain = runner().chain()) {
              actual.run(chain, items, seed, true);
              chain.fetch(List.of(actual.a, actual.b, actual.c, actual.count));
            }
            assertSame(actual.written(items), expected.written(items));
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
