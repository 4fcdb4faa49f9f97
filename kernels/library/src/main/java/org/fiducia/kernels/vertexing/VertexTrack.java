package org.fiducia.kernels.vertexing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.field.Transport;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/**
 * A measured track brought to the plane of a vertex. In private arrays a track has the order of {@link Track}: 5 values
 * of the state, 15 of the covariance. Without its momentum it is a line in the order of {@link Line}: 4 and 10 values.
 */
@Functions
public final class VertexTrack {

  /** Values of a state, of a track with its covariance, of a line with its covariance. */
  static final int STATE = 5;
  static final int SIZE = 20;
  static final int LINE = Line.Z;

  /** Last row of the covariance of a track, that of q/p. */
  static final int QP_ROW = Track.C + 10;

  private VertexTrack() {}

  /** All of a track. */
  static void read(Doubles tracks, long row, double[] track) {
    for (int k = 0; k < SIZE; k++) {
      track[k] = tracks.get(k, row);
    }
  }

  /** The states of all tracks of event i, slot by slot, each at the place that its line would have. */
  static void readStates(Doubles tracks, long i, long events, int slots, double[] states) {
    for (int slot = 0; slot < slots; slot++) {
      for (int k = 0; k < STATE; k++) {
        states[slot * LINE + k] = tracks.get(k, slot * events + i);
      }
    }
  }

  /** The lines of all tracks of event i, slot by slot. */
  static void readLines(Doubles tracks, long i, long events, int slots, double[] lines) {
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      for (int k = 0; k < Line.C; k++) {
        lines[slot * LINE + k] = tracks.get(k, row);
      }
      for (int k = Line.C; k < LINE; k++) {
        lines[slot * LINE + k] = tracks.get(Track.C - Line.C + k, row);
      }
    }
  }

  /** The line of a track. */
  static void takeLine(double[] track, double[] lines, int at) {
    for (int k = 0; k < Line.C; k++) {
      lines[at + k] = track[k];
    }
    for (int k = Line.C; k < LINE; k++) {
      lines[at + k] = track[Track.C - Line.C + k];
    }
  }

  /**
   * The line of a beam particle at a plane z: the errors of its slopes px/pz, py/pz are those of its momentum.
   *
   * @param lines receives it from index {@code at}
   * @return {@link Status}
   */
  static int readBeam(Doubles beam, long row, double z, int at, double[] lines) {
    double zero = 0;
    for (int k = Beam.PX; k <= Beam.SIGMA_Y; k++) {
      zero += beam.get(k, row) * 0;
    }
    double pz = beam.get(Beam.PZ, row);
    double perPz = 1 / pz;
    double tx = beam.get(Beam.PX, row) * perPz;
    double ty = beam.get(Beam.PY, row) * perPz;
    double sigmaPx = beam.get(Beam.SIGMA_PX, row);
    double sigmaPy = beam.get(Beam.SIGMA_PY, row);
    double sigmaPz = beam.get(Beam.SIGMA_PZ, row);
    double sigmaX = beam.get(Beam.SIGMA_X, row);
    double sigmaY = beam.get(Beam.SIGMA_Y, row);
    double sigmaTx = sigmaPx * perPz;
    double sigmaTy = sigmaPy * perPz;
    double sigmaLogPz = sigmaPz * perPz;
    double variance = sigmaLogPz * sigmaLogPz;
    double[] line = new double[LINE];
    line[Line.X] = beam.get(Beam.X, row);
    line[Line.Y] = beam.get(Beam.Y, row);
    line[Line.TX] = tx;
    line[Line.TY] = ty;
    line[Line.C] = sigmaX * sigmaX;
    line[Line.C + 2] = sigmaY * sigmaY;
    line[Line.C + 5] = sigmaTx * sigmaTx + tx * tx * variance;
    line[Line.C + 8] = tx * ty * variance;
    line[Line.C + 9] = sigmaTy * sigmaTy + ty * ty * variance;
    double[] moved = new double[LINE];
    bring(z - beam.get(Beam.Z, row), line, 0, moved);
    for (int k = 0; k < LINE; k++) {
      lines[at + k] = moved[k];
    }
    boolean possible = pz > 0 && sigmaPx >= 0 && sigmaPy >= 0 && sigmaPz >= 0 && sigmaX >= 0 && sigmaY >= 0;
    return !(zero == 0) ? Status.NOT_FINITE : possible ? Status.OK : Status.OUT_OF_RANGE;
  }

  /**
   * A line and its covariance, moved.
   *
   * @param length along z, mm
   * @param lines holds the line from index {@code at}
   * @param moved receives the line
   */
  static void bring(double length, double[] lines, int at, double[] moved) {
    double tx = lines[at + Line.TX];
    double ty = lines[at + Line.TY];
    double txX = lines[at + Line.C + 3];
    double txY = lines[at + Line.C + 4];
    double txTx = lines[at + Line.C + 5];
    double tyX = lines[at + Line.C + 6];
    double tyY = lines[at + Line.C + 7];
    double tyTx = lines[at + Line.C + 8];
    double tyTy = lines[at + Line.C + 9];
    double movedTxX = txX + length * txTx;
    double movedTxY = txY + length * tyTx;
    double movedTyX = tyX + length * tyTx;
    double movedTyY = tyY + length * tyTy;
    moved[Line.X] = lines[at + Line.X] + length * tx;
    moved[Line.Y] = lines[at + Line.Y] + length * ty;
    moved[Line.TX] = tx;
    moved[Line.TY] = ty;
    moved[Line.C] = lines[at + Line.C] + length * (txX + movedTxX);
    moved[Line.C + 1] = lines[at + Line.C + 1] + length * (tyX + movedTxY);
    moved[Line.C + 2] = lines[at + Line.C + 2] + length * (tyY + movedTyY);
    moved[Line.C + 3] = movedTxX;
    moved[Line.C + 4] = movedTxY;
    moved[Line.C + 5] = txTx;
    moved[Line.C + 6] = movedTyX;
    moved[Line.C + 7] = movedTyY;
    moved[Line.C + 8] = tyTx;
    moved[Line.C + 9] = tyTy;
  }

  /**
   * Brings a track through the field: the motion is linearised around the state that the track has when it goes through
   * the vertex, and that state is brought up to date.
   *
   * @param from z of the track, mm
   * @param vertex x, y, z in mm
   * @param states holds from index {@code at} the state at {@code from} of the track that goes through the vertex; at
   *     first that is the measured one
   * @param track as measured; overwritten
   * @return false if the field turns the track back or its errors are impossible
   */
  static boolean follow(Doubles field, Doubles map, double from, double[] vertex, double[] states, int at,
      double[] track) {
    double[] state = new double[STATE];
    double[] change = new double[STATE];
    for (int k = 0; k < STATE; k++) {
      state[k] = states[at + k];
      change[k] = track[k] - state[k];
      states[at + k] = track[k];
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
    boolean possible = weight(track[Track.C], track[Track.C + 1], track[Track.C + 2], weight);
    double dx = vertex[0] - track[Track.X];
    double dy = vertex[1] - track[Track.Y];
    double pullX = weight[0] * dx + weight[1] * dy;
    double pullY = weight[1] * dx + weight[2] * dy;
    for (int k = 0; k < STATE; k++) {
      states[at + k] += cross[k] * pullX + cross[STATE + k] * pullY;
    }
    return arrives && possible;
  }

  /**
   * The inverse covariance (xx, yx, yy) of the position of a track.
   *
   * @return false if that covariance is not positive definite; its values are then worthless
   */
  static boolean weight(double xx, double yx, double yy, double[] weight) {
    double determinant = xx * yy - yx * yx;
    double inverse = 1 / determinant;
    weight[0] = yy * inverse;
    weight[1] = -yx * inverse;
    weight[2] = xx * inverse;
    return xx > 0 && determinant > VertexSearch.LEAST_DETERMINANT * (xx * yy);
  }

  private static int packed(int row, int column) {
    int high = Math.max(row, column);
    return high * (high + 1) / 2 + Math.min(row, column);
  }
}
