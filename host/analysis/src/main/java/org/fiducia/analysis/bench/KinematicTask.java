package org.fiducia.analysis.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.host.kinematics.Constraint;
import org.fiducia.host.kinematics.FiveTrackFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.kinematics.FitStatus;
import org.fiducia.kernels.kinematics.FittedEvent;
import org.fiducia.kernels.kinematics.FittedEventErrors;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;

/**
 * Kinematic fits of K+ -> pi+ e+ e- e+ e- with the conservation of momentum and energy, and on request the covariances
 * of all that was fitted.
 */
final class KinematicTask implements FitTask {

  private static final int PRONGS = 5;
  /** Where the covariances of the tracks, the beam and its errors begin in a record. */
  private static final int COVARIANCES = 15;
  private static final int BEAM = 45;
  private static final int BEAM_SIGMAS = 48;
  private static final int TRUE_BEAM_PZ = 53;
  /** The slot of the pion, as a set; the pairs are slots 1 and 2, 3 and 4. */
  private static final int PION = 1;
  private static final int PAIR_1 = 6;
  private static final int PAIR_2 = 24;

  private final PeerRecords records;
  private final boolean withErrors;
  private final Batch batch;
  private final FiveTrackFitter fitter =
      new FiveTrackFitter(EnumSet.of(Constraint.MOMENTUM, Constraint.ENERGY), 0).withoutVertex();

  KinematicTask(PeerRecords records, boolean withErrors) {
    this.records = records;
    this.withErrors = withErrors;
    this.batch = new Batch(records.count(), PRONGS);
    Doubles prongs = batch.slotDoubles(Prong.LAYOUT);
    Doubles beams = batch.doubles(Beam.LAYOUT);
    Ints roles = batch.ints(TrackRoles.LAYOUT);
    for (int event = 0; event < batch.events(); event++) {
      for (int slot = 0; slot < PRONGS; slot++) {
        long row = (long) slot * batch.events() + event;
        for (int k = 0; k < 3; k++) {
          prongs.set(Prong.PX + k, row, records.get(event, 3 * slot + k));
        }
        for (int k = 0; k < 6; k++) {
          prongs.set(Prong.COV + k, row, records.get(event, COVARIANCES + 6 * slot + k));
        }
      }
      for (int k = 0; k < 3; k++) {
        beams.set(Beam.PX + k, event, records.get(event, BEAM + k));
        beams.set(Beam.SIGMA_PX + k, event, records.get(event, BEAM_SIGMAS + k));
      }
      roles.set(TrackRoles.PIONS, event, PION);
      roles.set(TrackRoles.PAIR_1, event, PAIR_1);
      roles.set(TrackRoles.PAIR_2, event, PAIR_2);
    }
  }

  @Override
  public int items() {
    return batch.events();
  }

  @Override
  public void run(Launcher launcher) throws InterruptedException {
    fitter.fit(launcher, batch);
    if (withErrors) {
      fitter.findErrors(launcher, batch);
    }
  }

  @Override
  public List<Block> results() {
    return withErrors
        ? batch.blocks(List.of(FittedEvent.LAYOUT, FittedEventErrors.LAYOUT, FiveTrackFitter.ERROR_STATUS))
        : batch.blocks(List.of(FittedEvent.LAYOUT, FitStatus.LAYOUT));
  }

  @Override
  public boolean good(int event) {
    return batch.ints(withErrors ? FiveTrackFitter.ERROR_STATUS : FitStatus.LAYOUT).get(FitStatus.STATUS, event) == Status.OK;
  }

  @Override
  public double chi2(int event) {
    return batch.doubles(FittedEvent.LAYOUT).get(FittedEvent.CHI2, event);
  }

  @Override
  public OptionalDouble pull(int event) {
    if (!withErrors) {
      return OptionalDouble.empty();
    }
    double fitted = batch.doubles(FittedEvent.LAYOUT).get(FittedEvent.BEAM_PZ, event);
    double variance = batch.doubles(FittedEventErrors.LAYOUT).get(FittedEventErrors.BEAM_COV + 5, event);
    return OptionalDouble.of((fitted - records.get(event, TRUE_BEAM_PZ)) / Math.sqrt(variance));
  }

  @Override
  public void close() {
    batch.close();
  }
}
