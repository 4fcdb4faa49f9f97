package org.fiducia.host.pairing;

import java.lang.foreign.Arena;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.pairing.HypothesesKernel;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.kernels.pairing.PairingParameters;
import org.fiducia.kernels.pairing.PairingSetup;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;

/**
 * Tests which of five tracks is the pion and which electron belongs to which positron, see {@link
 * org.fiducia.kernels.pairing.Hypotheses}. Immutable; may be shared by threads.
 */
public final class PairSearch {

  /** Which of the positive tracks is the pion. */
  public enum PionRule {
    /** With it the mass of all tracks is closest to that of the kaon. */
    PARENT_MASS(PairingSetup.PARENT_MASS),
    /** With it the squared missing mass is closest to a given one. */
    MISSING_MASS(PairingSetup.MISSING_MASS),
    /** It has the largest momentum. */
    LARGEST_MOMENTUM(PairingSetup.LARGEST_MOMENTUM);

    private final int code;

    PionRule(int code) {
      this.code = code;
    }
  }

  /** Which electron goes with which positron. */
  public enum PairRule {
    /** The masses of the pairs differ least. */
    LEAST_DIFFERENCE(PairingSetup.LEAST_DIFFERENCE),
    /** They differ least in standard deviations. */
    LEAST_SIGNIFICANCE(PairingSetup.LEAST_SIGNIFICANCE),
    /** Both are closest to a given mass. */
    PAIR_MASS(PairingSetup.PAIR_MASS);

    private final int code;

    PairRule(int code) {
      this.code = code;
    }
  }

  private final Longs setup;
  private final Doubles parameters;

  /**
   * @param pionRule how the pion is chosen
   * @param missingMassSquared aim of {@link PionRule#MISSING_MASS} [GeV^2/c^4]
   * @param pairRule how the pairs are chosen
   * @param pairMass aim of {@link PairRule#PAIR_MASS} [GeV/c^2]
   */
  public PairSearch(PionRule pionRule, double missingMassSquared, PairRule pairRule, double pairMass) {
    Arena arena = Arena.ofAuto();
    setup = Longs.allocate(arena, PairingSetup.LAYOUT, 1);
    setup.set(PairingSetup.PION_RULE, 0, pionRule.code);
    setup.set(PairingSetup.PAIR_RULE, 0, pairRule.code);
    setup.set(PairingSetup.VERTEX, 0, 1);
    parameters = Doubles.allocate(arena, PairingParameters.LAYOUT, 1);
    parameters.set(PairingParameters.PION, 0, ParticleData.PION);
    parameters.set(PairingParameters.ELECTRON, 0, ParticleData.ELECTRON);
    parameters.set(PairingParameters.PARENT, 0, ParticleData.KAON);
    parameters.set(PairingParameters.MISSING_MASS_SQUARED, 0, missingMassSquared);
    parameters.set(PairingParameters.PAIR, 0, pairMass);
  }

  /** Tests the hypotheses of each event of a batch: {@link Hypothesis}, and {@link TrackRoles} of the one chosen. */
  public void search(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(Prong.LAYOUT, "VertexFitter");
    launcher.run(
        HypothesesKernel.with(batch.shape(), setup, parameters, batch.slotDoubles(Track.LAYOUT),
            batch.slotDoubles(Prong.LAYOUT), batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT),
            batch.doubles(Beam.LAYOUT), batch.doubles(Hypothesis.LAYOUT, Hypothesis.COUNT),
            batch.ints(TrackRoles.LAYOUT)).overwriting(),
        batch.events(), batch.first());
  }
}
