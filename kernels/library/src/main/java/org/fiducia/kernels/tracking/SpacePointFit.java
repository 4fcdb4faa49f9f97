package org.fiducia.kernels.tracking;

import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/**
 * The fast fit of a track through planes that measure points: one pass of the Kalman filter from the last plane to the
 * first through a thin kick, without smoother and without prior. The last two points start the track, the first point
 * before the magnet gives q/p (the limit of the filter for an unknown q/p), all else is the usual update. The result is
 * at z of plane 0, upstream of its material.
 *
 * <p>Status: NOT_FINITE a coordinate that is no number; OUT_OF_RANGE too few or too many planes, points so far away
 * that numbers overflow, or a track that the field turns back; SINGULAR no kick, or a covariance that is not positive
 * definite.
 */
@Kernel
public final class SpacePointFit {

  private SpacePointFit() {}

  /**
   * Fits one track.
   *
   * @param i row of the track
   * @param setup 1 row, {@link SpacePointSetup}
   * @param planes {@link PointPlane}
   * @param field 1 row, {@link Field}: its centre and kick are read, whatever the model
   * @param points {@link SpacePoints}
   * @param track receives {@link Track}
   * @param status receives {@link TrackStatus}: here 1 iteration, and all planes used
   */
  public static void run(long i, Doubles setup, Doubles planes, Doubles field, Doubles points, Doubles track,
      Ints status) {
    SpacePointFilter.fit(i, true, setup, planes, field, points, track, status);
  }
}
