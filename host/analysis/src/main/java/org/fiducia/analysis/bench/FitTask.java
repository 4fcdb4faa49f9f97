package org.fiducia.analysis.bench;

import org.fiducia.host.Engine;

/** Items that wait in blocks to be fitted. */
interface FitTask extends AutoCloseable {

  /** Name of the row in the report. */
  String name();

  /** Items of a run. */
  int items();

  /** Fits all items, the same ones at each call. */
  void run(Engine engine) throws InterruptedException;

  /** Compares what the last run has left with the truth. */
  FitCheck check();

  @Override
  void close();
}
