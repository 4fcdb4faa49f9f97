package org.fiducia.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.result.ContourLines;
import org.fiducia.analysis.result.RunResult;
import org.fiducia.analysis.result.YieldMap;

/**
 * The picture of a yield map with its contour: colours for N, both axes logarithmic.
 *
 * @param title first line
 * @param subtitle second line, smaller
 * @param map the yields
 * @param level N on the contour, if there is one
 * @param lines the contour, see {@link ContourLines}
 */
public record ContourPlot(
    String title, String subtitle, YieldMap map, OptionalDouble level, List<ContourLines.Line> lines)
    implements Picture {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 720;
  private static final Rectangle FRAME = new Rectangle(104, 84, 700, 556);
  private static final Rectangle BAR = new Rectangle(828, 84, 22, 556);

  private static final Look LOOK = Look.LARGE;
  private static final Color CONTOUR = new Color(222, 60, 32);

  /** The picture of a run's result. */
  public static ContourPlot of(RunResult result) {
    AcceptanceCard card = result.card();
    String subtitle = card.geometry().name() + ", " + written(card.protonsOnTarget()) + " protons on target; "
        + card.eventsPerMass() + " events a mass, seed " + card.seed();
    return new ContourPlot(card.name(), subtitle, result.map(), card.contourLevel(), result.contour());
  }

  @Override
  public Dimension size() {
    return new Dimension(WIDTH, HEIGHT);
  }

  @Override
  public void paint(Graphics2D g) {
    LogAxis x = axis(map.masses(), FRAME.getMinX(), FRAME.getMaxX());
    LogAxis y = axis(map.values(), FRAME.getMaxY(), FRAME.getMinY());
    double peak = Arrays.stream(map.yields()).flatMapToDouble(Arrays::stream).max().orElse(0);
    ColourScale scale = ColourScale.upTo(Math.max(peak, level.orElse(Double.MIN_NORMAL)));

    paintTitle(g);
    g.drawImage(colours(x, y, scale), FRAME.x, FRAME.y, FRAME.width, FRAME.height, null);
    paintContour(g, x, y);
    paintMassAxis(g, x);
    paintValueAxis(g, y);
    paintColourBar(g, scale);
    g.setColor(Look.INK);
    g.setStroke(new BasicStroke(1.4f));
    g.draw(FRAME);
    g.draw(BAR);
  }

  private void paintTitle(Graphics2D g) {
    g.setColor(Look.INK);
    Lettering.fitted(g, title, LOOK.title(), FRAME.x, 36, WIDTH - 2 * FRAME.x);
    double room = FRAME.width;
    if (level.isPresent()) {
      String key = "N = " + written(level.getAsDouble());
      g.setFont(LOOK.number());
      double left = FRAME.getMaxX() - Lettering.width(key, LOOK.number());
      g.drawString(key, (float) left, 64);
      g.setColor(CONTOUR);
      g.setStroke(new BasicStroke(3));
      g.draw(new Line2D.Double(left - 40, 59, left - 10, 59));
      room = left - 60 - FRAME.getMinX();
    }
    g.setColor(Look.FAINT);
    Lettering.fitted(g, subtitle, LOOK.number(), FRAME.x, 64, room);
  }

  /** A number as people write it: 1e18, 2.3. */
  private static String written(double number) {
    return Double.toString(number).replaceFirst("\\.0(E|$)", "$1").replace('E', 'e');
  }

  /** The colour of the nearest grid point, for each pixel of the frame. */
  private BufferedImage colours(LogAxis x, LogAxis y, ColourScale scale) {
    BufferedImage image =
        new BufferedImage(FRAME.width * PngFile.PIXELS, FRAME.height * PngFile.PIXELS, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < image.getWidth(); column++) {
      int i = nearest(map.masses(), x.valueAt(FRAME.x + (column + 0.5) / PngFile.PIXELS));
      for (int row = 0; row < image.getHeight(); row++) {
        int j = nearest(map.values(), y.valueAt(FRAME.y + (row + 0.5) / PngFile.PIXELS));
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

  private static void paintMassAxis(Graphics2D g, LogAxis axis) {
    Scale scale = Scale.horizontal(axis, LOOK.number());
    scale.marks(g, Scale.Side.BOTTOM, FRAME.getMaxY(), true);
    scale.numbers(g, Scale.Side.BOTTOM, FRAME.getMaxY() + 13);
    Lettering.centred(g, "mass m (GeV)", LOOK.label(), FRAME.getCenterX(), HEIGHT - 24, FRAME.width);
  }

  private void paintValueAxis(Graphics2D g, LogAxis axis) {
    Scale scale = Scale.vertical(axis, LOOK.number());
    scale.marks(g, Scale.Side.LEFT, FRAME.getMinX(), true);
    scale.numbers(g, Scale.Side.LEFT, FRAME.getMinX() - 13);
    String label = map.secondAxis().equals(YieldMap.WIDTH) ? "width \u0393 (GeV)" : "coupling \u03b5";
    Lettering.upright(g, label, LOOK.label(), 30, FRAME.getCenterY(), FRAME.height);
  }

  private static void paintColourBar(Graphics2D g, ColourScale colours) {
    LogAxis axis = new LogAxis(colours.low(), colours.high(), BAR.getMaxY(), BAR.getMinY());
    for (int row = 0; row < BAR.height; row++) {
      g.setColor(colours.colour(axis.valueAt(BAR.y + row + 0.5)));
      g.fill(new Rectangle2D.Double(BAR.x, BAR.y + row, BAR.width, 1));
    }
    Scale scale = Scale.vertical(axis, LOOK.number());
    scale.labelMarks(g, Scale.Side.RIGHT, BAR.getMaxX(), true);
    scale.numbers(g, Scale.Side.RIGHT, BAR.getMaxX() + 11);
    Lettering.upright(
        g, "expected events N (white: less)", LOOK.label(), WIDTH - 24, BAR.getCenterY(), BAR.height);
  }

  /** The axis of a grid; a single point gets some room on both sides. */
  private static LogAxis axis(double[] grid, double start, double end) {
    double room = grid.length == 1 ? 2 : 1;
    return new LogAxis(grid[0] / room, grid[grid.length - 1] * room, start, end);
  }
}
