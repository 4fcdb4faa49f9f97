package org.fiducia.host;

/** Told how far a long computation has come. */
@FunctionalInterface
public interface Progress {

  /** A listener that ignores everything. */
  Progress NONE = (what, done, total) -> {};

  /**
   * @param what the present step in a few words
   * @param done units finished
   * @param total units in all
   */
  void step(String what, long done, long total);
}
