package org.fiducia.benchmarks.roofline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;

/** Which trials the roofline page shows. */
final class ShownTrials {

  /** Kernels that only test the language. */
  private static final String LANGUAGE_TESTS = ".conformance.";

  private ShownTrials() {}

  /** The first trial of each kernel; of given beginnings of names all trials. */
  static List<Trial> of(List<String> beginnings) {
    Set<String> once = new HashSet<>();
    return Trials.all().stream()
        .filter(t -> !t.kernel().name().contains(LANGUAGE_TESTS))
        .filter(t -> beginnings.isEmpty()
            ? once.add(t.kernel().name()) : beginnings.stream().anyMatch(t.name()::startsWith))
        .toList();
  }
}
