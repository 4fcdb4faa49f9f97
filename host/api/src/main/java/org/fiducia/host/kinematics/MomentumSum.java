package org.fiducia.host.kinematics;

import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.kinematics.TotalMomentum;
import org.fiducia.kernels.kinematics.TotalMomentumKernel;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.VertexStatus;

/** Adds up the tracks of a vertex, each with the mass of the particle that was generated in its slot. */
public final class MomentumSum {

  private MomentumSum() {}

  /** Adds up each event of a batch: {@link TotalMomentum#LAYOUT} and {@link TotalMomentum#NUMBERS}. */
  public static void add(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(Particle.LAYOUT, "KaonGenerator");
    batch.require(Prong.LAYOUT, "VertexFitter");
    launcher.run(
        TotalMomentumKernel.with(batch.shape(), batch.slotDoubles(Particle.LAYOUT), batch.slotDoubles(Track.LAYOUT),
            batch.slotDoubles(Prong.LAYOUT), batch.ints(VertexStatus.LAYOUT), batch.doubles(Beam.LAYOUT),
            batch.doubles(TotalMomentum.LAYOUT), batch.ints(TotalMomentum.NUMBERS)).overwriting(),
        batch.events(), batch.first());
  }
}
