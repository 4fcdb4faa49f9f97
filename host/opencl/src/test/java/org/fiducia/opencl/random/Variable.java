package org.fiducia.opencl.random;

/**
 * A scalar variable.
 *
 * @param uniform true if all items have the same value in it
 * @param assignable false for those that loops and guards rely on
 * @param bound the variable is known to be at least 0 and less than this; 0 if nothing is known
 */
record Variable(String name, Type type, boolean uniform, boolean assignable, int bound) {

  static Variable plain(String name, Type type) {
    return new Variable(name, type, false, true, 0);
  }

  static Variable fixed(String name, Type type, boolean uniform) {
    return new Variable(name, type, uniform, false, 0);
  }
}
