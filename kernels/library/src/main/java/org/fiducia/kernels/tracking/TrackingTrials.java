package org.fiducia.kernels.tracking;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.field.Transport;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;

/** Tracks through four chambers and a kick, with missing, wild and impossible hits among them. */
public final class TrackingTrials {

  private static final double[] CHAMBERS = {183508, 194066, 204459, 218885};
  private static final double MAGNET = 196995;
  private static final double KICK = 0.27;
  private static final double SCATTERING = 5.3e-7;
  private static final double SIGMA = 0.113;
  private static final double DIAGONAL = 0.7071067811865476;
  private static final double[] COSINES = {DIAGONAL, DIAGONAL, 1, 0};
  private static final double[] SINES = {-DIAGONAL, DIAGONAL, 0, 1};

  private TrackingTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial("StrawTrackFit", StrawTrackFitKernel.INSTANCE, (arena, items, seed) -> straws(arena, items, seed, 0)),
        new Trial("StrawTrackFit robust", StrawTrackFitKernel.INSTANCE,
            (arena, items, seed) -> straws(arena, items, seed, 4)),
        new Trial(SpacePointFitKernel.INSTANCE, TrackingTrials::pointFits),
        new Trial(SpacePointParametersKernel.INSTANCE, TrackingTrials::pointParameters));
  }

  private static Launch straws(Arena arena, long items, long seed, double cut) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles setup = Doubles.allocate(arena, TrackFitSetup.LAYOUT, 1);
    setup.set(TrackFitSetup.VIEWS, 0, Hits.VIEWS);
    setup.set(TrackFitSetup.TOLERANCE, 0, 1e-3);
    setup.set(TrackFitSetup.ITERATIONS, 0, 6);
    setup.set(TrackFitSetup.PULL_CUT, 0, cut);
    setup.set(TrackFitSetup.OUTLIERS, 0, 3);
    Doubles views = views(arena);
    Doubles field = field(arena);
    Doubles map = Doubles.allocate(arena, 1, 1);
    Doubles hits = Doubles.allocate(arena, Hits.LAYOUT, items);
    Ints pattern = Ints.allocate(arena, HitPattern.LAYOUT, items);
    for (long i = 0; i < items; i++) {
      double[] state = start(numbers);
      int present = 0xffff;
      double z = views.get(View.Z, 0);
      for (int k = 0; k < Hits.VIEWS; k++) {
        double to = views.get(View.Z, k);
        Transport.move(field, map, state, z, to);
        z = to;
        hits.set(k, i, views.get(View.COS, k) * state[0] + views.get(View.SIN, k) * state[1] + noise(numbers));
        if (numbers.below(20) == 0) {
          present &= ~(1 << k);
        }
      }
      int odd = numbers.below(20);
      if (odd == 0) {
        present = numbers.below(0x10000);
      } else if (odd <= 4) {
        hits.set(numbers.below(Hits.VIEWS), i, nasty(numbers));
      }
      pattern.set(HitPattern.VIEWS, i, present);
    }
    return StrawTrackFitKernel.with(setup, views, field, map, hits, pattern,
        Doubles.allocate(arena, Track.LAYOUT, items), Ints.allocate(arena, TrackStatus.LAYOUT, items),
        Doubles.allocate(arena, TrackResiduals.LAYOUT, items));
  }

  private static Launch pointFits(Arena arena, long items, long seed) {
    return SpacePointFitKernel.with(pointSetup(arena), pointPlanes(arena), field(arena), points(arena, items, seed),
        Doubles.allocate(arena, Track.LAYOUT, items), Ints.allocate(arena, TrackStatus.LAYOUT, items));
  }

  private static Launch pointParameters(Arena arena, long items, long seed) {
    return SpacePointParametersKernel.with(pointSetup(arena), pointPlanes(arena), field(arena),
        points(arena, items, seed), Doubles.allocate(arena, TrackParameters.LAYOUT, items),
        Ints.allocate(arena, 1, items));
  }

  private static Doubles pointSetup(Arena arena) {
    Doubles setup = Doubles.allocate(arena, SpacePointSetup.LAYOUT, 1);
    setup.set(SpacePointSetup.PLANES, 0, CHAMBERS.length);
    return setup;
  }

  private static Doubles pointPlanes(Arena arena) {
    Doubles planes = Doubles.allocate(arena, PointPlane.LAYOUT, CHAMBERS.length);
    for (int k = 0; k < CHAMBERS.length; k++) {
      planes.set(PointPlane.Z, k, CHAMBERS[k]);
      planes.set(PointPlane.SIGMA, k, SIGMA);
      planes.set(PointPlane.SCATTERING, k, SCATTERING);
    }
    return planes;
  }

  private static Doubles points(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles field = field(arena);
    Doubles map = Doubles.allocate(arena, 1, 1);
    Doubles points = Doubles.allocate(arena, SpacePoints.LAYOUT, items);
    for (long i = 0; i < items; i++) {
      double[] state = start(numbers);
      for (int k = 0; k < CHAMBERS.length; k++) {
        Transport.move(field, map, state, CHAMBERS[Math.max(k - 1, 0)], CHAMBERS[k]);
        points.set(2 * k, i, state[0] + noise(numbers));
        points.set(2 * k + 1, i, state[1] + noise(numbers));
      }
      if (numbers.below(10) == 0) {
        points.set(numbers.below(2 * CHAMBERS.length), i, nasty(numbers));
      }
    }
    return points;
  }

  private static Doubles views(Arena arena) {
    Doubles views = Doubles.allocate(arena, View.LAYOUT, Hits.VIEWS);
    for (int k = 0; k < Hits.VIEWS; k++) {
      views.set(View.Z, k, CHAMBERS[k / 4] + 100 * (k % 4));
      views.set(View.COS, k, COSINES[k % 4]);
      views.set(View.SIN, k, SINES[k % 4]);
      views.set(View.SIGMA, k, SIGMA);
      views.set(View.SCATTERING, k, SCATTERING / 4);
      views.set(View.LOW, k, -1054.5);
      views.set(View.HIGH, k, 1037.5);
      views.set(View.CHAMBER, k, k / 4);
    }
    return views;
  }

  private static Doubles field(Arena arena) {
    Doubles field = Doubles.allocate(arena, Field.LAYOUT, 1);
    field.set(Field.MODEL, 0, Field.THIN_KICK);
    field.set(Field.CENTRE_Z, 0, MAGNET);
    field.set(Field.KICK, 0, KICK);
    return field;
  }

  /** From 5 to 75 GeV/c, one in fifty without curvature. */
  private static double[] start(TrialNumbers numbers) {
    double momentum = numbers.between(5, 75);
    return new double[] {numbers.between(-300, 300), numbers.between(-300, 300), numbers.between(-0.005, 0.005),
        numbers.between(-0.005, 0.005), switch (numbers.below(50)) {
          case 0 -> 0;
          case 1 -> 1 / KICK;
          default -> numbers.below(2) == 0 ? 1 / momentum : -1 / momentum;
        }};
  }

  /** Nearly Gaussian with the resolution. */
  private static double noise(TrialNumbers numbers) {
    return SIGMA * (numbers.between(-1, 1) + numbers.between(-1, 1) + numbers.between(-1, 1));
  }

  private static double nasty(TrialNumbers numbers) {
    return switch (numbers.below(8)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.MAX_VALUE;
      case 3 -> Double.MIN_VALUE;
      case 4 -> 1e5;
      default -> numbers.between(-1000, 1000);
    };
  }
}
