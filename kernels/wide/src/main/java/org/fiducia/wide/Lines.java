package org.fiducia.wide;

/** Lines of the function that is being written, and fresh names for it. */
final class Lines {

  private StringBuilder out = new StringBuilder();
  private int indent = 1;
  private int names;

  void add(String line) {
    out.append("  ".repeat(indent)).append(line).append('\n');
  }

  /** A line that opens a block. */
  void open(String line) {
    add(line);
    indent++;
  }

  /** The brace that closes a block, and what follows it. */
  void close(String tail) {
    indent--;
    add("}" + tail);
  }

  void close() {
    close("");
  }

  /** The brace that closes one block, and the line that opens the next. */
  void between(String tail) {
    close(tail);
    indent++;
  }

  String fresh(String purpose) {
    return "j_" + purpose + names++;
  }

  /** What an action writes, instead of having it written. */
  String capture(Runnable action) {
    StringBuilder outer = out;
    out = new StringBuilder();
    action.run();
    String text = out.toString();
    out = outer;
    return text;
  }

  /** Lines that were captured at this indentation. */
  void append(String captured) {
    out.append(captured);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
