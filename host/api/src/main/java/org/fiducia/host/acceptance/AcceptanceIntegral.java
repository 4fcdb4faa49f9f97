package org.fiducia.host.acceptance;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.kernels.acceptance.AcceptedDecaysKernel;
import org.fiducia.kernels.acceptance.WidthScan;
import org.fiducia.kernels.acceptance.WidthScanKernel;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.language.Doubles;

/**
 * Expected accepted decays of a long-lived parent for many widths at once, by randomised lattice points; the integral
 * and its sampling are described at {@link org.fiducia.kernels.acceptance.AcceptedDecays}. Immutable and safe for use by
 * several threads.
 */
public final class AcceptanceIntegral {

  /** The most events of an integral: beyond this the lattice has no generating vector. */
  public static final long MAX_EVENTS = (long) Lattice.REPLICATES << Lattice.MAX_LOG2_POINTS;

  /** Events a launch: bounds the time between two steps of progress, without any effect on the result. */
  private static final long EVENTS_PER_LAUNCH = 1L << 22;

  /** Pilot runs, each twice as large as the one before; together about an eighth of the main run. */
  private static final int PILOT_ROUNDS = 3;

  /** Points of a pilot replicate, as a power of two, below which it says little. */
  private static final int LEAST_PILOT = 11;

  private final Geometry geometry;
  private final long seed;
  private final int log2Points;

  /**
   * Prepares integrals.
   *
   * @param geometry decay volume, aperture, magnet (as a thin kick, whatever its model) and planes
   * @param seed of the lattice shifts
   * @param events a mass, rounded up as {@link #events(long)} says
   * @throws InputException if the geometry has no planes
   */
  public AcceptanceIntegral(Geometry geometry, long seed, long events) {
    if (geometry.planes().isEmpty()) {
      throw InputException.at(
          geometry.source().path(), 0, "plane: missing; an acceptance needs the planes that daughters must hit");
    }
    this.geometry = geometry;
    this.seed = seed;
    this.log2Points = log2Points(events);
  }

  /**
   * Events that an integral takes when so many are asked for: {@value Lattice#REPLICATES} times a power of two.
   *
   * @param events 1 to {@link #MAX_EVENTS}
   */
  public static long events(long events) {
    return (long) Lattice.REPLICATES << log2Points(events);
  }

  private static int log2Points(long events) {
    if (events < 1 || events > MAX_EVENTS) {
      throw new IllegalArgumentException("events must be 1 to " + MAX_EVENTS + ", not " + events);
    }
    long points = (events + Lattice.REPLICATES - 1) / Lattice.REPLICATES;
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(points - 1));
  }

  /**
   * Expected accepted decays.
   *
   * @param values one a width
   * @param errors their standard errors, from the spread of {@value Lattice#REPLICATES} replicates
   */
  public record Yields(double[] values, double[] errors) {}

  /**
   * Integrates for one mass.
   *
   * @param stream number of the mass within a scan: different streams have independent shifts
   * @param decayConstants g = Gamma / (hbar c) of each width, 1/mm
   * @param primaries number of primaries times every factor that scales the production, one a width
   */
  public Yields integrate(Engine engine, Decay decay, ProductionSpectrum spectrum, int stream,
      double[] decayConstants, double[] primaries, Progress progress) throws InterruptedException {
    Yields result = new Yields(new double[decayConstants.length], new double[decayConstants.length]);
    if (!decay.open()) {
      return result;
    }
    try (Arena arena = Arena.ofShared()) {
      IntegralBlocks blocks = new IntegralBlocks(arena, geometry, decay, spectrum);
      if (blocks.parents() == 0) {
        return result;
      }
      for (int round = PILOT_ROUNDS; round > 0; round--) {
        int log2Pilot = Math.max(1, Math.min(log2Points, Math.max(log2Points - 4, LEAST_PILOT)) - round);
        blocks.pilot(seed, stream, log2Pilot);
        try (Chain chain = engine.chain()) {
          run(chain, blocks, log2Pilot, Progress.NONE);
          chain.fetch(List.of(blocks.profile, blocks.histogram));
        }
        AdaptedGrid.adapt(blocks.grid, blocks.profile);
      }
      blocks.main(seed, stream, log2Points);
      try (Chain chain = engine.chain()) {
        run(chain, blocks, log2Points, progress);
        scan(chain, arena, blocks, decayConstants, primaries, result);
      }
      return result;
    }
  }

  private static void run(Chain chain, IntegralBlocks blocks, int log2Points, Progress progress)
      throws InterruptedException {
    long events = (long) Lattice.REPLICATES << log2Points;
    for (long first = 0; first < events; first += EVENTS_PER_LAUNCH) {
      long items = Math.min(EVENTS_PER_LAUNCH, events - first);
      chain.run(AcceptedDecaysKernel.with(blocks.setup, blocks.sampling, blocks.planes, blocks.spectrum.energies,
          blocks.spectrum.angles, blocks.spectrum.guide, blocks.shifts, blocks.grid, blocks.profile, blocks.histogram),
          items, first);
      progress.step("events", first + items, events);
    }
  }

  private static void scan(Chain chain, Arena arena, IntegralBlocks blocks, double[] decayConstants,
      double[] primaries, Yields result) throws InterruptedException {
    int count = decayConstants.length;
    Doubles widths = Doubles.allocate(arena, WidthScan.WIDTHS, count);
    Doubles yields = Doubles.allocate(arena, WidthScan.YIELDS, count);
    for (int k = 0; k < count; k++) {
      widths.set(WidthScan.DECAY_CONSTANT, k, decayConstants[k]);
      widths.set(WidthScan.NORM, k, primaries[k]);
    }
    chain.run(WidthScanKernel.with(blocks.sampling, blocks.setup, blocks.histogram, widths, yields).overwriting(),
        count, 0);
    chain.fetch(List.of(blocks.histogram, yields));
    blocks.requireComplete();
    for (int k = 0; k < count; k++) {
      result.values()[k] = yields.get(WidthScan.YIELD, k);
      result.errors()[k] = yields.get(WidthScan.ERROR, k);
    }
  }
}
