package org.fiducia.kernels.vertexing;

import org.fiducia.language.Functions;

/**
 * The normal equations of a vertex. A track at the plane of the vertex measures x and y of it, with A = ((1, 0, -tx),
 * (0, 1, -ty)) as derivatives by the vertex; its momentum, which the vertex does not bind, has been eliminated. With G
 * the inverse covariance of (x, y) the track adds A^T G A to the matrix and A^T G r to the right side.
 */
@Functions
public final class VertexEquations {

  /** Where the parts begin: 6 elements of the matrix, 3 of the right side, chi2 at the present vertex. */
  public static final int RIGHT_SIDE = 6;
  public static final int CHI2 = 9;
  public static final int SIZE = 10;

  private VertexEquations() {}

  /**
   * Adds a track.
   *
   * @param line of the track, in the order of {@link Line}, brought to the plane of the vertex
   * @param vertex x, y, z in mm
   * @param sums are added to
   * @return false if the errors of the track are impossible
   */
  public static boolean add(double[] line, double[] vertex, double[] sums) {
    double[] weight = new double[3];
    boolean possible = VertexTrack.weight(line[Line.C], line[Line.C + 1], line[Line.C + 2], weight);
    double gxx = weight[0];
    double gyx = weight[1];
    double gyy = weight[2];
    double rx = line[Line.X] - vertex[0];
    double ry = line[Line.Y] - vertex[1];
    double wx = gxx * rx + gyx * ry;
    double wy = gyx * rx + gyy * ry;
    // the slopes of this track once it goes through the vertex
    double tx = line[Line.TX] - line[Line.C + 3] * wx - line[Line.C + 4] * wy;
    double ty = line[Line.TY] - line[Line.C + 6] * wx - line[Line.C + 7] * wy;
    double gtx = gxx * tx + gyx * ty;
    double gty = gyx * tx + gyy * ty;
    sums[0] += gxx;
    sums[1] += gyx;
    sums[2] += gyy;
    sums[3] -= gtx;
    sums[4] -= gty;
    sums[5] += tx * gtx + ty * gty;
    sums[RIGHT_SIDE] += wx;
    sums[RIGHT_SIDE + 1] += wy;
    sums[RIGHT_SIDE + 2] -= tx * wx + ty * wy;
    sums[CHI2] += rx * wx + ry * wy;
    return possible;
  }
}
