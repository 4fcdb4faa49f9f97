package org.fiducia.analysis.kaon;

import java.util.Locale;
import java.util.Set;
import org.fiducia.analysis.card.KaonStage.Cut;
import org.fiducia.analysis.result.Histogram;

/** What is histogrammed of the events that pass all cuts but those on the quantity itself. */
public enum KaonSpectrum {
  MASS("GeV", 120, 0.464, 0.524, Cut.MASS),
  ELECTRON_MASS("GeV", 72, 0, 0.36, Cut.ELECTRON_MASS),
  MISSING_MASS_SQUARED("GeV^2", 60, -0.02, 0.16, Cut.MISSING_MASS),
  PAIR_MASS("GeV", 72, 0, 0.36, Cut.PAIR_DIFFERENCE, Cut.PAIR_DISTANCE),
  /** Mass of a pair minus that of the boson. */
  PAIR_MASS_OFFSET("GeV", 200, -0.01, 0.01, Cut.PAIR_DIFFERENCE, Cut.PAIR_DISTANCE),
  VERTEX_Z("mm", 200, 90e3, 190e3, Cut.VERTEX_Z),
  TOTAL_MOMENTUM("GeV", 150, 60, 90, Cut.TOTAL_MOMENTUM),
  PT("GeV", 150, 0, 0.06, Cut.PT);

  private final String unit;
  private final int bins;
  private final double low;
  private final double high;
  private final Set<Cut> cuts;

  KaonSpectrum(String unit, int bins, double low, double high, Cut... cuts) {
    this.unit = unit;
    this.bins = bins;
    this.low = low;
    this.high = high;
    this.cuts = Set.of(cuts);
  }

  /** Name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Unit of the edges. */
  public String unit() {
    return unit;
  }

  Histogram empty() {
    return Histogram.uniform(bins, low, high);
  }

  /** Whether a cut is on this very quantity, so that the histogram shows what it cuts away. */
  boolean shows(Cut cut) {
    return cuts.contains(cut);
  }
}
