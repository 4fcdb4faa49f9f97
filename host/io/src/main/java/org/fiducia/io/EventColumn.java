package org.fiducia.io;

import java.lang.foreign.Arena;
import java.util.Locale;
import org.fiducia.language.Block;
import org.fiducia.language.Column;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * One column of an event file; a row is an event.
 *
 * @param name 1 to {@value #LONGEST_NAME} characters, e.g. {@code track.cov_x_x}
 * @param type of its values
 * @param slots values of one event: {@value #ONE_VALUE} if it is a plain number, n for a list of n in slot order
 * @param unit native unit, {@code 1} for a pure number; empty if the file does not say
 * @param description one line; empty if the file does not say
 */
public record EventColumn(String name, Type type, int slots, String unit, String description) {

  /** The {@link #slots} of a column with a plain number an event. */
  public static final int ONE_VALUE = 0;

  /** Most values in the list of one event. */
  public static final int MOST_SLOTS = 1 << 16;

  static final int LONGEST_NAME = 200;

  /** What a value is. */
  public enum Type {
    FLOAT64(Double.BYTES),
    INT64(Long.BYTES),
    INT32(Integer.BYTES);

    private final int width;

    Type(int width) {
      this.width = width;
    }

    /** Bytes of a value. */
    public int width() {
      return width;
    }

    static Type of(Block block) {
      return switch (block) {
        case Doubles doubles -> FLOAT64;
        case Longs longs -> INT64;
        case Ints ints -> INT32;
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** @throws IllegalArgumentException for a name or a number of slots that no event file may have */
  public EventColumn {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the name of a column must have 1 to " + LONGEST_NAME + " printable characters");
    }
    if (slots < ONE_VALUE || slots > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "column '" + name + "' has lists of " + slots + " values, not of 1 to " + MOST_SLOTS);
    }
  }

  /** The column that holds a quantity of a layout: {@code prefix.name}, spaces becoming underscores. */
  static EventColumn of(String prefix, Column quantity, Type type, int slots) {
    return new EventColumn(
        prefix + "." + quantity.name().replace(' ', '_'), type, slots, quantity.unit(), quantity.meaning());
  }

  /** A block of one column with room for the values of so many events. */
  public Block block(Arena arena, long events) {
    long rows = Math.multiplyExact(events, (long) valuesPerEvent());
    return switch (type) {
      case FLOAT64 -> Doubles.allocate(arena, 1, rows);
      case INT64 -> Longs.allocate(arena, 1, rows);
      case INT32 -> Ints.allocate(arena, 1, rows);
    };
  }

  /** Values of one event. */
  public int valuesPerEvent() {
    return Math.max(1, slots);
  }

  /** Bytes of one event. */
  int bytesPerEvent() {
    return valuesPerEvent() * type.width();
  }

  /** The type as a user reads it: {@code float64}, or {@code int32[3]} for a list of three. */
  public String typeText() {
    return slots == ONE_VALUE ? type.toString() : type + "[" + slots + "]";
  }
}
