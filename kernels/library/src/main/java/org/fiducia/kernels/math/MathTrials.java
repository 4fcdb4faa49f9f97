package org.fiducia.kernels.math;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Trial;
import org.fiducia.language.Doubles;
import org.fiducia.language.Launch;

/** The elementary functions at nasty and at usual arguments. */
public final class MathTrials {

  private MathTrials() {}

  public static List<Trial> all() {
    return List.of(new Trial(ElementaryFunctionsKernel.INSTANCE, MathTrials::functions));
  }

  private static Launch functions(Arena arena, long items, long seed) {
    Doubles x = Doubles.allocate(arena, ElementaryColumns.ARGUMENTS, items);
    ElementaryFunctionsInputs.fill(x, seed);
    return ElementaryFunctionsKernel.with(x, Doubles.allocate(arena, ElementaryColumns.VALUES, items));
  }
}
