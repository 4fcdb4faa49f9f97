package org.fiducia.wide;

/**
 * A variable, parameter or table of a kernel program.
 *
 * @param id tells variables of one name apart
 * @param type of the value or of the elements
 * @param size elements of an array or table, 0 where it is not known or there are none
 */
record Variable(int id, String name, Type type, Kind kind, int size) {

  enum Kind {
    SCALAR,
    /** In private memory: a local array, or a parameter for one. */
    ARRAY,
    /** In global memory. */
    BLOCK,
    /** In constant memory. */
    TABLE
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Variable v && v.id == id;
  }

  @Override
  public int hashCode() {
    return id;
  }
}
