package org.fiducia.kernels.tracking;

import org.fiducia.kernels.field.Field;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;

/**
 * The fit of {@link SpacePointFit} for a fast look at many tracks, which writes their parameters, chi2 and the variance
 * of q/p alone: the same numbers, bit by bit, and the same status, in a third of the memory.
 */
@Kernel
public final class SpacePointParameters {

  private SpacePointParameters() {}

  /**
   * Fits one track.
   *
   * @param i row of the track
   * @param setup 1 row, {@link SpacePointSetup}
   * @param planes {@link PointPlane}
   * @param field 1 row, {@link Field}: its centre and kick are read, whatever the model
   * @param points {@link SpacePoints}
   * @param track receives {@link TrackParameters}
   * @param status receives 1 column, that of {@link SpacePointFit}
   */
  public static void run(long i, Doubles setup, Doubles planes, Doubles field, Doubles points, Doubles track,
      Ints status) {
    SpacePointFilter.fit(i, false, setup, planes, field, points, track, status);
  }
}
