package org.fiducia.analysis.plot;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A drawn picture as pixels, read back from its PNG. */
final class Pixels {

  private final BufferedImage image;

  private Pixels(BufferedImage image) {
    this.image = image;
  }

  static Pixels of(Picture picture, Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "picture", ".png");
    picture.writePng(file);
    return new Pixels(ImageIO.read(file.toFile()));
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  boolean is(int column, int row, Color colour) {
    return (image.getRGB(column, row) & 0xffffff) == (colour.getRGB() & 0xffffff);
  }

  /** Rows in which a column has a colour. */
  int[] rows(int column, Color colour) {
    return IntStream.range(0, height()).filter(row -> is(column, row, colour)).toArray();
  }

  /** How many pixels of an area have a colour. */
  long count(Rectangle area, Color colour) {
    return IntStream.range(area.x, area.x + area.width)
        .mapToLong(x -> IntStream.range(area.y, area.y + area.height).filter(y -> is(x, y, colour)).count()).sum();
  }

  /** The inside of the frame in an area: between the outer lines of ink longer than half of it. */
  Rectangle frame(Rectangle area) {
    List<Integer> columns = longLines(area.x, area.width,
        x -> count(new Rectangle(x, area.y, 1, area.height), Look.INK) > area.height / 2);
    List<Integer> rows = longLines(area.y, area.height,
        y -> count(new Rectangle(area.x, y, area.width, 1), Look.INK) > area.width / 2);
    int left = columns.stream().min(Comparator.naturalOrder()).orElseThrow();
    int right = columns.stream().max(Comparator.naturalOrder()).orElseThrow();
    int top = rows.stream().min(Comparator.naturalOrder()).orElseThrow();
    int bottom = rows.stream().max(Comparator.naturalOrder()).orElseThrow();
    return new Rectangle(left, top, right - left, bottom - top);
  }

  Rectangle frame() {
    return frame(new Rectangle(0, 0, width(), height()));
  }

  private static List<Integer> longLines(int from, int length, IntPredicate isLine) {
    return IntStream.range(from, from + length).filter(isLine).boxed().toList();
  }
}
