package org.fiducia.opencl.random;

/**
 * A local array, an array parameter or a table.
 *
 * @param writable false for tables, and for parameters of a function that writes nothing
 * @param table true for a table of constants
 */
record Array(String name, Type type, int length, boolean writable, boolean table) {}
