package org.fiducia.benchmarks.roofline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what was measured into a page, between two markers, and draws the picture beside it. */
final class RooflinePage {

  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->\n";

  private RooflinePage() {}

  static void write(Path page, List<Report> reports) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(page + " has no lines " + BEGIN.strip() + " and " + END.strip()
          + " that the tables can go between");
    }
    String picture = page.getFileName().toString().replaceFirst("\\.md$", ".png");
    new RooflinePicture(reports).writePng(page.resolveSibling(picture));
    Files.writeString(page, text.substring(0, begin + BEGIN.length()) + "\n![Rates and limits](" + picture + ")\n\n"
        + RooflineTables.of(reports) + text.substring(end));
  }
}
