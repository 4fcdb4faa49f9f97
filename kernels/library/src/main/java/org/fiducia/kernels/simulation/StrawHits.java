package org.fiducia.kernels.simulation;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.field.Transport;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * Takes a true particle through the spectrometer: what each view measures of it, which detector planes it crosses.
 *
 * <p>At a view a charged particle leaves a hit with a Gaussian error where there is a straw, then is scattered by the
 * view's material ({@link org.fiducia.kernels.tracking.Scattering}, Gaussian). Options: hits lost, hits with a wide
 * error, {@link Bremsstrahlung}, {@link DecayInFlight} with the daughter followed instead. Neutral particles leave no
 * hits but cross planes, on a straight line. A particle that the field turns back keeps what it did before.
 */
@Kernel
public final class StrawHits {

  private StrawHits() {}

  /**
   * Simulates one particle.
   *
   * @param i row of the particle, slot * events + event
   * @param shape 1 row, {@link EventShape}
   * @param run 1 row, {@link HitRun}
   * @param options 1 row, {@link HitOptions}
   * @param views {@link View}, in increasing z
   * @param planes {@link Plane}, in increasing z
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}
   * @param map of the field
   * @param particles {@link org.fiducia.kernels.event.Particle}
   * @param hits receives {@link Hits}; 0 where the pattern has no hit
   * @param patterns receives {@link HitPattern}; nothing is set for a particle that is not OK
   * @param truth receives {@link TrueTrack}
   * @param status receives a {@link Status} in column 0: NOT_FINITE, or OUT_OF_RANGE for a particle that does not fly
   *     downstream or has no state at the first view
   */
  public static void run(long i, Longs shape, Longs run, Doubles options, Doubles views, Doubles planes, Doubles field,
      Doubles map, Doubles particles, Doubles hits, Ints patterns, Doubles truth, Ints status) {
    long events = shape.get(EventShape.EVENTS, 0);
    int slot = (int) (i / Math.max(events, 1));
    long event = run.get(HitRun.FIRST_EVENT, 0) + (i - slot * events);
    long seed = run.get(HitRun.SEED, 0);
    for (int v = 0; v < Hits.VIEWS; v++) {
      hits.set(v, i, 0.0);
    }
    patterns.set(HitPattern.VIEWS, i, 0);
    patterns.set(HitPattern.PLANES, i, 0);
    // stands if the particle never comes to the first view
    truth.set(TrueTrack.X, i, Double.NaN);

    double[] flight = new double[Flight.SIZE];
    int code = Flight.start(particles, i, options, seed, event, slot, flight);
    if (code == Status.OK) {
      lookBack(i, views, field, map, flight, truth);
      follow(i, run, options, views, planes, field, map, seed, event, slot, flight, hits, patterns, truth);
      code = Double.isNaN(truth.get(TrueTrack.X, i)) ? Status.OUT_OF_RANGE : Status.OK;
    }
    if (code == Status.OK) {
      truth.set(TrueTrack.END_Z, i, Flight.endZ(flight));
    } else {
      discard(i, hits, patterns, truth);
    }
    status.set(0, i, code);
  }

  /** The state at the first view of a particle that is born behind it. */
  private static void lookBack(long i, Doubles views, Doubles field, Doubles map, double[] flight, Doubles truth) {
    double first = views.get(View.Z, 0);
    if (flight[Flight.Z] <= first) {
      return;
    }
    double[] state = new double[5];
    for (int k = 0; k < 5; k++) {
      state[k] = flight[k];
    }
    double from = flight[Flight.Z];
    boolean found = Transport.move(field, map, state, from, first);
    if (found && Flight.isFinite(state)) {
      keep(i, state, truth);
    }
  }

  /** Views and planes in order of z; at equal z the plane comes first, since material stands behind its view. */
  private static void follow(long i, Longs run, Doubles options, Doubles views, Doubles planes, Doubles field,
      Doubles map, long seed, long event, int slot, double[] flight, Doubles hits, Ints patterns, Doubles truth) {
    int viewCount = (int) run.get(HitRun.VIEWS, 0);
    int planeCount = (int) run.get(HitRun.PLANES, 0);
    int view = 0;
    int plane = 0;
    int measured = 0;
    int crossed = 0;
    while (view < viewCount || plane < planeCount) {
      double viewZ = view < viewCount ? views.get(View.Z, view) : Double.POSITIVE_INFINITY;
      double planeZ = plane < planeCount ? planes.get(Plane.Z, plane) : Double.POSITIVE_INFINITY;
      boolean atPlane = view == viewCount || planeZ <= viewZ;
      double to = atPlane ? planeZ : viewZ;
      boolean ahead = to >= flight[Flight.Z];
      if (ahead) {
        boolean arrives = Flight.moveTo(field, map, options, seed, event, slot, flight, to);
        if (!arrives) {
          break;
        }
      }
      if (atPlane) {
        if (ahead && Plane.accepts(planes, plane, flight[Flight.X], flight[Flight.Y])) {
          crossed |= 1 << plane;
        }
        plane++;
      } else {
        if (ahead && view == 0) {
          keep(i, flight, truth);
        }
        if (ahead && flight[Flight.QP] != 0) {
          boolean hit = measure(i, options, views, view, seed, event, slot, flight, hits);
          measured |= hit ? 1 << view : 0;
          Flight.crossMaterial(views, view, options, seed, event, slot, flight);
        }
        view++;
      }
    }
    patterns.set(HitPattern.VIEWS, i, measured);
    patterns.set(HitPattern.PLANES, i, crossed);
  }

  private static boolean measure(long i, Doubles options, Doubles views, int view, long seed, long event, int slot,
      double[] flight, Doubles hits) {
    double x = flight[Flight.X];
    double y = flight[Flight.Y];
    if (!View.covers(views, view, x, y)) {
      return false;
    }
    int place = HitDraws.place(slot, view, 0);
    double[] normals = new double[2];
    HitDraws.normals(seed, HitDraws.MEASUREMENT, event, place, normals);
    double error = views.get(View.SIGMA, view) * normals[0];
    double inefficiency = options.get(HitOptions.INEFFICIENCY, 0);
    double outliers = options.get(HitOptions.OUTLIERS, 0);
    if (inefficiency > 0 || outliers > 0) {
      double[] u = new double[2];
      HitDraws.uniforms(seed, HitDraws.LOSS, event, place, u);
      if (u[0] < inefficiency) {
        return false;
      }
      if (u[1] < outliers) {
        error = options.get(HitOptions.OUTLIER_SIGMA, 0) * normals[1];
      }
    }
    hits.set(view, i, View.coordinate(views, view, x, y) + error);
    return true;
  }

  private static void keep(long i, double[] state, Doubles truth) {
    for (int k = 0; k < 5; k++) {
      truth.set(k, i, state[k]);
    }
  }

  private static void discard(long i, Doubles hits, Ints patterns, Doubles truth) {
    for (int v = 0; v < Hits.VIEWS; v++) {
      hits.set(v, i, Double.NaN);
    }
    for (int k = 0; k <= TrueTrack.END_Z; k++) {
      truth.set(k, i, Double.NaN);
    }
    patterns.set(HitPattern.VIEWS, i, 0);
    patterns.set(HitPattern.PLANES, i, 0);
  }
}
