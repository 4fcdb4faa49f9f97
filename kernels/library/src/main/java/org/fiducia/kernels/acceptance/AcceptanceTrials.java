package org.fiducia.kernels.acceptance;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.decay.TwoBody;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.random.ImportanceGrid;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** A small beam dump with every kind of plane, so that all paths through the acceptance kernels are taken. */
public final class AcceptanceTrials {

  private static final int ENERGY_BINS = 4;
  private static final int THETA_BINS = 2;

  /** Replicates of this many points: the items of one launch of a cross-check fill all of them. */
  private static final int LOG2_POINTS = 12;

  /** A short histogram: many items are scanned. */
  private static final int FEW_BINS = 40;

  private AcceptanceTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("AcceptedDecays", AcceptedDecaysKernel.INSTANCE, (arena, items, seed) -> decays(arena, seed, 0)),
        new Trial("AcceptedDecays pilot", AcceptedDecaysKernel.INSTANCE, (arena, items, seed) -> decays(arena, seed, 1)),
        new Trial(WidthScanKernel.INSTANCE, AcceptanceTrials::widths));
  }

  private static Launch decays(Arena arena, long seed, long pilot) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Longs shifts = Longs.allocate(arena, 1, (long) Lattice.REPLICATES * Lattice.DIMENSIONS);
    for (long k = 0; k < shifts.rows(); k++) {
      shifts.set(0, k, numbers.bits());
    }
    Longs sampling = sampling(arena);
    sampling.set(Sampling.PILOT, 0, pilot);
    Ints guide = Ints.allocate(arena, 1, (long) SpectrumBin.GUIDE * (ENERGY_BINS + 1));
    Doubles energies = Doubles.allocate(arena, SpectrumBin.LAYOUT, ENERGY_BINS + 1);
    equalBins(energies, guide, 0, 0, ENERGY_BINS, 20, 80);
    Doubles angles = Doubles.allocate(arena, SpectrumBin.LAYOUT, (long) ENERGY_BINS * (THETA_BINS + 1));
    for (int e = 0; e < ENERGY_BINS; e++) {
      equalBins(angles, guide, e * (THETA_BINS + 1), e + 1, THETA_BINS, 0, 0.002);
    }
    return AcceptedDecaysKernel.with(setup(arena, numbers.between(0.22, 0.6)), sampling, planes(arena), energies, angles,
        guide, shifts, grid(arena, numbers), Longs.allocate(arena, Lattice.DIMENSIONS, ImportanceGrid.BINS),
        histogram(arena, sampling));
  }

  private static Doubles grid(Arena arena, TrialNumbers numbers) {
    Doubles grid = Doubles.allocate(arena, Lattice.DIMENSIONS, ImportanceGrid.BINS + 1);
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      double sum = 0;
      for (int k = 1; k <= ImportanceGrid.BINS; k++) {
        sum += numbers.between(0.5, 1.5);
        grid.set(d, k, sum);
      }
      for (int k = 1; k <= ImportanceGrid.BINS; k++) {
        grid.set(d, k, grid.get(d, k) / sum);
      }
    }
    return grid;
  }

  private static Launch widths(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Longs sampling = sampling(arena);
    sampling.set(Sampling.BINS, 0, FEW_BINS);
    Longs histogram = histogram(arena, sampling);
    for (long row = 0; row < histogram.rows(); row++) {
      for (int moment = 0; moment < DecayHistogram.MOMENTS; moment++) {
        histogram.set(moment, row, numbers.bits() >> 8);
      }
    }
    Doubles widths = Doubles.allocate(arena, WidthScan.WIDTHS, items);
    for (long k = 0; k < items; k++) {
      widths.set(WidthScan.DECAY_CONSTANT, k, Math.scalb(numbers.between(1, 2), (int) numbers.between(-40, 8)));
      widths.set(WidthScan.NORM, k, numbers.between(0, 1e18));
    }
    Doubles yields = Doubles.allocate(arena, WidthScan.YIELDS, items);
    return WidthScanKernel.with(sampling, setup(arena, 0.3), histogram, widths, yields);
  }

  private static void equalBins(Doubles bins, Ints guide, int from, int list, int count, double low, double width) {
    for (int k = 0; k < count; k++) {
      bins.set(SpectrumBin.LOW, from + k, low + k * width);
      bins.set(SpectrumBin.WIDTH, from + k, width);
      bins.set(SpectrumBin.CUMULATIVE, from + k, (double) k / count);
      bins.set(SpectrumBin.SLOPE, from + k, width * count);
      bins.set(SpectrumBin.WEIGHT, from + k, 1 + k);
    }
    bins.set(SpectrumBin.CUMULATIVE, from + count, 2);
    for (int slice = 0; slice < SpectrumBin.GUIDE; slice++) {
      guide.set(0, (long) list * SpectrumBin.GUIDE + slice, slice * count / SpectrumBin.GUIDE);
    }
  }

  private static Longs sampling(Arena arena) {
    Longs sampling = Longs.allocate(arena, Sampling.LAYOUT, 1);
    sampling.set(Sampling.LOG2_POINTS, 0, LOG2_POINTS);
    sampling.set(Sampling.PLANES, 0, 3);
    sampling.set(Sampling.THETA_BINS, 0, THETA_BINS);
    // flight lengths from 79 m to 158 m, beta gamma from 33 to 1600
    long first = DecayHistogram.bin(79e3 / 1600);
    sampling.set(Sampling.FIRST_BIN, 0, first);
    sampling.set(Sampling.BINS, 0, DecayHistogram.bin(158e3 / 33) - first);
    return sampling;
  }

  private static Longs histogram(Arena arena, Longs sampling) {
    return Longs.allocate(arena, DecayHistogram.LAYOUT, Lattice.REPLICATES * sampling.get(Sampling.BINS, 0) + 1);
  }

  private static Doubles setup(Arena arena, double mass) {
    Doubles setup = Doubles.allocate(arena, Setup.LAYOUT, 1);
    setup.set(Setup.ORIGIN_Y, 0, -22);
    setup.set(Setup.ORIGIN_Z, 0, 23070);
    setup.set(Setup.MASS, 0, mass);
    setup.set(Setup.REST_MOMENTUM, 0, TwoBody.restMomentum(mass, 0.1056583755));
    setup.set(Setup.LEAST_ENERGY, 0, 5);
    setup.set(Setup.ENTRANCE_Z, 0, 102000);
    setup.set(Setup.LENGTH, 0, 78000);
    setup.set(Setup.APERTURE_Z, 0, 241495);
    setup.set(Setup.APERTURE_RADIUS, 0, 700);
    setup.set(Setup.MAGNET_Z, 0, 196995);
    setup.set(Setup.KICK, 0, 0.27);
    setup.set(Setup.SCALE, 0, 0x1p30);
    setup.set(Setup.PROFILE_SCALE, 0, 0x1p40);
    return setup;
  }

  private static Doubles planes(Arena arena) {
    Doubles planes = Doubles.allocate(arena, Plane.LAYOUT, 3);
    for (int k = 0; k < 3; k++) {
      planes.set(Plane.Z, k, 183508 + 30000.0 * k);
      planes.set(Plane.OUTER_RADIUS, k, 1500);
      planes.set(Plane.OUTER_HALF_SIDE, k, 1100);
      planes.set(Plane.OUTER_APOTHEM, k, 1130);
      planes.set(Plane.HOLE_X, k, 101.2 - 100 * k);
      planes.set(Plane.HOLE_RADIUS, k, 63.8);
      planes.set(Plane.HOLE_HALF_GAP, k, 63.8);
      planes.set(Plane.HOLE_DIAGONAL_HALF_GAP, k, 63.8);
    }
    return planes;
  }
}
