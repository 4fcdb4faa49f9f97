package org.fiducia.benchmarks.roofline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fiducia.benchmarks.MarkedPage;

/** Writes what was measured into a page, and draws the picture beside it. */
final class RooflinePage {

  private RooflinePage() {}

  static void write(Path page, List<Report> reports) throws IOException {
    String picture = page.getFileName().toString().replaceFirst("\\.md$", ".png");
    new RooflinePicture(reports).writePng(page.resolveSibling(picture));
    MarkedPage.replace(page, "measured", "![Rates and limits](" + picture + ")\n\n" + RooflineTables.of(reports));
  }
}
