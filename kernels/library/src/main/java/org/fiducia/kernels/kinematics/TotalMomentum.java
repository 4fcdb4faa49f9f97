package org.fiducia.kernels.kinematics;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/**
 * What all tracks of a vertex have together: momentum, momentum across the beam, charge, and the invariant mass with a
 * mass given for each slot. One item is one event.
 */
@Kernel
public final class TotalMomentum {

  public static final int P = 0;
  public static final int PT = 1;
  public static final int MASS = 2;

  public static final Layout LAYOUT = Layout.of("total momentum",
      Layout.column("p", "GeV/c", "size of the sum of the momenta"),
      Layout.column("pt", "GeV/c", "its part across the momentum of the beam particle"),
      Layout.column("mass", "GeV/c^2", "invariant mass"));

  public static final int STATUS = 0;
  public static final int CHARGE = 1;

  public static final Layout NUMBERS = Layout.of("total charge",
      Layout.column("status", "1", "0 if the sum could be made, see org.fiducia.kernels.Status"),
      Layout.column("charge", "e", "sum of the charges, 0 if the status is not"));

  /** Momenta beyond it have no square, GeV/c. */
  private static final double MOST_MOMENTUM = 1e100;

  private TotalMomentum() {}

  /**
   * Adds up one event.
   *
   * @param i event
   * @param shape 1 row, {@link EventShape}
   * @param particles {@link Particle}, slot by slot: the masses are read
   * @param tracks {@link Track}, slot by slot: the signs of q/p are read
   * @param prongs {@link Prong}, slot by slot
   * @param vertexStatus {@link VertexStatus}
   * @param beams {@link Beam}: the direction of the momentum is read
   * @param totals receives {@link #LAYOUT}
   * @param numbers receives {@link #NUMBERS}
   */
  public static void run(long i, Longs shape, Doubles particles, Doubles tracks, Doubles prongs, Ints vertexStatus,
      Doubles beams, Doubles totals, Ints numbers) {
    long events = shape.get(EventShape.EVENTS, 0);
    int slots = (int) shape.get(EventShape.SLOTS, 0);
    double[] p = new double[3 * EventShape.MOST_SLOTS];
    double[] mass = new double[EventShape.MOST_SLOTS];
    double[] sum = new double[3];
    double[] result = new double[3];
    int status = vertexStatus.get(VertexStatus.STATUS, i) == Status.OK ? Status.OK : Status.BAD_INPUT_ITEM;
    int charge = 0;
    for (int slot = 0; slot < slots; slot++) {
      long row = slot * events + i;
      double qp = tracks.get(Track.QP, row);
      charge += qp > 0 ? 1 : qp < 0 ? -1 : 0;
      mass[slot] = particles.get(Particle.MASS, row);
      double size = Math.abs(qp) + Math.abs(mass[slot]);
      for (int c = 0; c < 3; c++) {
        p[3 * slot + c] = prongs.get(Prong.PX + c, row);
        sum[c] += p[3 * slot + c];
        size += Math.abs(p[3 * slot + c]);
      }
      status = status != Status.OK ? status : check(size, qp != 0 && mass[slot] >= 0);
    }
    double bx = beams.get(Beam.PX, i);
    double by = beams.get(Beam.PY, i);
    double bz = beams.get(Beam.PZ, i);
    double size = Math.abs(bx) + Math.abs(by) + Math.abs(bz);
    status = status != Status.OK ? status : check(size, size > 0);
    if (status == Status.OK) {
      result[P] = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
      result[PT] = across(sum, bx, by, bz);
      result[MASS] = invariantMass(slots, p, mass);
      status = check(result[P] + result[PT] + result[MASS], true);
    }
    boolean good = status == Status.OK;
    for (int c = P; c <= MASS; c++) {
      totals.set(c, i, good ? result[c] : Double.NaN);
    }
    numbers.set(STATUS, i, status);
    numbers.set(CHARGE, i, good ? charge : 0);
  }

  private static int check(double size, boolean possible) {
    return !Double.isFinite(size) ? Status.NOT_FINITE
        : possible && size < MOST_MOMENTUM ? Status.OK : Status.OUT_OF_RANGE;
  }

  /** |P x b| / |b|. */
  private static double across(double[] sum, double bx, double by, double bz) {
    double x = sum[1] * bz - sum[2] * by;
    double y = sum[2] * bx - sum[0] * bz;
    double z = sum[0] * by - sum[1] * bx;
    return Math.sqrt((x * x + y * y + z * z) / (bx * bx + by * by + bz * bz));
  }

  private static double invariantMass(int slots, double[] p, double[] mass) {
    double[] energy = new double[EventShape.MOST_SLOTS];
    double[] derivatives = new double[3 * EventShape.MOST_SLOTS];
    for (int slot = 0; slot < slots; slot++) {
      energy[slot] = FourMomentum.energy(p, 3 * slot, mass[slot]);
    }
    return Math.sqrt(FourMomentum.squaredMass((1 << slots) - 1, 1.0, slots, p, mass, energy, derivatives, 0));
  }
}
