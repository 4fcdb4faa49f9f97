package org.fiducia.kernels.simulation;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.field.Transport;
import org.fiducia.kernels.tracking.Scattering;
import org.fiducia.language.Doubles;
import org.fiducia.language.Functions;

/** A charged particle, or after its decay its daughter, on its way along the beam line. */
@Functions
public final class Flight {

  // What is kept of it. The first five are the state that Transport moves.
  public static final int X = 0;
  public static final int Y = 1;
  public static final int TX = 2;
  public static final int TY = 3;
  public static final int QP = 4;
  public static final int Z = 5;
  public static final int MOMENTUM = 6;
  public static final int MASS = 7;
  /** Path to the decay, mm; infinite if there is none to come. */
  public static final int PATH = 8;
  /** Where the particle has ended, mm; infinite until then. */
  public static final int END_Z = 9;

  /** Numbers of a flight. */
  public static final int SIZE = 10;

  private Flight() {}

  /**
   * Puts a particle at its birth.
   *
   * @param particles {@link Particle}
   * @param row which particle
   * @param options 1 row, {@link HitOptions}
   * @param flight receives {@link #SIZE} values
   * @return {@link Status#OK}, {@link Status#NOT_FINITE}, or {@link Status#OUT_OF_RANGE} if it does not fly downstream
   */
  public static int start(Doubles particles, long row, Doubles options, long seed, long event, int slot,
      double[] flight) {
    for (int column = Particle.X; column <= Particle.CHARGE; column++) {
      if (!Double.isFinite(particles.get(column, row))) {
        return Status.NOT_FINITE;
      }
    }
    double px = particles.get(Particle.PX, row);
    double py = particles.get(Particle.PY, row);
    double pz = particles.get(Particle.PZ, row);
    double p = Math.sqrt(px * px + py * py + pz * pz);
    flight[X] = particles.get(Particle.X, row);
    flight[Y] = particles.get(Particle.Y, row);
    flight[Z] = particles.get(Particle.Z, row);
    flight[TX] = px / pz;
    flight[TY] = py / pz;
    flight[QP] = particles.get(Particle.CHARGE, row) / p;
    flight[MOMENTUM] = p;
    flight[MASS] = particles.get(Particle.MASS, row);
    flight[PATH] = Double.POSITIVE_INFINITY;
    flight[END_Z] = Double.POSITIVE_INFINITY;
    if (!(pz > 0) || !Double.isFinite(p) || !isFinite(flight)) {
      return Status.OUT_OF_RANGE;
    }
    if (is(options.get(HitOptions.DECAYING_MASS, 0), flight)) {
      double[] u = new double[2];
      HitDraws.uniforms(seed, HitDraws.DECAY_PATH, event, HitDraws.place(slot, 0, 0), u);
      flight[PATH] = DecayInFlight.path(p, flight[MASS], options.get(HitOptions.DECAY_LENGTH, 0), u[0]);
    }
    return Status.OK;
  }

  /**
   * Moves the particle downstream and lets it decay on the way if its time has come; its daughter moves on. The path is
   * measured along the direction at the beginning of the move.
   *
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}
   * @param map of the field
   * @param to z, mm, not before the particle
   * @return false if nothing arrives there
   */
  public static boolean moveTo(Doubles field, Doubles map, Doubles options, long seed, long event, int slot,
      double[] flight, double to) {
    if (!isFinite(flight)) {
      return false;
    }
    double secant = secant(flight);
    double length = (to - flight[Z]) * secant;
    if (flight[PATH] < length) {
      double at = flight[Z] + flight[PATH] / secant;
      if (!move(field, map, flight, at)) {
        return false;
      }
      flight[END_Z] = at;
      flight[PATH] = Double.POSITIVE_INFINITY;
      if (!decay(options, seed, event, slot, flight)) {
        return false;
      }
    } else if (Double.isFinite(flight[PATH])) {
      flight[PATH] -= length;
    }
    return move(field, map, flight, to);
  }

  /** Scattering and bremsstrahlung just behind a view. */
  public static void crossMaterial(Doubles views, long view, Doubles options, long seed, long event, int slot,
      double[] flight) {
    double[] q = new double[3];
    Scattering.covariance(views.get(View.SCATTERING, view), flight[TX], flight[TY], flight[QP], q);
    int place = HitDraws.place(slot, (int) view, 0);
    if (is(options.get(HitOptions.RADIATING_MASS, 0), flight)) {
      double t = views.get(View.RADIATION_LENGTHS, view) * secant(flight);
      double left = Bremsstrahlung.left(t, seed, event, slot, (int) view);
      flight[MOMENTUM] = flight[MOMENTUM] * left;
      flight[QP] = flight[QP] / left;
    }
    if (q[0] > 0) {
      double[] normals = new double[2];
      HitDraws.normals(seed, HitDraws.SCATTERING, event, place, normals);
      // lower triangular root of the covariance
      double root = Math.sqrt(q[0]);
      double mixed = q[1] / root;
      flight[TX] += root * normals[0];
      flight[TY] += mixed * normals[0] + Math.sqrt(Math.max(q[2] - mixed * mixed, 0.0)) * normals[1];
    }
  }

  /** Where the particle has ended, or ends if it goes on straight; infinite if it does not. */
  public static double endZ(double[] flight) {
    double ahead = isFinite(flight) ? flight[PATH] / secant(flight) : 0;
    return Math.min(flight[END_Z], flight[Z] + ahead);
  }

  private static boolean move(Doubles field, Doubles map, double[] flight, double to) {
    double from = flight[Z];
    boolean arrives = Transport.move(field, map, flight, from, to);
    if (arrives && isFinite(flight)) {
      flight[Z] = to;
      return true;
    }
    flight[END_Z] = Math.min(flight[END_Z], from);
    return false;
  }

  private static boolean decay(Doubles options, long seed, long event, int slot, double[] flight) {
    double[] u = new double[2];
    HitDraws.uniforms(seed, HitDraws.DECAY_ANGLES, event, HitDraws.place(slot, 0, 0), u);
    double pz = flight[MOMENTUM] / secant(flight);
    double[] momentum = new double[3];
    momentum[0] = pz * flight[TX];
    momentum[1] = pz * flight[TY];
    momentum[2] = pz;
    DecayInFlight.decay(momentum, flight[MASS], options.get(HitOptions.DAUGHTER_MASS, 0), u[0], u[1]);
    double p = Math.sqrt(momentum[0] * momentum[0] + momentum[1] * momentum[1] + momentum[2] * momentum[2]);
    flight[TX] = momentum[0] / momentum[2];
    flight[TY] = momentum[1] / momentum[2];
    flight[QP] = flight[QP] * flight[MOMENTUM] / p;
    flight[MOMENTUM] = p;
    flight[MASS] = options.get(HitOptions.DAUGHTER_MASS, 0);
    return momentum[2] > 0 && isFinite(flight);
  }

  /** Whether an option that is on applies to the particle. */
  private static boolean is(double mass, double[] flight) {
    return mass > 0 && flight[QP] != 0 && Species.haveOneMass(flight[MASS], mass);
  }

  private static double secant(double[] flight) {
    return Math.sqrt(1 + flight[TX] * flight[TX] + flight[TY] * flight[TY]);
  }

  /** Whether the state is made of numbers, and the length of a step as well. */
  public static boolean isFinite(double[] flight) {
    return Double.isFinite(flight[X]) && Double.isFinite(flight[Y]) && Double.isFinite(secant(flight))
        && Double.isFinite(flight[QP]);
  }
}
