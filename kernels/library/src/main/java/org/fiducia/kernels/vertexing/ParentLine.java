package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * The line of the particle that decayed at a vertex: through the vertex, along the total momentum of the prongs, with
 * the covariance that follows from those of {@link Vertex} and {@link Prong}. At the plane of the fitted z an error of
 * z moves the line sideways by its slopes.
 */
@Kernel
public final class ParentLine {

  private ParentLine() {}

  /**
   * Makes the line of one event. Slots with NaN are not in the vertex.
   *
   * @param i event
   * @param shape 1 row, {@link EventShape}
   * @param vertex {@link Vertex}
   * @param vertexStatus {@link VertexStatus}
   * @param prongs {@link Prong}, slot by slot
   * @param lines receives {@link Line}
   * @param status receives the {@link Status} in column 0
   */
  public static void run(long i, Longs shape, Doubles vertex, Ints vertexStatus, Doubles prongs, Doubles lines,
      Ints status) {
    double[] momentum = new double[3];
    double[] d = new double[6];
    double[] k = new double[9];
    long events = shape.get(EventShape.EVENTS, 0);
    int slots = Math.min((int) shape.get(EventShape.SLOTS, 0), EventShape.MOST_SLOTS);
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      if (!Double.isNaN(prongs.get(Prong.PX, row))) {
        for (int c = 0; c < 3; c++) {
          momentum[c] += prongs.get(Prong.PX + c, row);
        }
        for (int c = 0; c < 6; c++) {
          d[c] += prongs.get(Prong.D + c, row);
        }
        for (int c = 0; c < 9; c++) {
          k[c] += prongs.get(Prong.K + c, row);
        }
      }
    }
    int outcome = vertexStatus.get(VertexStatus.STATUS, i) != Status.OK ? Status.BAD_INPUT_ITEM
        : write(i, vertex, momentum, d, k, lines);
    if (outcome != Status.OK) {
      for (int c = 0; c <= Line.Z; c++) {
        lines.set(c, i, Double.NaN);
      }
    }
    status.set(0, i, outcome);
  }

  private static int write(long i, Doubles vertex, double[] momentum, double[] d, double[] k, Doubles lines) {
    double inputs = 0;
    for (int e = Vertex.X; e < Vertex.CHI2; e++) {
      inputs += Math.abs(vertex.get(e, i));
    }
    for (int e = 0; e < 9; e++) {
      inputs += Math.abs(momentum[e / 3]) + Math.abs(d[e * 2 / 3]) + Math.abs(k[e]);
    }
    if (!(inputs < Double.POSITIVE_INFINITY)) {
      return Status.NOT_FINITE;
    }
    double perPz = 1 / momentum[2];
    double tx = momentum[0] * perPz;
    double ty = momentum[1] * perPz;
    double[] c = new double[6];
    for (int e = 0; e < 6; e++) {
      c[e] = vertex.get(Vertex.C + e, i);
    }
    // the derivatives of (x, y, tx, ty) by the vertex: rows of m; by the momenta at a given vertex: only of the slopes
    double[] m = new double[12];
    m[0] = 1;
    m[2] = -tx;
    m[4] = 1;
    m[5] = -ty;
    for (int e = 0; e < 3; e++) {
      m[6 + e] = (k[e] - tx * k[6 + e]) * perPz;
      m[9 + e] = (k[3 + e] - ty * k[6 + e]) * perPz;
    }
    lines.set(Line.X, i, vertex.get(Vertex.X, i));
    lines.set(Line.Y, i, vertex.get(Vertex.Y, i));
    lines.set(Line.TX, i, tx);
    lines.set(Line.TY, i, ty);
    lines.set(Line.Z, i, vertex.get(Vertex.Z, i));
    double[] own = new double[10];
    double variance = perPz * perPz;
    own[5] = (d[0] - 2 * tx * d[3] + tx * tx * d[5]) * variance;
    own[8] = (d[1] - ty * d[3] - tx * d[4] + tx * ty * d[5]) * variance;
    own[9] = (d[2] - 2 * ty * d[4] + ty * ty * d[5]) * variance;
    double check = Math.abs(tx) + Math.abs(ty);
    for (int row = 0; row < 4; row++) {
      double x = m[3 * row] * c[0] + m[3 * row + 1] * c[1] + m[3 * row + 2] * c[3];
      double y = m[3 * row] * c[1] + m[3 * row + 1] * c[2] + m[3 * row + 2] * c[4];
      double z = m[3 * row] * c[3] + m[3 * row + 1] * c[4] + m[3 * row + 2] * c[5];
      for (int column = 0; column <= row; column++) {
        int at = row * (row + 1) / 2 + column;
        double element = own[at] + x * m[3 * column] + y * m[3 * column + 1] + z * m[3 * column + 2];
        lines.set(Line.C + at, i, element);
        check += Math.abs(element);
      }
    }
    return check < Double.POSITIVE_INFINITY ? Status.OK : Status.OUT_OF_RANGE;
  }
}
