package org.fiducia.analysis.kaon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well momenta are measured, in bins of the true momentum. */
final class MomentumResolution {

  /** Edges of the bins [GeV/c]. */
  private static final double[] EDGES = {4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 48, 60, 75};

  /** Fewest tracks that make a point. */
  private static final int FEWEST = 100;

  private final Core[] bins = new Core[EDGES.length - 1];

  MomentumResolution() {
    Arrays.setAll(bins, k -> new Core());
  }

  void add(double momentum, double deviation, double weight) {
    int at = Arrays.binarySearch(EDGES, momentum);
    int bin = at >= 0 ? at : -at - 2;
    if (bin >= 0 && bin < bins.length) {
      bins[bin].add(deviation, weight);
    }
  }

  /** The bins with enough tracks. */
  List<MomentumBin> bins() {
    List<MomentumBin> filled = new ArrayList<>();
    for (int k = 0; k < bins.length; k++) {
      if (bins[k].entries() >= FEWEST) {
        filled.add(new MomentumBin(EDGES[k], EDGES[k + 1], Resolution.of(
            "momentum " + (int) EDGES[k] + "-" + (int) EDGES[k + 1] + " GeV", "1", bins[k])));
      }
    }
    return filled;
  }
}
