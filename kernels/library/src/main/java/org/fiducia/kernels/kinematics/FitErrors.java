package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * Covariances and pulls of events that {@link FiveTrackFit} has fitted: V - W W^T with W = V J^T L^-T and J V J^T =
 * L L^T, J taken at the fitted momenta. One item is one event.
 */
@Kernel
public final class FitErrors {

  private FitErrors() {}

  /**
   * Errors of one event.
   *
   * @param i event
   * @param shape 1 row, {@link EventShape}
   * @param setup 1 row, {@link FitSetup}
   * @param parameters 1 row, {@link FitParameters}, as given to the fit
   * @param prongs slot by slot, {@link Prong}, as given to the fit
   * @param vertices {@link Vertex}, likewise
   * @param vertexStatus {@link org.fiducia.kernels.vertexing.VertexStatus}, likewise
   * @param beams {@link org.fiducia.kernels.event.Beam}, likewise
   * @param roles {@link TrackRoles}, likewise
   * @param tracks slot by slot, {@link FittedTrack}, the result of the fit
   * @param fits {@link FittedEvent}, the result of the fit
   * @param status {@link FitStatus}, the result of the fit
   * @param trackErrors {@link FittedTrackErrors}, slot by slot
   * @param eventErrors {@link FittedEventErrors}
   * @param errorStatus column 0: {@link Status}, that of the fit unless the constraints have become dependent
   */
  public static void run(long i, Longs shape, Longs setup, Doubles parameters, Doubles prongs, Doubles vertices,
      Ints vertexStatus, Doubles beams, Ints roles, Doubles tracks, Doubles fits, Ints status, Doubles trackErrors,
      Doubles eventErrors, Ints errorStatus) {
    long events = shape.get(EventShape.EVENTS, 0);
    long slots = shape.get(EventShape.SLOTS, 0);
    int bits = (int) setup.get(FitSetup.CONSTRAINTS, 0);
    boolean vertex = setup.get(FitSetup.VERTEX, 0) != 0;
    int impossible = FitProblem.check(slots, bits, parameters);
    if (impossible != Status.OK) {
      refuse(i, slots, events, impossible, trackErrors, eventErrors, errorStatus);
      return;
    }
    double[] p0 = new double[3 * Measurement.MOST_BLOCKS];
    double[] p = new double[3 * Measurement.MOST_BLOCKS];
    double[] cov = new double[6 * Measurement.MOST_BLOCKS];
    double[] vertexCov = new double[6];
    double[] g = new double[3 * Measurement.MOST_BLOCKS * Constraints.MOST];
    double[] h = new double[3 * Multipliers.MOST];
    double[] l = new double[Multipliers.MOST * (Multipliers.MOST + 1) / 2];
    int measured = read(i, (int) slots, events, vertex, prongs, vertices, vertexStatus, beams, tracks, fits, p0, p, cov,
        vertexCov);
    boolean regular = FitProblem.linearise(i, bits, (int) slots, events, vertex, parameters, prongs, roles, p0, p, cov,
        vertexCov, g, h, l);
    int fitted = status.get(FitStatus.STATUS, i);
    int state = fitted != Status.OK ? fitted : measured != Status.OK ? measured
        : regular ? Status.OK : Status.SINGULAR;
    boolean good = state == Status.OK;
    errorStatus.set(0, i, state);
    int first = (bits & FitSetup.MOMENTUM) != 0 ? 3 : 0;
    int count = Constraints.count(bits);
    double[] total = new double[3 * Multipliers.MOST];
    double[] totalGain = new double[9];
    double[] totalCov = new double[6];
    double[] gain = new double[9];
    double[] w = new double[3 * Multipliers.MOST];
    double[] v = new double[6];
    for (int k = 0; k < slots; k++) {
      long row = k * events + i;
      for (int c = 0; c < 9; c++) {
        gain[c] = vertex ? prongs.get(Prong.K + c, row) : 0.0;
        totalGain[c] += gain[c];
      }
      share(k, first, count, 1.0, vertex, gain, g, h, cov, vertexCov, l, w);
      for (int c = 0; c < 3 * count; c++) {
        total[c] += w[c];
      }
      for (int c = 0; c < 6; c++) {
        v[c] = cov[6 * k + c];
        totalCov[c] += v[c];
      }
      if (vertex) {
        throughGain(gain, vertexCov, v);
      }
      writeErrors(row, good, count, v, w, FittedTrackErrors.COV, trackErrors);
      writeShares(row, good, 3 * k, count, p0, p, w, FittedTrackErrors.PULL, FittedTrackErrors.SHARE, trackErrors);
    }
    if (vertex) {
      throughGain(totalGain, vertexCov, totalCov);
    }
    writeErrors(i, good, count, totalCov, total, FittedEventErrors.TOTAL_COV, eventErrors);
    beam(i, good, (int) slots, first, count, p0, p, g, h, cov, vertexCov, l, w, v, eventErrors);
    vertex(i, good, count, vertex, vertices, fits, h, vertexCov, l, w, eventErrors);
  }

  private static int read(long i, int tracks, long events, boolean vertex, Doubles prongs, Doubles vertices,
      Ints vertexStatus, Doubles beams, Doubles fitted, Doubles fits, double[] p0, double[] p, double[] cov,
      double[] vertexCov) {
    int status = vertex ? Measurement.readVertex(i, tracks, events, prongs, vertices, vertexStatus, vertexCov)
        : Status.OK;
    int measured = Measurement.read(i, tracks, events, vertex, prongs, beams, p0, cov);
    for (int c = 0; c < 3; c++) {
      for (int k = 0; k < tracks; k++) {
        p[3 * k + c] = fitted.get(FittedTrack.PX + c, k * events + i);
      }
      p[3 * tracks + c] = fits.get(FittedEvent.BEAM_PX + c, i);
    }
    return status != Status.OK ? status : measured;
  }

  private static void refuse(long i, long slots, long events, int state, Doubles trackErrors, Doubles eventErrors,
      Ints errorStatus) {
    errorStatus.set(0, i, state);
    for (int c = 0; c < FittedTrackErrors.SHARE + 3 * Multipliers.MOST; c++) {
      for (long k = 0; k < slots; k++) {
        trackErrors.set(c, k * events + i, Double.NaN);
      }
    }
    for (int c = 0; c < FittedEventErrors.VERTEX_SHARE + 3 * Multipliers.MOST; c++) {
      eventErrors.set(c, i, Double.NaN);
    }
  }

  /** W of the momentum of block k: L W^T = J V by forward substitution. */
  private static void share(int k, int first, int count, double sign, boolean vertex, double[] gain, double[] g,
      double[] h, double[] cov, double[] vertexCov, double[] l, double[] w) {
    for (int c = 0; c < count; c++) {
      int at = Constraints.at(c - first, k);
      double gx = c < first ? (c == 0 ? sign : 0.0) : g[at];
      double gy = c < first ? (c == 1 ? sign : 0.0) : g[at + 1];
      double gz = c < first ? (c == 2 ? sign : 0.0) : g[at + 2];
      for (int a = 0; a < 3; a++) {
        w[3 * c + a] = Measurement.times(cov, 6 * k, a, gx, gy, gz);
      }
      if (vertex) {
        double vx = Measurement.times(vertexCov, 0, 0, h[3 * c], h[3 * c + 1], h[3 * c + 2]);
        double vy = Measurement.times(vertexCov, 0, 1, h[3 * c], h[3 * c + 1], h[3 * c + 2]);
        double vz = Measurement.times(vertexCov, 0, 2, h[3 * c], h[3 * c + 1], h[3 * c + 2]);
        for (int a = 0; a < 3; a++) {
          w[3 * c + a] += gain[3 * a] * vx + gain[3 * a + 1] * vy + gain[3 * a + 2] * vz;
        }
      }
    }
    substitute(count, l, w);
  }

  private static void substitute(int count, double[] l, double[] w) {
    for (int c = 0; c < count; c++) {
      int row = Measurement.row(c);
      for (int b = 0; b < c; b++) {
        for (int a = 0; a < 3; a++) {
          w[3 * c + a] -= l[row + b] * w[3 * b + a];
        }
      }
    }
    for (int c = 0; c < count; c++) {
      double scale = Math.sqrt(l[Measurement.row(c) + c]);
      for (int a = 0; a < 3; a++) {
        w[3 * c + a] *= scale;
      }
    }
  }

  /** Adds K C K^T to a packed covariance. */
  private static void throughGain(double[] gain, double[] vertexCov, double[] v) {
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b <= a; b++) {
        for (int x = 0; x < 3; x++) {
          v[Measurement.row(a) + b] += gain[3 * a + x]
              * Measurement.times(vertexCov, 0, x, gain[3 * b], gain[3 * b + 1], gain[3 * b + 2]);
        }
      }
    }
  }

  /** V - W W^T; a variance that rounding makes negative is 0. */
  private static void writeErrors(long row, boolean good, int count, double[] v, double[] w, int column,
      Doubles errors) {
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int c = 0; c < count; c++) {
          sum += w[3 * c + a] * w[3 * c + b];
        }
        double left = v[Measurement.row(a) + b] - sum;
        double error = a == b ? Math.max(0.0, left) : left;
        errors.set(column + Measurement.row(a) + b, row, good ? error : Double.NaN);
      }
    }
  }

  private static void writeShares(long row, boolean good, int at, int count, double[] y0, double[] y, double[] w,
      int pull, int share, Doubles errors) {
    for (int a = 0; a < 3; a++) {
      double taken = 0;
      for (int c = 0; c < Multipliers.MOST; c++) {
        double x = c < count ? w[3 * c + a] : 0.0;
        taken += x * x;
        errors.set(share + 3 * c + a, row, good ? x : Double.NaN);
      }
      double moved = taken > 0 ? (y0[at + a] - y[at + a]) / Math.sqrt(taken) : 0.0;
      errors.set(pull + a, row, good ? moved : Double.NaN);
    }
  }

  private static void beam(long i, boolean good, int block, int first, int count, double[] p0, double[] p, double[] g,
      double[] h, double[] cov, double[] vertexCov, double[] l, double[] w, double[] v, Doubles errors) {
    double[] none = new double[9];
    share(block, first, count, -1.0, false, none, g, h, cov, vertexCov, l, w);
    for (int c = 0; c < 6; c++) {
      v[c] = cov[6 * block + c];
    }
    writeErrors(i, good, count, v, w, FittedEventErrors.BEAM_COV, errors);
    writeShares(i, good, 3 * block, count, p0, p, w, FittedEventErrors.BEAM_PULL, FittedEventErrors.BEAM_SHARE, errors);
  }

  private static void vertex(long i, boolean good, int count, boolean used, Doubles vertices, Doubles fits, double[] h,
      double[] vertexCov, double[] l, double[] w, Doubles errors) {
    double[] x0 = new double[3];
    double[] x = new double[3];
    for (int c = 0; c < count; c++) {
      for (int a = 0; a < 3; a++) {
        w[3 * c + a] = Measurement.times(vertexCov, 0, a, h[3 * c], h[3 * c + 1], h[3 * c + 2]);
      }
    }
    substitute(count, l, w);
    for (int a = 0; a < 3; a++) {
      x0[a] = used ? vertices.get(Vertex.X + a, i) : 0.0;
      x[a] = fits.get(FittedEvent.X + a, i);
    }
    writeErrors(i, good, count, vertexCov, w, FittedEventErrors.VERTEX_COV, errors);
    writeShares(i, good, 0, count, x0, x, w, FittedEventErrors.VERTEX_PULL, FittedEventErrors.VERTEX_SHARE, errors);
  }
}
