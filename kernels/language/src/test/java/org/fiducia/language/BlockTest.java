package org.fiducia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Elements are where their column and row say, no access leaves the block, and none outlives the arena. */
class BlockTest {

  private static final int COLUMNS = 3;
  private static final long ROWS = 13;

  @Test
  void keepsEveryElement() {
    try (Arena arena = Arena.ofConfined()) {
      Doubles doubles = Doubles.allocate(arena, COLUMNS, ROWS);
      Longs longs = Longs.allocate(arena, COLUMNS, ROWS);
      Ints ints = Ints.allocate(arena, COLUMNS, ROWS);
      for (int column = 0; column < COLUMNS; column++) {
        for (long i = 0; i < ROWS; i++) {
          doubles.set(column, i, 100.5 * column + i);
          longs.set(column, i, Long.MAX_VALUE - 100 * column - i);
          ints.set(column, i, (int) (100 * column - i));
        }
      }
      longs.add(1, 2, -5);
      for (int column = 0; column < COLUMNS; column++) {
        for (long i = 0; i < ROWS; i++) {
          assertThat(doubles.get(column, i)).isEqualTo(100.5 * column + i);
          assertThat(longs.get(column, i))
              .isEqualTo(Long.MAX_VALUE - 100 * column - i - (column == 1 && i == 2 ? 5 : 0));
          assertThat(ints.get(column, i)).isEqualTo((int) (100 * column - i));
        }
      }
    }
  }

  @Test
  void storesOneNan() {
    try (Arena arena = Arena.ofConfined()) {
      Doubles block = Doubles.allocate(arena, 1, 1);
      block.set(0, 0, Double.longBitsToDouble(0xfff8000000000123L));
      assertThat(Double.doubleToRawLongBits(block.get(0, 0))).isEqualTo(0x7ff8000000000000L);
    }
  }

  @Test
  void refusesWhatIsOutside() {
    try (Arena arena = Arena.ofConfined()) {
      Doubles doubles = Doubles.allocate(arena, COLUMNS, ROWS);
      Longs longs = Longs.allocate(arena, COLUMNS, ROWS);
      Ints ints = Ints.allocate(arena, COLUMNS, ROWS);
      // 1L << 32: what an index cut to 32 bits would take for 0
      for (long i : new long[] {-1, 1000, 1L << 32, Long.MIN_VALUE / 16}) {
        assertThatThrownBy(() -> doubles.get(0, i)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> doubles.set(0, i, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> longs.get(0, i)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> longs.set(0, i, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> longs.add(0, i, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ints.get(0, i)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ints.set(0, i, 1)).isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @Test
  void endsWithItsArena() {
    Arena arena = Arena.ofShared();
    Doubles block = Doubles.allocate(arena, COLUMNS, ROWS);
    assertThat(block.alive()).isTrue();
    arena.close();
    assertThat(block.alive()).isFalse();
    assertThatThrownBy(() -> block.get(0, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> block.set(0, 0, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @Tag("slow")
  void reachesBeyondTwoGibibytes() {
    long rows = (1L << 29) + 64;
    try (Arena arena = Arena.ofConfined()) {
      Ints block = Ints.allocate(arena, 1, rows);
      for (long i = (1L << 29) - 64; i < rows; i++) {
        block.set(0, i, (int) i);
      }
      for (long i = (1L << 29) - 64; i < rows; i++) {
        assertThat(block.get(0, i)).isEqualTo((int) i);
      }
      assertThatThrownBy(() -> block.get(0, rows)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
