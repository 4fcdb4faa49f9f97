package org.fiducia.analysis.plot;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.result.ContourLines;
import org.fiducia.analysis.result.RunResult;
import org.fiducia.analysis.result.YieldMap;
import org.w3c.dom.Document;

/**
 * The picture of a yield map with its contour: colours for N, both axes logarithmic. One painting routine makes the PNG
 * and the SVG.
 *
 * @param title first line
 * @param subtitle second line, smaller
 * @param map the yields
 * @param level N on the contour, if there is one
 * @param lines the contour, see {@link ContourLines}
 */
public record ContourPlot(
    String title, String subtitle, YieldMap map, OptionalDouble level, List<ContourLines.Line> lines) {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 720;
  /** Pixels of the PNG, and of the colour map inside the SVG, per unit of the layout. */
  private static final int PIXELS = 2;
  private static final Rectangle FRAME = new Rectangle(104, 84, 700, 556);
  private static final Rectangle BAR = new Rectangle(828, 84, 22, 556);
  private static final int TICK = 8;
  private static final int MINOR_TICK = 4;

  private static final Color INK = new Color(33, 33, 33);
  private static final Color FAINT = new Color(96, 96, 96);
  private static final Color CONTOUR = new Color(222, 60, 32);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 20);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
  private static final Font NUMBER = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font EXPONENT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  /** The picture of a run's result. */
  public static ContourPlot of(RunResult result) {
    AcceptanceCard card = result.card();
    String subtitle = card.geometry().name() + ", " + written(card.protonsOnTarget()) + " protons on target; "
        + card.eventsPerMass() + " events a mass, seed " + card.seed();
    return new ContourPlot(card.name(), subtitle, result.map(), card.contourLevel(), result.contour());
  }

  /** Why pictures cannot be drawn on this machine, in one line; empty where they can. */
  public static String obstacle() {
    try {
      Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      probe.getFontMetrics(LABEL).stringWidth("N");
      probe.dispose();
      return "";
    } catch (RuntimeException | AWTError | InternalError | LinkageError e) {
      // what a JDK throws without fontconfig, without a font, or without libfreetype: it has no common type
      return "no picture: Java finds no font on this machine (on Debian: apt install fontconfig fonts-dejavu-core)";
    }
  }

  /** Writes the picture as PNG. */
  public void writePng(Path file) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH * PIXELS, HEIGHT * PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(PIXELS, PIXELS);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(g);
    g.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException(file + ": this Java writes no PNG");
    }
  }

  /** Writes the picture as SVG. */
  public void writeSvg(Path file) throws IOException {
    SVGGraphics2D g = new SVGGraphics2D(emptySvg(), new EmbeddedPng(), new DefaultExtensionHandler(), false);
    g.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    paint(g);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      g.stream(out, true);
    }
  }

  /** Puts images into the SVG by the JDK's PNG writer; Batik's own way would need a dozen more libraries. */
  private static final class EmbeddedPng extends ImageHandlerBase64Encoder {

    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("image not written", e);
      }
    }
  }

  private static Document emptySvg() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError("every JDK can make an empty XML document", e);
    }
  }

  private void paint(Graphics2D g) {
    LogAxis x = axis(map.masses(), FRAME.getMinX(), FRAME.getMaxX());
    LogAxis y = axis(map.values(), FRAME.getMaxY(), FRAME.getMinY());
    double peak = Arrays.stream(map.yields()).flatMapToDouble(Arrays::stream).max().orElse(0);
    ColourScale scale = ColourScale.upTo(Math.max(peak, level.orElse(Double.MIN_NORMAL)));

    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    paintTitle(g);
    g.drawImage(colours(x, y, scale), FRAME.x, FRAME.y, FRAME.width, FRAME.height, null);
    paintContour(g, x, y);
    paintMassAxis(g, x);
    paintValueAxis(g, y);
    paintColourBar(g, scale);
    g.setColor(INK);
    g.setStroke(new BasicStroke(1.4f));
    g.draw(FRAME);
    g.draw(BAR);
  }

  private void paintTitle(Graphics2D g) {
    g.setColor(INK);
    drawFitted(g, title, TITLE, 36, WIDTH - 2 * FRAME.x);
    double room = FRAME.width;
    if (level.isPresent()) {
      String key = "N = " + written(level.getAsDouble());
      g.setFont(NUMBER);
      int left = (int) FRAME.getMaxX() - g.getFontMetrics().stringWidth(key);
      g.drawString(key, left, 64);
      g.setColor(CONTOUR);
      g.setStroke(new BasicStroke(3));
      g.draw(new Line2D.Double(left - 40, 59, left - 10, 59));
      room = left - 60 - FRAME.getMinX();
    }
    g.setColor(FAINT);
    drawFitted(g, subtitle, NUMBER, 64, room);
  }

  /** A number as people write it: 1e18, 2.3. */
  private static String written(double number) {
    return Double.toString(number).replaceFirst("\\.0(E|$)", "$1").replace('E', 'e');
  }

  /** Writes a line from the frame's left edge, in smaller letters if it is longer than its room. */
  private static void drawFitted(Graphics2D g, String text, Font font, int baseline, double room) {
    double width = g.getFontMetrics(font).stringWidth(text);
    g.setFont(width <= room ? font : font.deriveFont((float) (font.getSize() * room / width)));
    g.drawString(text, FRAME.x, baseline);
  }

  /** The colour of the nearest grid point, for each pixel of the frame. */
  private BufferedImage colours(LogAxis x, LogAxis y, ColourScale scale) {
    BufferedImage image =
        new BufferedImage(FRAME.width * PIXELS, FRAME.height * PIXELS, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < image.getWidth(); column++) {
      int i = nearest(map.masses(), x.valueAt(FRAME.x + (column + 0.5) / PIXELS));
      for (int row = 0; row < image.getHeight(); row++) {
        int j = nearest(map.values(), y.valueAt(FRAME.y + (row + 0.5) / PIXELS));
        image.setRGB(column, row, scale.colour(map.yields()[i][j]).getRGB());
      }
    }
    return image;
  }

  /** Index of the grid point nearest in the logarithm. */
  private static int nearest(double[] grid, double value) {
    int found = Arrays.binarySearch(grid, value);
    int above = found >= 0 ? found : -found - 1;
    if (above == 0 || above == grid.length) {
      return Math.clamp(above, 0, grid.length - 1);
    }
    return value * value < grid[above - 1] * grid[above] ? above - 1 : above;
  }

  private void paintContour(Graphics2D g, LogAxis x, LogAxis y) {
    for (ContourLines.Line line : lines) {
      Path2D path = new Path2D.Double();
      for (int k = 0; k < line.masses().length; k++) {
        double px = x.position(line.masses()[k]);
        double py = y.position(line.values()[k]);
        if (k == 0) {
          path.moveTo(px, py);
        } else {
          path.lineTo(px, py);
        }
      }
      // a white seam keeps the line visible on every colour
      g.setColor(Color.WHITE);
      g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(path);
      g.setColor(CONTOUR);
      g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(path);
    }
  }

  private void paintMassAxis(Graphics2D g, LogAxis axis) {
    double bottom = FRAME.getMaxY();
    g.setColor(INK);
    g.setStroke(new BasicStroke(1.2f));
    for (LogAxis.Tick tick : axis.minorTicks()) {
      double at = axis.position(tick.value());
      g.draw(new Line2D.Double(at, bottom, at, bottom + MINOR_TICK));
    }
    List<LogAxis.Tick> labels = axis.labels(44);
    List<Number> numbers = Number.of(labels);
    for (int k = 0; k < numbers.size(); k++) {
      double at = axis.position(labels.get(k).value());
      g.draw(new Line2D.Double(at, bottom, at, bottom + TICK));
      numbers.get(k).draw(g, at, bottom + 25, 0.5);
    }
    g.setFont(LABEL);
    String label = "mass m (GeV)";
    g.drawString(label, (float) (FRAME.getCenterX() - g.getFontMetrics().stringWidth(label) / 2.0), HEIGHT - 24);
  }

  private void paintValueAxis(Graphics2D g, LogAxis axis) {
    double left = FRAME.getMinX();
    g.setColor(INK);
    g.setStroke(new BasicStroke(1.2f));
    for (LogAxis.Tick tick : axis.minorTicks()) {
      double at = axis.position(tick.value());
      g.draw(new Line2D.Double(left - MINOR_TICK, at, left, at));
    }
    List<LogAxis.Tick> labels = axis.labels(26);
    List<Number> numbers = Number.of(labels);
    for (int k = 0; k < numbers.size(); k++) {
      double at = axis.position(labels.get(k).value());
      g.draw(new Line2D.Double(left - TICK, at, left, at));
      numbers.get(k).draw(g, left - 13, at + 5, 1);
    }
    String label = map.secondAxis().equals(YieldMap.WIDTH) ? "width \u0393 (GeV)" : "coupling \u03b5";
    paintUpright(g, label, 30, FRAME.getCenterY());
  }

  private static void paintColourBar(Graphics2D g, ColourScale scale) {
    LogAxis axis = new LogAxis(scale.low(), scale.high(), BAR.getMaxY(), BAR.getMinY());
    for (int row = 0; row < BAR.height; row++) {
      g.setColor(scale.colour(axis.valueAt(BAR.y + row + 0.5)));
      g.fill(new Rectangle2D.Double(BAR.x, BAR.y + row, BAR.width, 1));
    }
    g.setColor(INK);
    g.setStroke(new BasicStroke(1.2f));
    List<LogAxis.Tick> labels = axis.labels(26);
    List<Number> numbers = Number.of(labels);
    for (int k = 0; k < numbers.size(); k++) {
      double at = axis.position(labels.get(k).value());
      g.draw(new Line2D.Double(BAR.getMaxX(), at, BAR.getMaxX() + TICK - 2, at));
      numbers.get(k).draw(g, BAR.getMaxX() + 11, at + 5, 0);
    }
    paintUpright(g, "expected events N (white: less)", WIDTH - 24, BAR.getCenterY());
  }

  /** Writes a label that reads from bottom to top. */
  private static void paintUpright(Graphics2D g, String label, double x, double centre) {
    AffineTransform before = g.getTransform();
    g.setFont(LABEL);
    g.translate(x, centre + g.getFontMetrics().stringWidth(label) / 2.0);
    g.rotate(-Math.PI / 2);
    g.drawString(label, 0, 0);
    g.setTransform(before);
  }

  /** The axis of a grid; a single point gets some room on both sides. */
  private static LogAxis axis(double[] grid, double start, double end) {
    double room = grid.length == 1 ? 2 : 1;
    return new LogAxis(grid[0] / room, grid[grid.length - 1] * room, start, end);
  }

  /** A tick's number: plain, or a power of ten with a raised exponent. */
  private record Number(String base, String exponent) {

    /** The numbers of an axis, all plain or all powers of ten. */
    static List<Number> of(List<LogAxis.Tick> ticks) {
      return ticks.stream().allMatch(t -> t.exponent() >= -3 && t.exponent() <= 3)
          ? ticks.stream().map(t -> new Number(plain(t), "")).toList()
          : ticks.stream().map(t -> new Number(power(t.factor()), raised(t.exponent()))).toList();
    }

    private static String raised(int exponent) {
      return Integer.toString(exponent).replace('-', '\u2212');
    }

    private static String power(double factor) {
      return factor == 1 ? "10" : plain(new LogAxis.Tick(factor, 0)) + "\u00b710";
    }

    private static String plain(LogAxis.Tick tick) {
      return new BigDecimal(Double.toString(tick.factor()))
          .movePointRight(tick.exponent()).stripTrailingZeros().toPlainString();
    }

    /** Draws it with its left end, centre or right end at x for anchor 0, 0.5 and 1. */
    void draw(Graphics2D g, double x, double baseline, double anchor) {
      FontMetrics normal = g.getFontMetrics(NUMBER);
      double width = normal.stringWidth(base) + g.getFontMetrics(EXPONENT).stringWidth(exponent);
      double left = x - anchor * width;
      g.setFont(NUMBER);
      g.drawString(base, (float) left, (float) baseline);
      if (!exponent.isEmpty()) {
        g.setFont(EXPONENT);
        g.drawString(exponent, (float) (left + normal.stringWidth(base)), (float) (baseline - 6));
      }
    }
  }
}
