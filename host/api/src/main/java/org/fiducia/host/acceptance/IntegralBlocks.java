package org.fiducia.host.acceptance;

import java.lang.foreign.Arena;
import org.fiducia.geometry.DecayVolume;
import org.fiducia.geometry.DecayVolume.Along;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.Magnet;
import org.fiducia.geometry.ParentAperture;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.kernels.acceptance.DecayHistogram;
import org.fiducia.kernels.acceptance.Sampling;
import org.fiducia.kernels.acceptance.Setup;
import org.fiducia.kernels.decay.TwoBody;
import org.fiducia.kernels.math.Exact;
import org.fiducia.kernels.random.ImportanceGrid;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.kernels.random.Philox;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;

/** The blocks of one acceptance integral: a geometry, a decay and a spectrum as the kernels read them. */
final class IntegralBlocks {

  /** Parents slower than this beta gamma are left out: their daughters fly back to back, never both forward. */
  private static final double LEAST_BETA_GAMMA = 1e-3;

  private static final int REPLICATE_BITS = Long.numberOfTrailingZeros(Lattice.REPLICATES);

  final Doubles setup;
  final Longs sampling;
  final Doubles planes;
  final SampledSpectrum spectrum;
  final Longs shifts;
  final Doubles grid;
  final Longs profile;
  final Longs histogram;

  private final double heaviest;
  private final double perFlight;

  IntegralBlocks(Arena arena, Geometry geometry, Decay decay, ProductionSpectrum production) {
    double least = leastEnergy(decay);
    double widest = widestAngle(geometry, decay, production);
    spectrum = new SampledSpectrum(arena, production, least, widest);
    planes = DetectorBlocks.of(geometry).planes();
    shifts = Longs.allocate(arena, 1, (long) Lattice.REPLICATES * Lattice.DIMENSIONS);
    grid = AdaptedGrid.uniform(arena);
    profile = Longs.allocate(arena, Lattice.DIMENSIONS, ImportanceGrid.BINS);
    setup = setup(arena, geometry, decay);
    sampling = Longs.allocate(arena, Sampling.LAYOUT, 1);
    sampling.set(Sampling.PLANES, 0, geometry.planes().size());
    sampling.set(Sampling.THETA_BINS, 0, spectrum.thetaBins());

    DecayVolume volume = geometry.decayVolume();
    double nearest = volume.entranceZ() - decay.originZ();
    double cosine = Math.min(Exact.cos(widest), 1);
    double inVolume = volume.along() == Along.PATH ? volume.length() : volume.length() / cosine;
    double most = production.energyLow()[spectrum.energyBins() - 1] + production.energyStep();
    double fastest = momentum(Math.max(most, least), decay);
    double slowest = momentum(least, decay);
    long first = DecayHistogram.bin(nearest * decay.mass() / fastest) - 1;
    long last = DecayHistogram.bin((nearest / cosine + inVolume) * decay.mass() / slowest) + 1;
    long bins = last - first + 1;
    sampling.set(Sampling.FIRST_BIN, 0, first);
    sampling.set(Sampling.BINS, 0, bins);
    histogram = Longs.allocate(arena, DecayHistogram.LAYOUT, Lattice.REPLICATES * bins + 1);
    heaviest = spectrum.parents * inVolume * decay.mass() / slowest;
    perFlight = spectrum.parents * inVolume / nearest;
  }

  /** Prepares a pilot run over 16 * 2^log2Points events. */
  void pilot(long seed, int stream, int log2Points) {
    prepare(seed, stream, log2Points);
    sampling.set(Sampling.PILOT, 0, 1);
    setup.set(Setup.PROFILE_SCALE, 0, scale(perFlight * AdaptedGrid.largestWeight(grid), log2Points + REPLICATE_BITS));
    profile.data().fill((byte) 0);
  }

  /** Prepares the main run over 16 * 2^log2Points events. */
  void main(long seed, int stream, int log2Points) {
    prepare(seed, stream, log2Points);
    sampling.set(Sampling.PILOT, 0, 0);
    setup.set(Setup.SCALE, 0, scale(heaviest * AdaptedGrid.largestWeight(grid), log2Points));
  }

  private void prepare(long seed, int stream, int log2Points) {
    sampling.set(Sampling.LOG2_POINTS, 0, log2Points);
    int[] words = new int[4];
    for (int k = 0; k < shifts.rows(); k++) {
      Philox.words(seed, stream, k, log2Points, words);
      shifts.set(0, k, Philox.bits(words[0], words[1]));
    }
  }

  /** Parents per primary that the sample stands for. */
  double parents() {
    return spectrum.parents;
  }

  /** Every accepted decay must have found its bin. */
  void requireComplete() {
    long lost = histogram.get(0, histogram.rows() - 1);
    if (lost != 0) {
      throw new IllegalStateException(lost + " accepted decays outside the range of the decay histogram");
    }
  }

  /** Smallest parent energy from which both daughters can have what is asked of them, GeV. */
  private static double leastEnergy(Decay decay) {
    double slow = decay.mass() * Math.sqrt(1 + LEAST_BETA_GAMMA * LEAST_BETA_GAMMA);
    return Math.max(2 * daughterEnergy(decay), slow);
  }

  private static double daughterEnergy(Decay decay) {
    return TwoBody.leastEnergy(decay.daughterMass(), decay.minEnergy(), decay.minMomentum());
  }

  /** Largest polar angle at which a parent can cross the aperture, rad; that of the table where there is none. */
  private static double widestAngle(Geometry geometry, Decay decay, ProductionSpectrum production) {
    double table = production.thetaLow()[production.thetaLow().length - 1] + production.thetaStep();
    ParentAperture aperture = geometry.parentAperture().orElse(null);
    if (aperture == null) {
      return table;
    }
    double offset = Exact.hypot(decay.originX(), decay.originY());
    return Math.min(table, Exact.atan2(aperture.radius() + offset, aperture.z() - decay.originZ()));
  }

  private static double momentum(double energy, Decay decay) {
    return Math.sqrt((energy - decay.mass()) * (energy + decay.mass()));
  }

  /** The largest power of two with which a sum of 2^log2Entries entries stays below 2^62. */
  private static double scale(double largest, int log2Entries) {
    return Math.scalb(1.0, 61 - log2Entries - Math.getExponent(largest));
  }

  private static Doubles setup(Arena arena, Geometry geometry, Decay decay) {
    Doubles setup = Doubles.allocate(arena, Setup.LAYOUT, 1);
    setup.set(Setup.ORIGIN_X, 0, decay.originX());
    setup.set(Setup.ORIGIN_Y, 0, decay.originY());
    setup.set(Setup.ORIGIN_Z, 0, decay.originZ());
    setup.set(Setup.MASS, 0, decay.mass());
    setup.set(Setup.REST_MOMENTUM, 0, TwoBody.restMomentum(decay.mass(), decay.daughterMass()));
    setup.set(Setup.LEAST_ENERGY, 0, daughterEnergy(decay));
    setup.set(Setup.ENTRANCE_Z, 0, geometry.decayVolume().entranceZ());
    setup.set(Setup.LENGTH, 0, geometry.decayVolume().length());
    setup.set(Setup.ALONG_PATH, 0, geometry.decayVolume().along() == Along.PATH ? 1 : 0);
    setup.set(Setup.APERTURE_Z, 0, geometry.parentAperture().map(ParentAperture::z).orElse(decay.originZ()));
    setup.set(Setup.APERTURE_RADIUS, 0,
        geometry.parentAperture().map(ParentAperture::radius).orElse(Double.POSITIVE_INFINITY));
    setup.set(Setup.MAGNET_Z, 0, geometry.magnet().map(Magnet::z).orElse(Double.POSITIVE_INFINITY));
    setup.set(Setup.KICK, 0, geometry.magnet().map(Magnet::kick).orElse(0.0));
    return setup;
  }
}
