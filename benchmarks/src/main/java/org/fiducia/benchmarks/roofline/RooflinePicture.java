package org.fiducia.benchmarks.roofline;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.fiducia.analysis.plot.Picture;

/**
 * One roofline a device and form: double instructions a second against double instructions a byte, with the limits of
 * memory and of additions and multiplications, and one dot a kernel.
 *
 * @param reports what is drawn
 */
record RooflinePicture(List<Report> reports) implements Picture {

  private static final int WIDTH = 620;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 16;
  private static final int TOP = 40;
  private static final int BOTTOM = 56;
  private static final int COLUMNS = 2;
  private static final Color INK = new Color(33, 33, 33);
  private static final Color GRID = new Color(228, 228, 228);
  private static final Color ROOF = new Color(0, 114, 178);
  private static final Color DOT = new Color(213, 94, 0);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font NUMBER = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font NAME = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  /** Least intensity that is shown; kernels below it compute next to nothing. */
  private static final double LEAST_INTENSITY = 0.02;
  private static final double MOST_INTENSITY = 300;
  private static final int DECADES = 4;

  /** A form with the needs of its kernels. */
  private record Panel(Report report, FormReport form) {}

  private List<Panel> panels() {
    return reports.stream().flatMap(report -> report.forms().stream().map(form -> new Panel(report, form))).toList();
  }

  @Override
  public Dimension size() {
    int count = panels().size();
    return new Dimension(Math.min(count, COLUMNS) * WIDTH, (count + COLUMNS - 1) / COLUMNS * HEIGHT);
  }

  @Override
  public void paint(Graphics2D g) {
    List<Panel> panels = panels();
    for (int k = 0; k < panels.size(); k++) {
      Graphics2D part = (Graphics2D) g.create(k % COLUMNS * WIDTH, k / COLUMNS * HEIGHT, WIDTH, HEIGHT);
      new Drawing(part, panels.get(k)).paint();
      part.dispose();
    }
  }

  /** One panel on its own paper. */
  private static final class Drawing {

    private final Graphics2D g;
    private final Panel panel;
    /** Highest power of ten of the ordinate. */
    private final int top;
    private final List<Rectangle2D> taken = new ArrayList<>();

    Drawing(Graphics2D g, Panel panel) {
      this.g = g;
      this.panel = panel;
      this.top = (int) Math.ceil(Math.log10(1.5 * panel.form().limits().arithmetic()));
    }

    private double x(double intensity) {
      double part = Math.log(intensity / LEAST_INTENSITY) / Math.log(MOST_INTENSITY / LEAST_INTENSITY);
      return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    private double y(double rate) {
      return TOP + (top - Math.log10(rate)) / DECADES * (HEIGHT - TOP - BOTTOM);
    }

    void paint() {
      grid();
      roof();
      dots();
      g.setColor(INK);
      g.setStroke(new BasicStroke(1.3f));
      g.draw(new Rectangle2D.Double(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM));
      g.setFont(TITLE);
      g.drawString(panel.form().label(), LEFT, TOP - 14);
      g.setFont(LABEL);
      centred("double instructions a byte", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12);
      g.rotate(-Math.PI / 2);
      centred("double instructions a second", -(TOP + HEIGHT - BOTTOM) / 2.0, 18);
      g.rotate(Math.PI / 2);
    }

    private void grid() {
      g.setStroke(new BasicStroke(1));
      g.setFont(NUMBER);
      for (double power = 0.1; power <= 100; power *= 10) {
        line(x(power), TOP, x(power), HEIGHT - BOTTOM);
        centred(power < 1 ? "0.1" : String.format(Locale.ROOT, "%.0f", power), x(power), HEIGHT - BOTTOM + 17);
      }
      for (int power = top - DECADES; power <= top; power++) {
        double at = y(Math.pow(10, power));
        line(LEFT, at, WIDTH - RIGHT, at);
        String number = RooflineTables.per(Math.pow(10, power)).replaceFirst("\\.0+ ", " ").strip();
        g.drawString(number, (float) (LEFT - 6 - width(number)), (float) at + 4);
      }
    }

    private void line(double x0, double y0, double x1, double y1) {
      g.setColor(GRID);
      g.draw(new Line2D.Double(x0, y0, x1, y1));
      g.setColor(INK);
    }

    private void roof() {
      Limits limits = panel.form().limits();
      double ridge = Math.min(limits.arithmetic() / limits.bytes(), MOST_INTENSITY);
      double start = Math.max(LEAST_INTENSITY, Math.pow(10, top - DECADES) / limits.bytes());
      Path2D roof = new Path2D.Double();
      roof.moveTo(x(start), y(start * limits.bytes()));
      roof.lineTo(x(ridge), y(ridge * limits.bytes()));
      roof.lineTo(x(MOST_INTENSITY), y(limits.arithmetic()));
      g.setColor(ROOF);
      g.setStroke(new BasicStroke(2));
      g.draw(roof);
      g.setFont(NAME);
      String arithmetic = "add, multiply: " + RooflineTables.per(limits.arithmetic()).strip() + "/s";
      double at = x(MOST_INTENSITY) - width(arithmetic) - 6;
      g.drawString(arithmetic, (float) at, (float) y(limits.arithmetic()) - 6);
      taken.add(new Rectangle2D.Double(at, y(limits.arithmetic()) - 18, width(arithmetic), 18));
      String memory = "memory: " + RooflineTables.per(limits.bytes()) + "B/s";
      double left = x(start) + 4;
      g.drawString(memory, (float) Math.max(left, x(ridge) - width(memory) - 40), (float) y(limits.arithmetic()) - 6);
    }

    private void dots() {
      List<Rate> rates = panel.form().rates().stream().filter(this::shown)
          .sorted(Comparator.comparingDouble((Rate rate) -> -ordinate(rate))).toList();
      for (Rate rate : rates) {
        double x = x(abscissa(rate));
        double y = y(ordinate(rate));
        taken.add(new Rectangle2D.Double(x - 4, y - 4, 8, 8));
      }
      for (Rate rate : rates) {
        double x = x(abscissa(rate));
        double y = y(ordinate(rate));
        g.setColor(DOT);
        g.fill(new Ellipse2D.Double(x - 3.5, y - 3.5, 7, 7));
        name(rate.kernel(), x, y);
      }
    }

    private boolean shown(Rate rate) {
      return abscissa(rate) >= LEAST_INTENSITY && abscissa(rate) <= MOST_INTENSITY
          && ordinate(rate) > Math.pow(10, top - DECADES);
    }

    private double abscissa(Rate rate) {
      Cost cost = panel.report().cost(rate.kernel());
      return cost.instructions() / cost.bytes();
    }

    private double ordinate(Rate rate) {
      return panel.report().cost(rate.kernel()).instructions() * rate.kernelRate();
    }

    /** Writes a name beside its dot where it covers nothing; far from the dot if need be, with a line to it. */
    private void name(String name, double x, double y) {
      g.setFont(NAME);
      double width = width(name);
      for (int step = 0; step < 40; step++) {
        double down = (step + 1) / 2 * 7 * (step % 2 == 0 ? 1 : -1);
        for (double left : new double[] {x + 7, x - 7 - width}) {
          Rectangle2D box = new Rectangle2D.Double(left, y + down - 6, width, 12);
          if (box.getMinX() > LEFT && box.getMaxX() < WIDTH - RIGHT && box.getMaxY() < HEIGHT - BOTTOM
              && taken.stream().noneMatch(box::intersects)) {
            taken.add(box);
            if (Math.abs(down) > 8) {
              g.setColor(GRID.darker());
              g.setStroke(new BasicStroke(0.8f));
              g.draw(new Line2D.Double(x, y, left > x ? left - 1 : left + width + 1, y + down));
            }
            g.setColor(INK);
            g.drawString(name, (float) left, (float) (y + down + 4));
            return;
          }
        }
      }
    }

    private void centred(String text, double x, double y) {
      g.drawString(text, (float) (x - width(text) / 2), (float) y);
    }

    private double width(String text) {
      return g.getFontMetrics().getStringBounds(text, g).getWidth();
    }
  }
}
