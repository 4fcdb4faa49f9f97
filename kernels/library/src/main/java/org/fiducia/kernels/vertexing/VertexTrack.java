package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.field.Transport;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * A measured track brought to the plane of a vertex. In private arrays it has the order of {@link Track}: 5 values of
 * the state, 15 of the covariance.
 */
@Functions
public final class VertexTrack {

  /** Values of a state, and of a track with its covariance. */
  public static final int STATE = 5;
  public static final int SIZE = 20;

  private VertexTrack() {}

  /** The position and slopes of a track and their covariance; q/p is left out, a vertex does not depend on it. */
  public static void readLine(Doubles tracks, long row, double[] track) {
    for (int k = Track.X; k <= Track.TY; k++) {
      track[k] = tracks.get(k, row);
    }
    for (int k = Track.C; k < Track.C + 10; k++) {
      track[k] = tracks.get(k, row);
    }
  }

  /** All of a track. */
  public static void read(Doubles tracks, long row, double[] track) {
    for (int k = 0; k < SIZE; k++) {
      track[k] = tracks.get(k, row);
    }
  }

  /** The line of a beam particle: the errors of its slopes px/pz, py/pz are those of its momentum. */
  public static void readBeam(Doubles beam, long row, double[] track) {
    double perPz = 1 / beam.get(Beam.PZ, row);
    double tx = beam.get(Beam.PX, row) * perPz;
    double ty = beam.get(Beam.PY, row) * perPz;
    double sigmaTx = beam.get(Beam.SIGMA_PX, row) * perPz;
    double sigmaTy = beam.get(Beam.SIGMA_PY, row) * perPz;
    double sigmaLogPz = beam.get(Beam.SIGMA_PZ, row) * perPz;
    double variance = sigmaLogPz * sigmaLogPz;
    track[Track.X] = beam.get(Beam.X, row);
    track[Track.Y] = beam.get(Beam.Y, row);
    track[Track.TX] = tx;
    track[Track.TY] = ty;
    for (int k = Track.C; k < Track.C + 10; k++) {
      track[k] = 0;
    }
    track[Track.C] = beam.get(Beam.SIGMA_X, row) * beam.get(Beam.SIGMA_X, row);
    track[Track.C + 2] = beam.get(Beam.SIGMA_Y, row) * beam.get(Beam.SIGMA_Y, row);
    track[Track.C + 5] = sigmaTx * sigmaTx + tx * tx * variance;
    track[Track.C + 8] = tx * ty * variance;
    track[Track.C + 9] = sigmaTy * sigmaTy + ty * ty * variance;
  }

  /** Moves a line and its covariance; {@code length} in mm along z. What belongs to q/p is not touched. */
  public static void drift(double length, double[] track) {
    Transport.drift(track, length);
    double txTx = length * track[Track.C + 5];
    double tyTx = length * track[Track.C + 8];
    double tyTy = length * track[Track.C + 9];
    double txX = track[Track.C + 3];
    double txY = track[Track.C + 4];
    double tyX = track[Track.C + 6];
    double tyY = track[Track.C + 7];
    track[Track.C] += length * (2 * txX + txTx);
    track[Track.C + 1] += length * (txY + tyX + tyTx);
    track[Track.C + 2] += length * (2 * tyY + tyTy);
    track[Track.C + 3] = txX + txTx;
    track[Track.C + 4] = txY + tyTx;
    track[Track.C + 6] = tyX + tyTx;
    track[Track.C + 7] = tyY + tyTy;
  }

  /** What {@link #drift} leaves out: the covariance of q/p with the position. */
  public static void driftMomentum(double length, double[] track) {
    track[Track.C + 10] += length * track[Track.C + 12];
    track[Track.C + 11] += length * track[Track.C + 13];
  }

  /** The first guess of the state of a track at its own plane when it goes through the vertex: the measured one. */
  public static void expect(double[] track, double[] fitted, int slot) {
    for (int k = 0; k < STATE; k++) {
      fitted[slot * STATE + k] = track[k];
    }
  }

  /**
   * Brings a track through the field: the motion is linearised around the state that the track has when it goes through
   * the vertex, and that state is brought up to date.
   *
   * @param from z of the track, mm
   * @param vertex x, y, z in mm
   * @param fitted 5 values for each slot: the state at {@code from} of the track that goes through the vertex
   * @param track as measured; overwritten
   * @return false if the field turns the track back or its errors are impossible
   */
  public static boolean follow(Doubles field, Doubles map, double from, double[] vertex, double[] fitted, int slot,
      double[] track) {
    double[] state = new double[STATE];
    double[] change = new double[STATE];
    for (int k = 0; k < STATE; k++) {
      state[k] = fitted[slot * STATE + k];
      change[k] = track[k] - state[k];
      fitted[slot * STATE + k] = track[k];
    }
    double[] jacobian = new double[STATE * STATE];
    boolean arrives = Transport.moveWithJacobian(field, map, state, from, vertex[2], jacobian);
    for (int k = 20; k < 24; k++) {
      jacobian[k] = 0;
    }
    jacobian[24] = 1;
    double[] cross = new double[STATE * STATE];
    for (int row = 0; row < STATE; row++) {
      double moved = state[row];
      for (int k = 0; k < STATE; k++) {
        moved += jacobian[row * STATE + k] * change[k];
        double sum = 0;
        for (int l = 0; l < STATE; l++) {
          sum += jacobian[row * STATE + l] * track[Track.C + packed(l, k)];
        }
        cross[row * STATE + k] = sum;
      }
      track[row] = moved;
    }
    for (int row = 0; row < STATE; row++) {
      for (int column = 0; column <= row; column++) {
        double sum = 0;
        for (int k = 0; k < STATE; k++) {
          sum += cross[row * STATE + k] * jacobian[column * STATE + k];
        }
        track[Track.C + packed(row, column)] = sum;
      }
    }
    double[] weight = new double[3];
    boolean possible = weight(track, weight);
    double dx = vertex[0] - track[Track.X];
    double dy = vertex[1] - track[Track.Y];
    double pullX = weight[0] * dx + weight[1] * dy;
    double pullY = weight[1] * dx + weight[2] * dy;
    for (int k = 0; k < STATE; k++) {
      fitted[slot * STATE + k] += cross[k] * pullX + cross[STATE + k] * pullY;
    }
    return arrives && possible;
  }

  /**
   * The inverse covariance (xx, yx, yy) of the position of a track.
   *
   * @return false if that covariance is not positive definite; its values are then worthless
   */
  public static boolean weight(double[] track, double[] weight) {
    double xx = track[Track.C];
    double yx = track[Track.C + 1];
    double yy = track[Track.C + 2];
    double determinant = xx * yy - yx * yx;
    double inverse = 1 / determinant;
    weight[0] = yy * inverse;
    weight[1] = -yx * inverse;
    weight[2] = xx * inverse;
    return xx > 0 && determinant > VertexFit.LEAST_DETERMINANT * (xx * yy);
  }

  private static int packed(int row, int column) {
    int high = Math.max(row, column);
    return high * (high + 1) / 2 + Math.min(row, column);
  }
}
