package org.fiducia.host.validation;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;

/** Single pions in a spectrometer of four chambers with views U, V, X, Y. */
final class Spectrometer {

  static final int ALL_VIEWS = 0xffff;

  private static final int BATCH = 10_000;
  private static final double BIRTH_Z = 180_000;
  /** Views that measure x, one a chamber. */
  private static final int[] X_VIEWS = {2, 6, 10, 14};

  /** Draws the momentum of a pion [GeV/c]. */
  interface Momentum {
    double draw(Random random);
  }

  private Spectrometer() {}

  /**
   * Pions of either charge from 3 m in front of the chambers, which cross the first one 150 to 700 mm from the axis.
   * {@code seen} gets the batch and the row of each that has hits in all views and a good fit.
   *
   * @return how many
   */
  static int tracks(Engine engine, Geometry geometry, Momentum momentum, int tracks, ObjIntConsumer<Batch> seen)
      throws InterruptedException {
    return tracks(engine, geometry, new TrackFitter(geometry), momentum, tracks, seen);
  }

  /** The same with a fit that may know another geometry. */
  static int tracks(Engine engine, Geometry geometry, TrackFitter fitter, Momentum momentum, int tracks,
      ObjIntConsumer<Batch> seen) throws InterruptedException {
    int[] complete = new int[1];
    fitted(engine, geometry, fitter, momentum, tracks, (batch, row) -> {
      if (batch.slotInts(HitPattern.LAYOUT).get(HitPattern.VIEWS, row) == ALL_VIEWS) {
        seen.accept(batch, row);
        complete[0]++;
      }
    });
    return complete[0];
  }

  /** The same with every track that has a good fit, from five hits on. */
  static int fitted(Engine engine, Geometry geometry, TrackFitter fitter, Momentum momentum, int tracks,
      ObjIntConsumer<Batch> seen) throws InterruptedException {
    HitSimulation simulation = new HitSimulation(geometry, HitEffects.NONE, Chain.SEED);
    Random random = new Random(Chain.SEED);
    int fitted = 0;
    try (Batch batch = new Batch(BATCH, 1)) {
      for (int first = 0; first < tracks; first += BATCH) {
        batch.begin(first, Math.min(BATCH, tracks - first));
        for (int row = 0; row < batch.events(); row++) {
          shoot(batch, row, geometry.views().getFirst().z() - BIRTH_Z, momentum.draw(random), random);
        }
        simulation.simulate(engine, batch);
        fitter.fit(engine, batch);
        for (int row = 0; row < batch.events(); row++) {
          if (batch.slotInts(TrackStatus.LAYOUT).get(TrackStatus.STATUS, row) == Status.OK) {
            seen.accept(batch, row);
            fitted++;
          }
        }
      }
    }
    return fitted;
  }

  private static void shoot(Batch batch, int row, double flight, double momentum, Random random) {
    double radius = 150 + 550 * random.nextDouble();
    double azimuth = 2 * Math.PI * random.nextDouble();
    double tx = 0.003 * random.nextGaussian();
    double ty = 0.003 * random.nextGaussian();
    put(batch, row, radius * Math.cos(azimuth) - tx * flight, radius * Math.sin(azimuth) - ty * flight, tx, ty,
        momentum, random.nextBoolean() ? 1 : -1);
  }

  private static void put(Batch batch, int row, double x, double y, double tx, double ty, double momentum,
      double charge) {
    Doubles particles = batch.slotDoubles(Particle.LAYOUT);
    double pz = momentum / Math.sqrt(1 + tx * tx + ty * ty);
    particles.set(Particle.X, row, x);
    particles.set(Particle.Y, row, y);
    particles.set(Particle.Z, row, BIRTH_Z);
    particles.set(Particle.PX, row, tx * pz);
    particles.set(Particle.PY, row, ty * pz);
    particles.set(Particle.PZ, row, pz);
    particles.set(Particle.MASS, row, ParticleData.PION);
    particles.set(Particle.CHARGE, row, charge);
  }

  static double error(Batch batch, int row, int parameter) {
    return Math.sqrt(batch.slotDoubles(Track.LAYOUT).get(Track.C + parameter * (parameter + 3) / 2, row));
  }

  /** Fitted less true value of a parameter. */
  static double residual(Batch batch, int row, int parameter) {
    double truth = batch.slotDoubles(TrueTrack.LAYOUT).get(parameter, row);
    return batch.slotDoubles(Track.LAYOUT).get(parameter, row) - truth;
  }

  /** The kick as the hits in X views show it: slopes of the lines before and behind the magnet, beam particles. */
  static List<Figure> kick(Chain chain, int tracks) throws InterruptedException {
    double momentum = 75;
    double slope = 1.2e-3;
    double offset = 300;
    HitSimulation simulation = new HitSimulation(chain.geometry, HitEffects.NONE, Chain.SEED);
    Sample kick = new Sample();
    Sample deflection = new Sample();
    try (Batch batch = new Batch(tracks, 1)) {
      for (int row = 0; row < tracks; row++) {
        put(batch, row, offset, offset, slope, 0, momentum, 1);
      }
      simulation.simulate(chain.engine, batch);
      Doubles hits = batch.slotDoubles(Hits.LAYOUT);
      for (int row = 0; row < tracks; row++) {
        double before = slope(chain.geometry, hits, row, X_VIEWS[0], X_VIEWS[1]);
        double behind = slope(chain.geometry, hits, row, X_VIEWS[2], X_VIEWS[3]);
        kick.add(1000 * momentum * (before / Math.hypot(1, before) - behind / Math.hypot(1, behind)));
        deflection.add(1000 * (before - behind));
      }
    }
    return List.of(
        Figure.near("pT kick [MeV/c]", 270.0, 0.1, kick.mean(), kick.error(Sample::mean)),
        Figure.near("deflection of the beam [mrad]", 3.6, 1, deflection.mean(), deflection.error(Sample::mean)));
  }

  private static double slope(Geometry geometry, Doubles hits, int row, int first, int last) {
    return (hits.get(last, row) - hits.get(first, row))
        / (geometry.views().get(last).z() - geometry.views().get(first).z());
  }

  /** Errors of momentum and slope, from covariances and from residuals. */
  static List<Figure> resolution(Chain chain, double momentum, double percent, double microradians, int tracks)
      throws InterruptedException {
    Sample[] errors = {new Sample(), new Sample(), new Sample()};
    Sample[] residuals = {new Sample(), new Sample(), new Sample()};
    double[] units = {1e6, 1e6, 100 * momentum};
    tracks(chain.engine, chain.geometry, random -> momentum, tracks, (batch, row) -> {
      for (int k = 0; k < 3; k++) {
        errors[k].add(Math.pow(units[k] * error(batch, row, Track.TX + k), 2));
        residuals[k].add(units[k] * residual(batch, row, Track.TX + k));
      }
    });
    String at = String.format(Locale.ROOT, ", %.0f GeV", momentum);
    double published = Math.hypot(0.30, 0.005 * momentum);
    return List.of(
        Figure.near("σ(p)/p by covariance [%]" + at, percent, 2, root(errors[2]), errors[2].error(Spectrometer::root)),
        Figure.near("σ(p)/p by residuals [%]" + at, percent, 2, residuals[2].rms(), residuals[2].error(Sample::rms)),
        Figure.near("the same, published 0.30 ⊕ 0.005 p" + at, published, 20, residuals[2].rms(),
            residuals[2].error(Sample::rms)),
        Figure.near("σ(tx) by covariance [µrad]" + at, microradians, 10, root(errors[0]),
            errors[0].error(Spectrometer::root)),
        Figure.near("σ(tx) by residuals [µrad]" + at, microradians, 10, residuals[0].rms(),
            residuals[0].error(Sample::rms)),
        Figure.noted("σ(ty) by residuals [µrad]" + at, "-", residuals[1].rms(), residuals[1].error(Sample::rms)));
  }

  private static double root(Sample squares) {
    return Math.sqrt(squares.mean());
  }
}
