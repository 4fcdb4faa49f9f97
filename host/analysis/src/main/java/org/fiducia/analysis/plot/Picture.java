package org.fiducia.analysis.plot;

import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** Something that can be drawn. One painting routine makes the PNG and the SVG. */
public interface Picture {

  /** Width and height in layout units; the PNG has two pixels for each. */
  Dimension size();

  /** Draws the picture on a white page of its size. */
  void paint(Graphics2D g);

  /** Writes the picture as PNG. */
  default void writePng(Path file) throws IOException {
    PngFile.write(this, file);
  }

  /** Writes the picture as SVG. */
  default void writeSvg(Path file) throws IOException {
    SvgFile.write(this, file);
  }

  /** Why pictures cannot be drawn on this machine, in one line; empty where they can. */
  static String obstacle() {
    try {
      Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      probe.getFontMetrics(Look.LARGE.label()).stringWidth("N");
      probe.dispose();
      return "";
    } catch (RuntimeException | AWTError | InternalError | LinkageError e) {
      // what a JDK throws without fontconfig, without a font, or without libfreetype: it has no common type
      return "no picture: Java finds no font on this machine (on Debian: apt install fontconfig fonts-dejavu-core)";
    }
  }
}
