package org.fiducia.wide;

import java.util.ArrayList;
import java.util.List;

/**
 * The masks that hold at a place of a function, from the outside in: each is a variable that has the lanes of the one
 * before or fewer. Level 0 is the function's own and has no variable where all lanes are alive.
 */
final class Masks {

  private final List<String> levels = new ArrayList<>();
  private int cleared = Integer.MAX_VALUE;

  Masks(String own) {
    levels.add(own);
  }

  int depth() {
    return levels.size() - 1;
  }

  void push(String mask) {
    levels.add(mask);
  }

  void pop() {
    levels.removeLast();
  }

  String at(int level) {
    return levels.get(level);
  }

  /** The mask that holds here, or null if all lanes are alive. */
  String top() {
    return levels.getLast();
  }

  /** The lanes of a condition that are alive here. */
  String and(String condition) {
    return top() == null ? condition : top() + " & " + condition;
  }

  /** Notes that lanes were taken out of all levels from this one on. */
  void clear(int level) {
    cleared = Math.min(cleared, level);
  }

  /** The outermost level that lost lanes since the last call of {@link #restore} or this. */
  int takeCleared() {
    int answer = cleared;
    cleared = Integer.MAX_VALUE;
    return answer;
  }

  void restore(int level) {
    cleared = Math.min(cleared, level);
  }
}
