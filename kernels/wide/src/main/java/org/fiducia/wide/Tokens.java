package org.fiducia.wide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a program, read one after the other. */
final class Tokens {

  private static final Pattern TOKEN = Pattern.compile(
      "\\s+|//[^\\n]*"
          + "|(?<word>[A-Za-z_][A-Za-z_0-9]*)"
          + "|(?<number>0x[0-9a-fA-F]*\\.?[0-9a-fA-F]*(?:p[+-]?[0-9]+)?[Lf]?"
          + "|[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?[Lf]?)"
          + "|(?<sign><<|>>|<=|>=|==|!=|&&|\\|\\||[-+*/%&|^~!<>=?:;,(){}\\[\\]])");

  private record Token(String text, int start) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw failure(at, "cannot be read");
      }
      if (matcher.group("word") != null || matcher.group("number") != null || matcher.group("sign") != null) {
        tokens.add(new Token(matcher.group(), at));
      }
      at = matcher.end();
    }
  }

  boolean atEnd() {
    return next == tokens.size();
  }

  /** The next word, or an empty one at the end. */
  String peek() {
    return peek(0);
  }

  String peek(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead).text() : "";
  }

  String take() {
    if (atEnd()) {
      throw failure("the program ends too early");
    }
    return tokens.get(next++).text();
  }

  boolean takeIf(String word) {
    if (!atEnd() && peek().equals(word)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!takeIf(word)) {
      throw failure("'" + word + "' should stand where '" + peek() + "' does");
    }
  }

  boolean nextIsWord() {
    return !atEnd() && (Character.isLetter(peek().charAt(0)) || peek().charAt(0) == '_');
  }

  boolean nextIsNumber() {
    return !atEnd() && Character.isDigit(peek().charAt(0));
  }

  /** Where the next word begins. */
  int mark() {
    return atEnd() ? text.length() : tokens.get(next).start();
  }

  /** The text from a mark up to the next word. */
  String since(int mark) {
    return text.substring(mark, mark()).strip();
  }

  WideFormException failure(String what) {
    return failure(mark(), what);
  }

  private WideFormException failure(int at, String what) {
    int from = text.lastIndexOf('\n', Math.max(0, Math.min(at, text.length()) - 1)) + 1;
    int to = text.indexOf('\n', at);
    String line = text.substring(from, to < 0 ? text.length() : to).strip();
    return new WideFormException("no wide form of '" + line + "': " + what);
  }
}
