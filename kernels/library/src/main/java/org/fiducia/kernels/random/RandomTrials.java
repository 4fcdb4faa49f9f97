package org.fiducia.kernels.random;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Draws for the cross-check. */
public final class RandomTrials {

  private RandomTrials() {}

  public static List<Trial> all() {
    return List.of(new Trial(RandomDrawsKernel.INSTANCE, RandomTrials::draws));
  }

  private static Launch draws(Arena arena, long items, long seed) {
    Longs key = Longs.allocate(arena, 2, 1);
    key.set(RandomDraws.SEED, 0, seed);
    key.set(RandomDraws.STREAM, 0, 7);
    return RandomDrawsKernel.with(
        key, Ints.allocate(arena, 4, items), Doubles.allocate(arena, RandomDraws.VARIATES, items));
  }
}
