package org.fiducia.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;

/**
 * A declared value of an input file: its name, kind, unit, default and meaning, said once. The unit stands at the end
 * of the name ({@code -m}, {@code -mm}, {@code -um}, {@code -mrad}, {@code -deg}, {@code -GeV}, {@code -GeV-m},
 * {@code -T}); {@link Section#get} gives native units.
 *
 * @param <T> type of the value after reading
 */
public final class Key<T> implements Entry {

  /** Takes a TOML value to the value in native units; an IllegalArgumentException says what is wrong. */
  private interface Conversion<T> {
    T of(Object written, Unit unit);
  }

  private final String name;
  private final String type;
  private final String meaning;
  private final boolean measured;
  private final Conversion<T> conversion;
  private final boolean required;
  private final Object fallback;

  private Key(
      String name, String type, String meaning, boolean measured, Conversion<T> conversion, boolean required,
      Object fallback) {
    this.name = name;
    this.type = type;
    this.meaning = meaning;
    this.measured = measured;
    this.conversion = conversion;
    this.required = required;
    this.fallback = fallback;
  }

  private static <T> Key<T> measured(String name, String type, String meaning, Conversion<T> conversion) {
    return new Key<>(name, type, meaning, true, conversion, true, null);
  }

  private static <T> Key<T> unitless(String name, String type, String meaning, Conversion<T> conversion) {
    return new Key<>(name, type, meaning, false, conversion, true, null);
  }

  /** Any finite number. */
  public static Key<Double> number(String name, String meaning) {
    return measured(name, "number", meaning, (written, unit) -> unit.toNative(finite(written)));
  }

  /** A finite number greater than zero. */
  public static Key<Double> positive(String name, String meaning) {
    return measured(name, "number > 0", meaning, (written, unit) -> {
      double value = finite(written);
      if (!(value > 0)) {
        throw new IllegalArgumentException("must be greater than zero, but is " + written);
      }
      return unit.toNative(value);
    });
  }

  /** A whole number, at least {@code least}; {@code 1e6} is a whole number too. */
  public static Key<Long> integer(String name, long least, String meaning) {
    return unitless(name, "integer >= " + least, meaning, (written, unit) -> {
      long value = whole(written);
      if (value < least) {
        throw new IllegalArgumentException("must be at least " + least + ", but is " + value);
      }
      return value;
    });
  }

  /** Two numbers, {@code [x, y]}. */
  public static Key<List<Double>> pair(String name, String meaning) {
    return measured(name, "two numbers", meaning, (written, unit) -> numbers(written, 2, unit));
  }

  /** Three numbers, {@code [x, y, z]}. */
  public static Key<List<Double>> triple(String name, String meaning) {
    return measured(name, "three numbers", meaning, (written, unit) -> numbers(written, 3, unit));
  }

  /** One or more finite numbers in brackets. */
  public static Key<List<Double>> numbers(String name, String meaning) {
    return measured(name, "numbers, one or more", meaning,
        (written, unit) -> list(written, "numbers").stream().map(number -> unit.toNative(finite(number))).toList());
  }

  /** One or more different texts in brackets. */
  public static Key<List<String>> texts(String name, String meaning) {
    return unitless(name, "texts, one or more", meaning, (written, unit) -> {
      List<String> texts = list(written, "texts").stream().map(Key::nonBlank).toList();
      for (String text : texts) {
        if (texts.indexOf(text) != texts.lastIndexOf(text)) {
          throw new IllegalArgumentException("names \"" + text + "\" twice; remove one");
        }
      }
      return texts;
    });
  }

  /** {@code true} or {@code false}. */
  public static Key<Boolean> flag(String name, String meaning) {
    return unitless(name, "true or false", meaning, (written, unit) -> {
      if (!(written instanceof Boolean flag)) {
        throw new IllegalArgumentException("must be true or false, but is " + described(written));
      }
      return flag;
    });
  }

  /** A text that is not blank. */
  public static Key<String> text(String name, String meaning) {
    return unitless(name, "text", meaning, (written, unit) -> nonBlank(written));
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  public static <E extends Enum<E>> Key<E> choice(String name, Class<E> choices, String meaning) {
    List<E> constants = List.of(choices.getEnumConstants());
    String all = constants.stream().map(c -> '"' + written(c) + '"').collect(Collectors.joining(" | "));
    return unitless(name, all, meaning, (written, unit) -> {
      String text = nonBlank(written);
      return constants.stream().filter(c -> written(c).equals(text)).findFirst().orElseThrow(
          () -> new IllegalArgumentException("\"" + text + "\" is not known; write one of " + all));
    });
  }

  /** The same key, with the value used if the file leaves it out, in the key's own unit, as one would write it. */
  public Key<T> orElse(Object asWritten) {
    conversion.of(asWritten, Unit.of(name));
    return new Key<>(name, type, meaning, measured, conversion, false, asWritten);
  }

  /** The same key, which the file may leave out; {@link Section#find} tells. */
  public Key<T> optional() {
    return new Key<>(name, type, meaning, measured, conversion, false, null);
  }

  @Override
  public String name() {
    return name;
  }

  String meaning() {
    return meaning;
  }

  boolean required() {
    return required;
  }

  /** The value of the default in native units, or null. */
  T fallback(Unit ofTable) {
    return fallback == null ? null : convert(fallback, ofTable);
  }

  /** The value in native units; an IllegalArgumentException says what is wrong with what is written. */
  T convert(Object written, Unit ofTable) {
    return conversion.of(written, unit(ofTable));
  }

  KeyDoc doc(String path, Unit ofTable) {
    String byDefault = required ? "required" : fallback == null ? "none" : fallback.toString();
    return new KeyDoc(path, type, unit(ofTable).symbol(), byDefault, meaning);
  }

  private Unit unit(Unit ofTable) {
    Unit own = Unit.of(name);
    return !measured ? Unit.NONE : own == Unit.NONE ? ofTable : own;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String nonBlank(Object written) {
    if (!(written instanceof String text)) {
      throw new IllegalArgumentException("must be a text in quotes, but is " + described(written));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; write a text");
    }
    return text;
  }

  private static double finite(Object written) {
    if (!(written instanceof Double || written instanceof Long)) {
      throw new IllegalArgumentException("must be a number, but is " + described(written));
    }
    double value = ((Number) written).doubleValue();
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("must be a finite number, but is " + written);
    }
    return value;
  }

  private static long whole(Object written) {
    if (written instanceof Long value) {
      return value;
    }
    double value = finite(written);
    if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
      throw new IllegalArgumentException("must be a whole number, but is " + written);
    }
    return (long) value;
  }

  private static List<?> list(Object written, String what) {
    List<?> list = elements(written);
    if (list.isEmpty()) {
      throw new IllegalArgumentException("must be one or more " + what + " in brackets, but is " + described(written));
    }
    return list;
  }

  private static List<?> elements(Object written) {
    return written instanceof TomlArray array ? array.toList() : written instanceof List<?> l ? l : List.of();
  }

  private static List<Double> numbers(Object written, int count, Unit unit) {
    List<?> list = elements(written);
    if (list.size() != count) {
      throw new IllegalArgumentException("must be " + count + " numbers in brackets, but is " + described(written));
    }
    return list.stream().map(number -> unit.toNative(finite(number))).toList();
  }

  private static String described(Object written) {
    return switch (written) {
      case String text -> '"' + text + '"';
      case TomlArray array -> Arrays.toString(array.toList().toArray());
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      default -> "a table or a date";
    };
  }
}
