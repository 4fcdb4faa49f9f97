package org.fiducia.analysis.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines on which the yield of a map equals a level: marching squares (Lorensen and Cline, SIGGRAPH 1987, in two
 * dimensions), with log N interpolated linearly in the logarithms of both axes. A saddle cell is decided by the mean of
 * its four corners.
 *
 * <p>StrictMath throughout: the lines are part of a result, which is the same on every machine.
 */
public final class ContourLines {

  /** Yields below this fraction of the level, zero among them, count as it: their logarithm tells nothing. */
  private static final double FLOOR = 1e-6;

  /**
   * One line.
   *
   * @param masses mass of each point, GeV
   * @param values second coordinate of each point, in the unit of the map's second axis
   */
  public record Line(double[] masses, double[] values) {

    /** Whether the line returns to its first point; one that does not, ends at the border of the map. */
    public boolean closed() {
      int last = masses.length - 1;
      return last > 0 && masses[0] == masses[last] && values[0] == values[last];
    }
  }

  private final YieldMap map;
  private final double logLevel;
  private final double[] logMasses;
  private final double[] logValues;
  private final double[][] logYields;
  /** The one or two edges that each crossed edge is joined to, or -1. */
  private final int[][] joined;

  private ContourLines(YieldMap map, double level) {
    this.map = map;
    this.logLevel = StrictMath.log(level);
    this.logMasses = log(map.masses(), 0);
    this.logValues = log(map.values(), 0);
    this.logYields = Arrays.stream(map.yields()).map(row -> log(row, level * FLOOR)).toArray(double[][]::new);
    this.joined = new int[2 * logMasses.length * logValues.length][];
  }

  /**
   * Finds the lines of a level.
   *
   * @param level number of events, above 0
   * @return the open lines, then the closed ones; empty if the level is reached nowhere
   */
  public static List<Line> of(YieldMap map, double level) {
    if (!(level > 0 && level < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a contour level is a positive number, not " + level);
    }
    ContourLines lines = new ContourLines(map, level);
    lines.joinCells();
    return lines.trace();
  }

  private void joinCells() {
    for (int i = 0; i + 1 < logMasses.length; i++) {
      for (int j = 0; j + 1 < logValues.length; j++) {
        joinCell(i, j);
      }
    }
  }

  private void joinCell(int i, int j) {
    int[] sides = {alongMass(i, j), alongValue(i + 1, j), alongMass(i, j + 1), alongValue(i, j)};
    boolean[] corners = {above(i, j), above(i + 1, j), above(i + 1, j + 1), above(i, j + 1)};
    int[] crossed = new int[4];
    int count = 0;
    for (int side = 0; side < 4; side++) {
      if (corners[side] != corners[(side + 1) % 4]) {
        crossed[count++] = sides[side];
      }
    }
    if (count == 2) {
      join(crossed[0], crossed[1]);
    } else if (count == 4) {
      double mean = (logYields[i][j] + logYields[i + 1][j] + logYields[i + 1][j + 1] + logYields[i][j + 1]) / 4;
      // sides 0 and 3 meet in corner 0: they are joined where the centre is unlike that corner
      int partner = (mean >= logLevel) == corners[0] ? 1 : 3;
      join(crossed[0], crossed[partner]);
      join(crossed[2], crossed[4 - partner]);
    }
  }

  private void join(int a, int b) {
    addNeighbour(a, b);
    addNeighbour(b, a);
  }

  private void addNeighbour(int edge, int other) {
    if (joined[edge] == null) {
      joined[edge] = new int[] {other, -1};
    } else {
      joined[edge][1] = other;
    }
  }

  private List<Line> trace() {
    boolean[] visited = new boolean[joined.length];
    List<Line> lines = new ArrayList<>();
    for (boolean open : new boolean[] {true, false}) {
      for (int edge = 0; edge < joined.length; edge++) {
        if (joined[edge] != null && !visited[edge] && (!open || joined[edge][1] < 0)) {
          lines.add(follow(edge, visited));
        }
      }
    }
    return lines;
  }

  private Line follow(int start, boolean[] visited) {
    List<Integer> path = new ArrayList<>();
    int edge = start;
    while (edge >= 0 && !visited[edge]) {
      visited[edge] = true;
      path.add(edge);
      int[] next = joined[edge];
      edge = !visited[next[0]] || next[1] < 0 ? next[0] : next[1];
    }
    if (joined[start][1] >= 0) {
      path.add(start);
    }
    return new Line(
        path.stream().mapToDouble(this::massOn).toArray(), path.stream().mapToDouble(this::valueOn).toArray());
  }

  /** Number of the edge from grid point (i, j) to (i + 1, j). */
  private int alongMass(int i, int j) {
    return 2 * (i * logValues.length + j);
  }

  /** Number of the edge from grid point (i, j) to (i, j + 1). */
  private int alongValue(int i, int j) {
    return alongMass(i, j) + 1;
  }

  private double massOn(int edge) {
    int i = edge / 2 / logValues.length;
    return edge % 2 == 1 ? map.masses()[i] : between(logMasses[i], logMasses[i + 1], edge);
  }

  private double valueOn(int edge) {
    int j = edge / 2 % logValues.length;
    return edge % 2 == 0 ? map.values()[j] : between(logValues[j], logValues[j + 1], edge);
  }

  private double between(double from, double to, int edge) {
    int i = edge / 2 / logValues.length;
    int j = edge / 2 % logValues.length;
    double a = logYields[i][j];
    double b = edge % 2 == 0 ? logYields[i + 1][j] : logYields[i][j + 1];
    return StrictMath.exp(from + (to - from) * ((logLevel - a) / (b - a)));
  }

  private boolean above(int i, int j) {
    return logYields[i][j] >= logLevel;
  }

  private static double[] log(double[] numbers, double floor) {
    return Arrays.stream(numbers).map(x -> StrictMath.log(Math.max(x, floor))).toArray();
  }
}
