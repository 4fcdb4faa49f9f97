package org.fiducia.geometry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads a TOML file against declared keys. Every key of the file is checked before any value is used: unknown and
 * missing keys, kinds, ranges, NaN. The first problem in the file is the one reported, with the number of the others;
 * a missing key comes after the rest, since it is often one that was misspelt.
 *
 * @param root the checked tables
 * @param source the file and the hash of the bytes that were read
 */
public record TomlInput(Section root, InputFile source) {

  private record Problem(boolean missing, int line, String text) {}

  /**
   * @param path the file
   * @param keys the keys that it may and must hold
   * @throws InputException if it is not there, is no TOML, or its keys are not as declared
   */
  public static TomlInput read(Path path, TableKey keys) {
    return read(path, InputFile.bytes(path), keys);
  }

  /** As {@link #read(Path, TableKey)}, of a file whose bytes are at hand. */
  static TomlInput read(Path path, byte[] bytes, TableKey keys) {
    String file = path.toString();
    TomlParseResult parsed = Toml.parse(text(file, bytes));
    List<Problem> problems = new ArrayList<>();
    for (TomlParseError error : parsed.errors()) {
      problems.add(new Problem(false, error.position().line(), error.getMessage() + "; correct the TOML syntax"));
    }
    report(file, problems);
    Section root = new Reading(file, problems).section(keys, parsed, "", 1, Unit.NONE);
    report(file, problems);
    return new TomlInput(root, InputFile.of(file, bytes));
  }

  /**
   * The value of one key, whatever else the file holds: it tells which keys to read the file against.
   *
   * @return empty if the key is not there, or the file is no TOML, which {@link #read} reports
   * @throws InputException if the file is not there, or the value is not as declared
   */
  public static <T> Optional<T> find(Path path, String table, Key<T> key) {
    String file = path.toString();
    TomlParseResult parsed = Toml.parse(text(file, InputFile.bytes(path)));
    if (parsed.hasErrors() || !(parsed.get(List.of(table)) instanceof TomlTable keys)
        || keys.get(List.of(key.name())) == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(key.convert(keys.get(List.of(key.name())), Unit.NONE));
    } catch (IllegalArgumentException e) {
      throw InputException.at(
          file, keys.inputPositionOf(List.of(key.name())).line(), table + "." + key.name() + ": " + e.getMessage());
    }
  }

  private static String text(String file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw InputException.at(file, 0, "is no text in UTF-8; give a TOML file", e);
    }
  }

  private static void report(String file, List<Problem> problems) {
    problems.stream().min(Comparator.comparing(Problem::missing).thenComparing(Problem::line)).ifPresent(first -> {
      int others = problems.size() - 1;
      String more = others == 0 ? "" : " (and " + others + (others == 1 ? " more problem)" : " more problems)");
      throw InputException.at(file, first.line, first.text + more);
    });
  }

  /** One pass over one file. */
  private record Reading(String file, List<Problem> problems) {

    Section section(TableKey keys, TomlTable toml, String path, int line, Unit unitAbove) {
      Unit unit = keys.unit(unitAbove);
      Section section = new Section(file, path, line);
      for (String name : toml.keySet()) {
        if (keys.entries().stream().noneMatch(e -> e.name().equals(name))) {
          problems.add(
              new Problem(false, lineOf(toml, name, line), path + name + ": unknown key; " + advice(name, keys)));
        }
      }
      for (Entry entry : keys.entries()) {
        Object written = toml.get(List.of(entry.name()));
        int at = lineOf(toml, entry.name(), line);
        switch (entry) {
          case Key<?> key -> value(section, key, written, path, at, unit);
          case TableKey table -> tables(section, table, written, path, at, unit);
        }
      }
      return section;
    }

    private void value(Section section, Key<?> key, Object written, String path, int line, Unit unit) {
      if (written != null) {
        try {
          section.put(key, key.convert(written, unit), line);
        } catch (IllegalArgumentException e) {
          problems.add(new Problem(false, line, path + key.name() + ": " + e.getMessage()));
        }
      } else if (key.required()) {
        problems.add(
            new Problem(true, line, path + key.name() + ": missing; add this key (" + key.meaning() + ")"));
      } else {
        section.putDefault(key, key.fallback(unit));
      }
    }

    private void tables(Section section, TableKey key, Object written, String path, int line, Unit unit) {
      String name = path + key.name();
      boolean array = key.presence().array();
      String header = array ? "[[" + name + "]]" : "[" + name + "]";
      if (written == null) {
        if (key.presence().required()) {
          problems.add(new Problem(true, line, name + ": missing; add the table " + header));
        }
      } else if (!array && written instanceof TomlTable table) {
        section.put(key, List.of(section(key, table, name + ".", line, unit)), line);
      } else if (array && written instanceof TomlArray list && list.size() > 0
          && list.toList().stream().allMatch(TomlTable.class::isInstance)) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
          int at = list.inputPositionOf(i).line();
          sections.add(section(key, list.getTable(i), name + "[" + (i + 1) + "].", at, unit));
        }
        section.put(key, List.copyOf(sections), line);
      } else {
        problems.add(new Problem(false, line, name + ": must be a table; write " + header));
      }
    }

    private static int lineOf(TomlTable toml, String name, int otherwise) {
      TomlPosition position = toml.inputPositionOf(List.of(name));
      return position == null ? otherwise : position.line();
    }

    private static String advice(String name, TableKey keys) {
      List<String> known = keys.entries().stream().map(Entry::name).toList();
      return known.stream()
          .filter(k -> distance(name, k) <= Math.max(2, k.length() / 3))
          .min(Comparator.comparingInt(k -> distance(name, k)))
          .map(k -> "did you mean " + k + "?")
          .orElse("known here: " + String.join(", ", known));
    }

    /** Levenshtein's edit distance: insertions, deletions and replacements that turn one text into the other. */
    private static int distance(String a, String b) {
      int[] row = new int[b.length() + 1];
      for (int j = 0; j < row.length; j++) {
        row[j] = j;
      }
      for (int i = 1; i <= a.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
          int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[b.length()];
    }
  }
}
