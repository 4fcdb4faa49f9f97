package org.fiducia.analysis.kaon;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fiducia.analysis.card.KaonSelection;
import org.fiducia.analysis.card.KaonStage;
import org.fiducia.analysis.card.Range;
import org.fiducia.analysis.plot.GraphPlot;
import org.fiducia.analysis.plot.HistogramPlot;
import org.fiducia.analysis.plot.PanelGrid;
import org.fiducia.analysis.plot.Picture;
import org.fiducia.analysis.result.Graph;
import org.fiducia.analysis.result.RunFolder;

/** The pictures of a kaon analysis. */
public final class KaonPictures {

  /** Most masses of a scan that are drawn over each other. */
  private static final int MOST_DRAWN = 3;

  private static final double MEV = 1000;

  /**
   * Standard error of half the central interval of n values of a unit Gaussian, times the root of n: with p the share
   * below it, the variances p (1 - p) / phi(1)^2 of both ends and their covariance p^2 / phi(1)^2.
   */
  private static final double CORE_ERROR = 0.962;

  private final KaonResult result;
  /** The masses that are drawn: all, or some at equal steps from the first to the last. */
  private final List<KaonSample> drawn = new ArrayList<>();

  private KaonPictures(KaonResult result) {
    this.result = result;
    int count = result.samples().size();
    int shown = Math.min(count, MOST_DRAWN);
    for (int k = 0; k < shown; k++) {
      drawn.add(result.samples().get(shown == 1 ? 0 : k * (count - 1) / (shown - 1)));
    }
  }

  /** Draws all there is to be seen. */
  public static void draw(KaonResult result, RunFolder folder) {
    KaonPictures pictures = new KaonPictures(result);
    if (result.card().reconstruction()) {
      write(folder, "masses", pictures.masses());
      write(folder, "tracks", pictures.tracks());
    }
    if (result.samples().size() > 1 && !result.stages().isEmpty()) {
      write(folder, "acceptance", pictures.acceptance());
    }
  }

  private static void write(RunFolder folder, String name, Picture picture) {
    folder.write(name + ".png", picture::writePng);
    folder.write(name + ".svg", picture::writeSvg);
  }

  private Picture masses() {
    KaonSelection cuts = result.card().selection();
    PanelGrid grid = PanelGrid.of(title(), 2);
    grid.add(spectrum(KaonSpectrum.MASS, "Mass of all tracks", "m [MeV]", MEV, cuts.mass(), "signal window")
        .rangeX(476, 512).logY());
    if (result.card().hasBoson()) {
      grid.add(spectrum(KaonSpectrum.PAIR_MASS_OFFSET, "Mass of the pairs", "m(ee) \u2212 m(a) [MeV]", MEV,
          Optional.empty(), "").logY());
    } else if (result.card().hasPairs()) {
      grid.add(spectrum(KaonSpectrum.PAIR_MASS, "Mass of the pairs", "m(ee) [MeV]", MEV, Optional.empty(), ""));
    }
    if (result.card().hasPairs()) {
      grid.add(spectrum(KaonSpectrum.MISSING_MASS_SQUARED, "Squared missing mass", "m\u00b2(miss) [GeV\u00b2]", 1,
          cuts.missingMassSquared(), "selected"));
      grid.add(spectrum(KaonSpectrum.ELECTRON_MASS, "Mass of the electrons", "m(4e) [MeV]", MEV,
          cuts.excludedElectronMass(), "excluded"));
    } else {
      grid.add(spectrum(KaonSpectrum.TOTAL_MOMENTUM, "Total momentum", "p [GeV/c]", 1, cuts.totalMomentum(),
          "selected").logY());
    }
    return grid;
  }

  private HistogramPlot spectrum(
      KaonSpectrum spectrum, String title, String axis, double unit, Optional<Range> band, String label) {
    HistogramPlot plot = HistogramPlot.of(title, axis, "share of the decays");
    band.ifPresent(range -> plot.band(range.low() * unit, range.high() * unit, label));
    if (drawn.size() > 1) {
      // acceptances of different masses differ too much for one linear axis
      plot.logY();
    }
    for (KaonSample sample : drawn) {
      plot.add(name(sample), sample.spectra().get(spectrum).inUnits(unit).scaled(1 / sample.generated()));
    }
    return plot;
  }

  private String title() {
    return result.card().name() + ", " + result.card().eventsPerMass() + " events"
        + (result.samples().size() > 1 ? " a mass" : "") + ", seed " + result.card().seed();
  }

  /** The name of a mass in a legend; none where there is only one. */
  private String name(KaonSample sample) {
    return drawn.size() == 1 ? "" : number(MEV * sample.decay().bosonMass()) + " MeV";
  }

  private static String number(double value) {
    return new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private Picture tracks() {
    PanelGrid grid = PanelGrid.of(title() + ": tracks", 3);
    for (int k = 0; k < result.pulls().size(); k++) {
      grid.add(HistogramPlot.of(
          "Pull of " + TrackSums.PARAMETERS.get(k), "(fitted \u2212 true) / \u03c3", "sum of weights")
          .add("", result.pulls().get(k)).unitGaussian("unit Gaussian").statistics());
    }
    momentumResolution(result.momenta()).ifPresent(grid::add);
    return grid;
  }

  /** Relative resolution against momentum, with the form that NA62 states for its straws: 0.30 % (+) 0.005 % p. */
  private static Optional<GraphPlot> momentumResolution(List<MomentumBin> bins) {
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    int n = bins.size();
    double[] p = new double[n];
    double[] half = new double[n];
    double[] core = new double[n];
    double[] error = new double[n];
    for (int k = 0; k < n; k++) {
      MomentumBin bin = bins.get(k);
      p[k] = 0.5 * (bin.low() + bin.high());
      half[k] = 0.5 * (bin.high() - bin.low());
      core[k] = 100 * bin.resolution().core();
      error[k] = core[k] * CORE_ERROR / Math.sqrt(bin.resolution().entries());
    }
    return Optional.of(GraphPlot.of("Momentum resolution", "p [GeV/c]", "\u03c3(p)/p [%]")
        .points("fitted, core", new Graph(p, core, half, error))
        .curve("published: 0.30 \u2295 0.005 p", x -> Math.hypot(0.30, 0.005 * x))
        .rangeY(0, 1.5 * Arrays.stream(core).max().orElseThrow()));
  }

  private Picture acceptance() {
    GraphPlot plot = GraphPlot.of("Acceptance: " + title(), "m [MeV]", "A").logY();
    double[] mass = result.samples().stream().mapToDouble(s -> MEV * s.decay().bosonMass()).toArray();
    for (int s : drawnStages()) {
      double[] value = result.samples().stream().mapToDouble(x -> x.acceptances().get(s).value()).toArray();
      double[] error = result.samples().stream().mapToDouble(x -> x.acceptances().get(s).error()).toArray();
      plot.joinedPoints("after: " + result.stages().get(s), Graph.of(mass, value, error));
    }
    return plot;
  }

  /** The last plane, the last cut on true tracks, and the last cut of all. */
  private Set<Integer> drawnStages() {
    List<KaonStage> stages = KaonStage.of(result.card());
    Set<Integer> last = new TreeSet<>(Set.of(stages.size() - 1));
    for (int s = 1; s < stages.size(); s++) {
      boolean plane = stages.get(s - 1).cut() == KaonStage.Cut.PLANE && stages.get(s).cut() != KaonStage.Cut.PLANE;
      if (plane || stages.get(s).cut() == KaonStage.Cut.TRACKS_FITTED) {
        last.add(s - 1);
      }
    }
    return last;
  }
}
