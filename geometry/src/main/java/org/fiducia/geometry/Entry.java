package org.fiducia.geometry;

/** One declared key of an input file: a value or a table of further keys. */
public sealed interface Entry permits Key, TableKey {

  /** The key as written in the file, without the tables around it. */
  String name();
}
