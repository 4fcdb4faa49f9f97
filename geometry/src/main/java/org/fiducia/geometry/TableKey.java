package org.fiducia.geometry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A declared table of an input file with the keys it may hold. A nested key without a unit of its own has the unit that
 * the table's name ends with: {@code mass-GeV = { min = 0.01, max = 5.31, points = 101 }}.
 */
public final class TableKey implements Entry {

  /** How often the table stands in the file. */
  enum Presence {
    REQUIRED,
    OPTIONAL,
    ARRAY,
    OPTIONAL_ARRAY;

    boolean array() {
      return this == ARRAY || this == OPTIONAL_ARRAY;
    }

    boolean required() {
      return this == REQUIRED || this == ARRAY;
    }
  }

  private final String name;
  private final Presence presence;
  private final String meaning;
  private final List<Entry> entries;

  private TableKey(String name, Presence presence, String meaning, Entry... entries) {
    this.name = name;
    this.presence = presence;
    this.meaning = meaning;
    this.entries = List.of(entries);
    Set<String> names = new HashSet<>();
    for (Entry entry : entries) {
      if (!names.add(entry.name())) {
        throw new IllegalArgumentException(name + ": key " + entry.name() + " is declared twice");
      }
    }
  }

  /** The whole file. */
  public static TableKey file(String meaning, Entry... entries) {
    return new TableKey("", Presence.REQUIRED, meaning, entries);
  }

  /** A table that must be there. */
  public static TableKey table(String name, String meaning, Entry... entries) {
    return new TableKey(name, Presence.REQUIRED, meaning, entries);
  }

  /** A table that may be left out. */
  public static TableKey optionalTable(String name, String meaning, Entry... entries) {
    return new TableKey(name, Presence.OPTIONAL, meaning, entries);
  }

  /** A table that may stand several times, at least once: {@code [[name]]}. */
  public static TableKey array(String name, String meaning, Entry... entries) {
    return new TableKey(name, Presence.ARRAY, meaning, entries);
  }

  /** A table that may stand any number of times: {@code [[name]]}. */
  public static TableKey optionalArray(String name, String meaning, Entry... entries) {
    return new TableKey(name, Presence.OPTIONAL_ARRAY, meaning, entries);
  }

  @Override
  public String name() {
    return name;
  }

  Presence presence() {
    return presence;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Every key below this table, in the order of declaration. */
  public List<KeyDoc> docs() {
    List<KeyDoc> docs = new ArrayList<>();
    collect("", Unit.NONE, docs);
    return List.copyOf(docs);
  }

  /** The unit of nested keys that name none. */
  Unit unit(Unit ofTableAbove) {
    Unit own = Unit.of(name);
    return own == Unit.NONE ? ofTableAbove : own;
  }

  private void collect(String above, Unit ofTableAbove, List<KeyDoc> docs) {
    String path = above;
    if (!name.isEmpty()) {
      path = above + name + (presence.array() ? "[]" : "");
      String type = !presence.array() ? "table" : presence.required() ? "tables, one or more" : "tables";
      docs.add(new KeyDoc(path, type, "", presence.required() ? "required" : "none", meaning));
      path += ".";
    }
    Unit unit = unit(ofTableAbove);
    for (Entry entry : entries) {
      switch (entry) {
        case Key<?> key -> docs.add(key.doc(path + key.name(), unit));
        case TableKey table -> table.collect(path, unit, docs);
      }
    }
  }
}
