package org.fiducia.kernels.tracking;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.field.TrialFields;
import org.fiducia.kernels.field.TrialFields.Model;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;

/** Tracks taken from the first chamber of a spectrometer to the last, or from there back to a vertex. */
public final class ExtrapolationTrials {

  /** Values that a track may hold and should not. */
  private static final double[] NASTY = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      1e300, -1e-300, Double.MIN_VALUE, 1e6, -30};

  private ExtrapolationTrials() {}

  public static List<Trial> all() {
    return Stream.of(Model.THIN_KICK, Model.BOX, Model.PROFILE, Model.STRAY_AND_GRID)
        .map(model -> new Trial("Extrapolation " + model.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            ExtrapolationKernel.INSTANCE, (arena, items, seed) -> launch(arena, model, items, seed)))
        .toList();
  }

  static Launch launch(Arena arena, Model model, long items, long seed) {
    TrialNumbers random = new TrialNumbers(seed);
    Doubles planes = Doubles.allocate(arena, 2, 1);
    planes.set(Extrapolation.FROM, 0, seed % 2 == 0 ? 183_508 : 218_885);
    planes.set(Extrapolation.TO, 0, seed % 2 == 0 ? 218_885 : 120_000);
    Doubles tracks = Doubles.allocate(arena, Track.LAYOUT, items);
    for (long i = 0; i < items; i++) {
      track(random, tracks, i);
      if (random.below(16) == 0) {
        tracks.set(random.below(Track.LAYOUT.size()), i, NASTY[random.below(NASTY.length)]);
      }
    }
    return ExtrapolationKernel.with(TrialFields.field(arena, model), TrialFields.map(arena, model), planes, tracks,
        Doubles.allocate(arena, Track.LAYOUT, items), Ints.allocate(arena, 1, items));
  }

  /** 0.1 to 75 GeV/c, most of them from the decay tube; the covariance is L L^T. */
  private static void track(TrialNumbers random, Doubles tracks, long i) {
    double[] spread = {1200, 1200, 0.02, 0.02};
    for (int k = 0; k < 4; k++) {
      tracks.set(k, i, random.between(-spread[k], spread[k]));
    }
    double momentum = random.below(8) == 0 ? random.between(0.1, 2) : random.between(2, 75);
    tracks.set(Track.QP, i, (random.below(2) == 0 ? 1 : -1) / momentum);
    double[] sigma = {0.1, 0.1, 3e-5, 3e-5, 3e-3 / momentum};
    double[] root = new double[25];
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        root[5 * a + b] = sigma[a] * (a == b ? 1 : random.between(-0.5, 0.5));
      }
    }
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int k = 0; k <= b; k++) {
          sum += root[5 * a + k] * root[5 * b + k];
        }
        tracks.set(Track.C + a * (a + 1) / 2 + b, i, sum);
      }
    }
    tracks.set(Track.CHI2, i, random.between(0, 20));
  }
}
