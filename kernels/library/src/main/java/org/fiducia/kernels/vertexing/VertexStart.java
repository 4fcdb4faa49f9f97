package org.fiducia.kernels.vertexing;

import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** Where the fit of a vertex begins. */
@Functions
final class VertexStart {

  private VertexStart() {}

  /**
   * The point with the least sum of squared distances from all lines, measured at constant z. Sums are of differences
   * from the mean line, so that nothing is lost where all slopes are alike.
   *
   * @param setup 1 row, {@link VertexSetup}
   * @param used bit s is set if line s, 0 to {@code last}, takes part
   * @param lines one behind the other, each in the order of {@link Line}
   * @param vertex receives x, y, z in mm, inside the allowed range of z
   * @return false if all lines are parallel
   */
  static boolean find(Doubles setup, int last, int used, double[] lines, double[] vertex) {
    double count = 0;
    double x = 0;
    double y = 0;
    double tx = 0;
    double ty = 0;
    for (int line = 0; line <= last; line++) {
      if ((used >> line & 1) != 0) {
        int at = line * VertexTrack.LINE;
        count += 1;
        x += lines[at + Line.X];
        y += lines[at + Line.Y];
        tx += lines[at + Line.TX];
        ty += lines[at + Line.TY];
      }
    }
    double share = 1 / count;
    x *= share;
    y *= share;
    tx *= share;
    ty *= share;
    double spread = 0;
    double moment = 0;
    for (int line = 0; line <= last; line++) {
      if ((used >> line & 1) != 0) {
        int at = line * VertexTrack.LINE;
        double dTx = lines[at + Line.TX] - tx;
        double dTy = lines[at + Line.TY] - ty;
        spread += dTx * dTx + dTy * dTy;
        moment += dTx * (lines[at + Line.X] - x) + dTy * (lines[at + Line.Y] - y);
      }
    }
    double zRef = setup.get(VertexSetup.REFERENCE_Z, 0);
    double least = setup.get(VertexSetup.LEAST_Z, 0) - zRef;
    double most = setup.get(VertexSetup.MOST_Z, 0) - zRef;
    double crossing = -moment / spread;
    double length = crossing < least ? least : crossing > most ? most : crossing;
    vertex[Vertex.X] = x + length * tx;
    vertex[Vertex.Y] = y + length * ty;
    vertex[Vertex.Z] = zRef + length;
    return spread > VertexSearch.LEAST_DETERMINANT * (spread + count * (tx * tx + ty * ty));
  }
}
