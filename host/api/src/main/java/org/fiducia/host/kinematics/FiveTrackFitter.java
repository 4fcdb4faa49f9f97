package org.fiducia.host.kinematics;

import java.lang.foreign.Arena;
import java.util.Set;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.kinematics.FitErrorsKernel;
import org.fiducia.kernels.kinematics.FitParameters;
import org.fiducia.kernels.kinematics.FitSetup;
import org.fiducia.kernels.kinematics.FitStatus;
import org.fiducia.kernels.kinematics.FittedEvent;
import org.fiducia.kernels.kinematics.FittedEventErrors;
import org.fiducia.kernels.kinematics.FittedTrack;
import org.fiducia.kernels.kinematics.FittedTrackErrors;
import org.fiducia.kernels.kinematics.FiveTrackFitKernel;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/**
 * Fits the tracks of a kaon decay and the beam particle to constraints, see {@link
 * org.fiducia.kernels.kinematics.FiveTrackFit}. Immutable; may be shared by threads.
 */
public final class FiveTrackFitter {

  /** Layout of the status of the errors of each event. */
  public static final Layout ERROR_STATUS = Layout.of("status of errors",
      Layout.column("status", "1", "0 if errors could be found, see org.fiducia.kernels.Status"));

  /** The fit ends when another step would move it by less than this, in standard deviations. */
  private static final double PRECISION = 1e-6;

  private final Set<Constraint> constraints;
  private final double pairMass;
  private final Longs setup;
  private final Doubles parameters;

  /**
   * A fit whose constraints use the masses of K+, pi+, e and, for both pairs together, pi0.
   *
   * @param constraints what is demanded, at least one
   * @param pairMass of the pairs, for {@link Constraint#PAIR_1_MASS} and {@link Constraint#PAIR_2_MASS} [GeV/c^2]
   */
  public FiveTrackFitter(Set<Constraint> constraints, double pairMass) {
    this(constraints, pairMass, true);
  }

  private FiveTrackFitter(Set<Constraint> constraints, double pairMass, boolean withVertex) {
    if (constraints.isEmpty()) {
      throw new IllegalArgumentException("a kinematic fit needs at least one constraint");
    }
    this.constraints = Set.copyOf(constraints);
    this.pairMass = pairMass;
    Arena arena = Arena.ofAuto();
    setup = Longs.allocate(arena, FitSetup.LAYOUT, 1);
    setup.set(FitSetup.CONSTRAINTS, 0, constraints.stream().mapToInt(Constraint::bit).sum());
    setup.set(FitSetup.VERTEX, 0, withVertex ? 1 : 0);
    parameters = Doubles.allocate(arena, FitParameters.LAYOUT, 1);
    parameters.set(FitParameters.PION, 0, ParticleData.PION);
    parameters.set(FitParameters.ELECTRON, 0, ParticleData.ELECTRON);
    parameters.set(FitParameters.PARENT, 0, ParticleData.KAON);
    parameters.set(FitParameters.BOTH_PAIRS, 0, ParticleData.NEUTRAL_PION);
    parameters.set(FitParameters.PAIR_1, 0, pairMass);
    parameters.set(FitParameters.PAIR_2, 0, pairMass);
    parameters.set(FitParameters.PRECISION, 0, PRECISION);
  }

  /** The same fit without a vertex: momenta of tracks are independent, of covariance cov(p) of {@link Prong}. */
  public FiveTrackFitter withoutVertex() {
    return new FiveTrackFitter(constraints, pairMass, false);
  }

  /**
   * Fits each event of a batch, its tracks in the {@link TrackRoles} that are set: {@link FittedTrack}, {@link
   * FittedEvent} and {@link FitStatus}.
   */
  public void fit(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(Prong.LAYOUT, "VertexFitter");
    batch.require(TrackRoles.LAYOUT, "PairSearch");
    launcher.run(
        FiveTrackFitKernel.with(batch.shape(), setup, parameters, batch.slotDoubles(Prong.LAYOUT),
            batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT), batch.doubles(Beam.LAYOUT),
            batch.ints(TrackRoles.LAYOUT), batch.slotDoubles(FittedTrack.LAYOUT), batch.doubles(FittedEvent.LAYOUT),
            batch.ints(FitStatus.LAYOUT)).overwriting(),
        batch.events(), batch.first());
  }

  /** Adds {@link FittedTrackErrors} and {@link FittedEventErrors} to what {@link #fit} has found. */
  public void findErrors(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(FittedEvent.LAYOUT, "FiveTrackFitter.fit");
    launcher.run(
        FitErrorsKernel.with(batch.shape(), setup, parameters, batch.slotDoubles(Prong.LAYOUT),
            batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT), batch.doubles(Beam.LAYOUT),
            batch.ints(TrackRoles.LAYOUT), batch.slotDoubles(FittedTrack.LAYOUT), batch.doubles(FittedEvent.LAYOUT),
            batch.ints(FitStatus.LAYOUT), batch.slotDoubles(FittedTrackErrors.LAYOUT),
            batch.doubles(FittedEventErrors.LAYOUT), batch.ints(ERROR_STATUS)).overwriting(),
        batch.events(), batch.first());
  }
}
