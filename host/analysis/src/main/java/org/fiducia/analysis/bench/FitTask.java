package org.fiducia.analysis.bench;

import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.host.Launcher;
import org.fiducia.language.Block;

/** Items that wait in blocks to be fitted. */
interface FitTask extends AutoCloseable {

  /** Items of a run. */
  int items();

  /** Fits all items, the same ones at each call. */
  void run(Launcher launcher) throws InterruptedException;

  /** The blocks that hold what was fitted. */
  List<Block> results();

  /** Whether the last run could fit an item. */
  boolean good(int item);

  /** chi2 of an item that is good. */
  double chi2(int item);

  /** (fitted - true) / sigma of an item that is good; none if the task has no such check. */
  OptionalDouble pull(int item);

  /** Compares what the last run has left with the truth. */
  default FitCheck check() {
    FitCheck check = new FitCheck();
    for (int item = 0; item < items(); item++) {
      if (good(item)) {
        check.add(chi2(item));
        pull(item).ifPresent(check::addPull);
      } else {
        check.fail();
      }
    }
    return check;
  }

  @Override
  void close();
}
