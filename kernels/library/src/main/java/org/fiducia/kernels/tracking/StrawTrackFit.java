package org.fiducia.kernels.tracking;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.detector.View;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/**
 * Fits a track to the hits of a spectrometer: Kalman filter and smoother (R. Fruehwirth, Nucl. Instrum. Meth. A 262
 * (1987) 444) in square-root-free information form, without prior, so that the settled fit is the generalised
 * least-squares estimate with multiple scattering at the fitted momentum. The result is at z of view 0, upstream of its
 * material: the scattering of all chambers is in the errors of the slopes.
 *
 * <p>The filter runs from the last view to the first on equations that are linear around a path; the smoother follows
 * the new path from the first view to the last; this is repeated until the step of the state is small (iterated
 * smoother: a Gauss-Newton search for state and kinks). Outliers are then taken out one by one, the one with the
 * largest pull first: pull^2 is what the fit's chi2 loses with the hit.
 *
 * <p>Status: TOO_FEW less than five hits; NOT_FINITE a hit, its resolution, or the place or direction of any view that
 * is no number; OUT_OF_RANGE a hit far outside its view, a resolution not above zero, views not in order of z, or a
 * track that the field turns back; SINGULAR hits that do not fix all five parameters; NOT_CONVERGED.
 */
@Kernel
public final class StrawTrackFit {

  private static final int PARAMETERS = 5;

  // Columns of the array "progress".
  private static final int ITERATIONS = 0;
  private static final int USED = 1;

  private StrawTrackFit() {}

  /**
   * Fits one track.
   *
   * @param i row of the track
   * @param setup 1 row, {@link TrackFitSetup}
   * @param views {@link View}
   * @param field 1 row, {@link org.fiducia.kernels.field.Field}
   * @param map of the field
   * @param hits {@link Hits}
   * @param pattern {@link HitPattern}
   * @param track receives {@link Track}
   * @param status receives {@link TrackStatus}
   * @param residuals receives {@link TrackResiduals}
   */
  public static void run(long i, Doubles setup, Doubles views, Doubles field, Doubles map, Doubles hits, Ints pattern,
      Doubles track, Ints status, Doubles residuals) {
    int count = Math.max(0, Math.min(Hits.VIEWS, (int) setup.get(TrackFitSetup.VIEWS, 0)));
    int present = pattern.get(HitPattern.VIEWS, i) & (1 << count) - 1;
    int last = 31 - Integer.numberOfLeadingZeros(present);
    int[] progress = new int[2];
    progress[USED] = present;
    double[] t = new double[TrackCovariance.SIZE];
    double[] misses = new double[Hits.VIEWS];
    double[] pulls = new double[Hits.VIEWS];
    double[] chi2 = new double[1];
    double[] plan = new double[ViewPlan.SIZE];
    double[] measured = new double[Hits.VIEWS];
    ViewPlan.read(count, views, plan);
    for (int k = 0; k < count; k++) {
      measured[k] = (present >>> k & 1) != 0 ? hits.get(k, i) : 0;
    }
    int result = check(count, plan, measured, present, views);
    if (result == Status.OK) {
      result = fit(count, plan, measured, last, present, setup, field, map, t, misses, pulls, chi2, progress);
    }
    status.set(TrackStatus.STATUS, i, result);
    status.set(TrackStatus.ITERATIONS, i, progress[ITERATIONS]);
    status.set(TrackStatus.USED, i, progress[USED]);
    status.set(TrackStatus.NDF, i, result == Status.OK ? Integer.bitCount(progress[USED]) - PARAMETERS : 0);
    boolean good = result == Status.OK;
    for (int k = 0; k < TrackCovariance.SIZE; k++) {
      track.set(k, i, good ? t[k] : Double.NaN);
    }
    track.set(Track.CHI2, i, good ? chi2[0] : Double.NaN);
    for (int k = 0; k < Hits.VIEWS; k++) {
      residuals.set(k, i, good ? misses[k] : Double.NaN);
      residuals.set(TrackResiduals.PULL + k, i, good ? pulls[k] : Double.NaN);
    }
  }

  /** What is wrong with the views or the hits: the first thing. */
  private static int check(int count, double[] plan, double[] measured, int present, Doubles views) {
    int result = Integer.bitCount(present) < PARAMETERS ? Status.TOO_FEW : Status.OK;
    for (int k = 0; k < count; k++) {
      int found = checkView(k, count, plan);
      found = found == Status.OK && (present >>> k & 1) != 0 ? checkHit(measured[k], k, views) : found;
      result = result == Status.OK ? found : result;
    }
    return result;
  }

  private static int checkView(int k, int count, double[] plan) {
    int at = ViewPlan.WIDTH * k;
    double scattering = plan[at + ViewPlan.SCATTERING];
    double angle = plan[at + ViewPlan.COS] + plan[at + ViewPlan.SIN];
    return !Double.isFinite(plan[at + ViewPlan.Z]) || !Double.isFinite(scattering) || !Double.isFinite(angle)
        ? Status.NOT_FINITE
        : scattering < 0 || k + 1 < count && ViewPlan.length(k, plan) <= 0 ? Status.OUT_OF_RANGE : Status.OK;
  }

  private static int checkHit(double w, int k, Doubles views) {
    double sigma = views.get(View.SIGMA, k);
    double beyond = TrackPath.BEYOND * sigma;
    return !Double.isFinite(w) || !Double.isFinite(sigma) ? Status.NOT_FINITE
        : !(sigma > 0) || w < views.get(View.LOW, k) - beyond || w > views.get(View.HIGH, k) + beyond
        ? Status.OUT_OF_RANGE : Status.OK;
  }

  private static int fit(int count, double[] plan, double[] measured, int last, int present, Doubles setup,
      Doubles field, Doubles map, double[] t, double[] misses, double[] pulls, double[] chi2, int[] progress) {
    double[] layers = new double[TrackPath.SIZE];
    int bent = ViewPlan.bent(count, field, plan);
    if (!TrackPath.seed(count, plan, measured, present, field, t)) {
      return Status.SINGULAR;
    }
    double cut = setup.get(TrackFitSetup.PULL_CUT, 0);
    int outliers = cut > 0 ? (int) setup.get(TrackFitSetup.OUTLIERS, 0) : 0;
    double[] end = new double[TrackCovariance.SIZE];
    for (int removed = 0; removed <= Math.min(outliers, Hits.VIEWS); removed++) {
      int result = settle(count, plan, bent, measured, last, setup, field, map, layers, t, chi2, progress);
      if (result != Status.OK) {
        return result;
      }
      for (int k = 0; k < TrackCovariance.SIZE; k++) {
        end[k] = t[k];
      }
      if (!TrackPath.smooth(count, plan, bent, measured, last, present, progress[USED], field, map, layers, end,
          misses, pulls)) {
        return Status.OUT_OF_RANGE;
      }
      int worst = worst(progress[USED], pulls);
      if (removed == outliers || !(Math.abs(pulls[worst]) > cut)
          || Integer.bitCount(progress[USED]) - 1 <= PARAMETERS) {
        return Status.OK;
      }
      progress[USED] = progress[USED] & ~(1 << worst);
    }
    return Status.OK;
  }

  /** Iterates with one set of hits, from the state t on. */
  private static int settle(int count, double[] plan, int bent, double[] measured, int last, Doubles setup,
      Doubles field, Doubles map, double[] layers, double[] t, double[] chi2, int[] progress) {
    double[] u = new double[TrackInformation.SIZE];
    double[] state = new double[PARAMETERS];
    double tolerance = setup.get(TrackFitSetup.TOLERANCE, 0);
    double fixedMomentum = setup.get(TrackFitSetup.SCATTERING_MOMENTUM, 0);
    int most = (int) setup.get(TrackFitSetup.ITERATIONS, 0);
    for (int iteration = 0; iteration < most; iteration++) {
      progress[ITERATIONS] += 1;
      if (!TrackPath.follow(count, plan, bent, last, field, map, t, fixedMomentum, layers)) {
        return Status.OUT_OF_RANGE;
      }
      chi2[0] = TrackPath.filter(count, plan, bent, measured, last, progress[USED], field, map, t[Track.QP], layers, u);
      if (!TrackInformation.isComplete(u)) {
        return Status.SINGULAR;
      }
      TrackInformation.solve(u, state);
      double length = TrackInformation.distance(u, t, state);
      for (int j = 0; j < PARAMETERS; j++) {
        t[j] = state[j];
      }
      if (!Double.isFinite(length)) {
        return Status.NOT_CONVERGED;
      }
      if (length < tolerance * tolerance) {
        TrackInformation.covariance(u, t);
        return TrackCovariance.isFinite(t) && TrackCovariance.isPositiveDefinite(t) ? Status.OK : Status.SINGULAR;
      }
    }
    return Status.NOT_CONVERGED;
  }

  /** The view with the largest pull among those used. */
  private static int worst(int used, double[] pulls) {
    int worst = 0;
    double largest = -1;
    for (int k = 0; k < Hits.VIEWS; k++) {
      if ((used >>> k & 1) != 0 && Math.abs(pulls[k]) > largest) {
        largest = Math.abs(pulls[k]);
        worst = k;
      }
    }
    return worst;
  }
}
