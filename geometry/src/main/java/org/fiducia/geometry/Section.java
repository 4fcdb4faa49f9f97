package org.fiducia.geometry;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of an input file after all its keys were checked: values in native units, and where each of them stands. */
public final class Section {

  private final String file;
  private final String path;
  private final int line;
  private final Map<Key<?>, Object> values = new IdentityHashMap<>();
  private final Map<TableKey, List<Section>> tables = new IdentityHashMap<>();
  private final Map<Entry, Integer> lines = new IdentityHashMap<>();

  Section(String file, String path, int line) {
    this.file = file;
    this.path = path;
    this.line = line;
  }

  void put(Key<?> key, Object value, int at) {
    values.put(key, value);
    lines.put(key, at);
  }

  void putDefault(Key<?> key, Object value) {
    values.put(key, value);
  }

  void put(TableKey key, List<Section> sections, int at) {
    tables.put(key, sections);
    lines.put(key, at);
  }

  /** Value of a key that is required or has a default. */
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException("optional key " + key.name() + ": ask find"));
  }

  /** Value of a key that may be left out. */
  @SuppressWarnings("unchecked") // put only by the reader, with the value this very key converted
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable((T) values.get(key));
  }

  /** True if the file itself holds the key, not only a default. */
  public boolean has(Entry key) {
    return lines.containsKey(key);
  }

  /** The table under a required key. */
  public Section table(TableKey key) {
    return tables.get(key).getFirst();
  }

  /** The table under an optional key. */
  public Optional<Section> findTable(TableKey key) {
    return tables(key).stream().findFirst();
  }

  /** The tables of an array, in the order of the file. */
  public List<Section> tables(TableKey key) {
    return tables.getOrDefault(key, List.of());
  }

  /**
   * The exception for a value that is well-formed but makes no sense beside the others.
   *
   * @param problem what is wrong and what to do
   */
  public InputException wrong(Entry key, String problem) {
    return InputException.at(file, lines.getOrDefault(key, line), path + key.name() + ": " + problem);
  }
}
