package org.fiducia.host.simulation;

import java.lang.foreign.Arena;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Launcher;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.simulation.HitOptions;
import org.fiducia.kernels.simulation.HitRun;
import org.fiducia.kernels.simulation.StrawHits;
import org.fiducia.kernels.simulation.StrawHitsKernel;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Doubles;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/** Takes particles through the spectrometer of a geometry and makes its hits. Immutable; may be shared by threads. */
public final class HitSimulation {

  /** Layout of the status of each particle. */
  public static final Layout STATUS = Layout.of("simulation status",
      Layout.column("status", "1", "0 if the particle was simulated, see org.fiducia.kernels.Status"));

  private final DetectorBlocks detector;
  private final Doubles options;
  private final long seed;

  /**
   * @param geometry with chambers
   * @param effects what happens besides scattering and resolution
   * @param seed of the production, at least 0
   */
  public HitSimulation(Geometry geometry, HitEffects effects, long seed) {
    Arena arena = Arena.ofAuto();
    this.detector = DetectorBlocks.of(geometry);
    this.seed = seed;
    detector.referenceZ();
    options = Doubles.allocate(arena, HitOptions.LAYOUT, 1);
    options.set(HitOptions.INEFFICIENCY, 0, effects.inefficiency());
    options.set(HitOptions.OUTLIERS, 0, effects.outliers());
    options.set(HitOptions.OUTLIER_SIGMA, 0, effects.outlierSigma());
    if (effects.bremsstrahlung()) {
      options.set(HitOptions.RADIATING_MASS, 0, ParticleData.ELECTRON);
    }
    if (effects.pionDecay()) {
      options.set(HitOptions.DECAYING_MASS, 0, ParticleData.PION);
      options.set(HitOptions.DECAY_LENGTH, 0, ParticleData.PION_CTAU);
      options.set(HitOptions.DAUGHTER_MASS, 0, ParticleData.MUON);
    }
  }

  /**
   * Makes {@link Hits}, {@link HitPattern} and {@link TrueTrack} of the {@link Particle}s of a batch; the status of each
   * goes to {@link #STATUS}.
   */
  public void simulate(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(Particle.LAYOUT, "KaonGenerator");
    Longs run = Longs.allocate(Arena.ofAuto(), HitRun.LAYOUT, 1);
    run.set(HitRun.SEED, 0, seed);
    run.set(HitRun.FIRST_EVENT, 0, batch.first());
    run.set(HitRun.VIEWS, 0, detector.viewCount());
    run.set(HitRun.PLANES, 0, detector.planeCount());
    launcher.run(
        StrawHitsKernel.with(batch.shape(), run, options, detector.views(), detector.planes(), detector.field(),
            detector.fieldMap(), batch.slotDoubles(Particle.LAYOUT), batch.slotDoubles(Hits.LAYOUT),
            batch.slotInts(HitPattern.LAYOUT), batch.slotDoubles(TrueTrack.LAYOUT), batch.slotInts(STATUS))
            .overwriting(),
        batch.rows(), 0);
  }
}
