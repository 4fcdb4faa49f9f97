package org.fiducia.opencl.random;

/** Bounds what a function costs: loops multiply, and devices' compilers put callees in line. */
final class Effort {

  private static final int MOST_STEPS = 2000;
  private static final int MOST_LINES = 40;

  private int repeat = 1;
  private int steps;
  private int lines;

  /** Notes one statement at this place. */
  void statement() {
    steps += repeat;
    lines++;
  }

  boolean exhausted() {
    return steps > MOST_STEPS || lines > MOST_LINES;
  }

  boolean affords(Function callee) {
    return steps + (long) repeat * callee.steps() < MOST_STEPS && lines + callee.lines() < MOST_LINES;
  }

  void call(Function callee) {
    steps += repeat * callee.steps();
    lines += callee.lines();
  }

  /** True if a loop of so many rounds may stand here. */
  boolean affords(int rounds) {
    return repeat * rounds <= 100;
  }

  void enter(int rounds) {
    repeat *= rounds;
  }

  void leave(int rounds) {
    repeat /= rounds;
  }

  int steps() {
    return steps;
  }

  int lines() {
    return lines;
  }
}
