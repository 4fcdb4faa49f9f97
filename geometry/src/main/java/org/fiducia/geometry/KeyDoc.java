package org.fiducia.geometry;

/**
 * What a user may write under one key.
 *
 * @param path the key with its tables, {@code decay-volume.length-m}; {@code plane[].z-m} in an array of tables
 * @param type kind and range of the value, {@code number > 0}
 * @param unit unit of the value as written in the file, empty for a pure number or a text
 * @param defaultValue the value used if the key is left out, {@code none}, or {@code required}
 * @param meaning one sentence
 */
public record KeyDoc(String path, String type, String unit, String defaultValue, String meaning) {

  /** A row of a Markdown table: key, value, unit, default, meaning. */
  public String markdown() {
    return "| `" + String.join(" | ", path + "`", type.replace("|", "\\|"), unit, defaultValue, meaning) + " |";
  }
}
