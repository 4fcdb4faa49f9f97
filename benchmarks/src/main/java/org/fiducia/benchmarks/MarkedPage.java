package org.fiducia.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Markdown page with a part that a program writes, between two lines that mark it. */
public final class MarkedPage {

  private MarkedPage() {}

  /**
   * Replaces the part.
   *
   * @param mark its name: it stands between {@code <!-- mark: begin -->} and {@code <!-- mark: end -->}
   */
  public static void replace(Path page, String mark, String part) throws IOException {
    String begin = "<!-- " + mark + ": begin -->\n";
    String end = "<!-- " + mark + ": end -->\n";
    String text = Files.readString(page);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(page + " has no lines " + begin.strip() + " and " + end.strip());
    }
    Files.writeString(page,
        text.substring(0, from + begin.length()) + "\n" + part.strip() + "\n\n" + text.substring(to));
  }
}
