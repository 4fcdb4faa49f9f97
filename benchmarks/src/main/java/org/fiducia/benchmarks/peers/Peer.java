package org.fiducia.benchmarks.peers;

import java.util.Optional;

/**
 * A program that did one of the tasks.
 *
 * @param name of it
 * @param line how its line begins where it is measured here; none if its source is not at hand
 * @param quoted items a second on one core as it was measured elsewhere: a 2-processor Xeon with AVX-512
 */
record Peer(String name, Optional<String> line, double quoted) {

  static Peer measured(String name, String line, double quoted) {
    return new Peer(name, Optional.of(line), quoted);
  }

  static Peer quoted(String name, double quoted) {
    return new Peer(name, Optional.empty(), quoted);
  }
}
