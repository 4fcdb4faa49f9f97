package org.fiducia.host.validation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** Pulls of several quantities and the chi2 of the fits, which should be standard normal and of its ndf. */
final class Pulls {

  private final String name;
  private final String[] quantities;
  private final Sample[] pulls;
  private final ChiSquaredDistribution distribution;
  private final Sample probabilities = new Sample();

  Pulls(String name, int ndf, String... quantities) {
    this.name = name;
    this.quantities = quantities;
    pulls = new Sample[quantities.length];
    for (int k = 0; k < pulls.length; k++) {
      pulls[k] = new Sample();
    }
    distribution = new ChiSquaredDistribution(null, ndf);
  }

  void add(int quantity, double pull) {
    pulls[quantity].add(pull);
  }

  void addChi2(double chi2) {
    probabilities.add(1 - distribution.cumulativeProbability(chi2));
  }

  /**
   * Mean and width of each pull, and whether probabilities of chi2 are flat.
   *
   * @param mean of which a mean pull may be off 0
   * @param width of which a width may be off 1
   */
  List<Figure> figures(double mean, double width) {
    List<Figure> figures = new ArrayList<>();
    for (int k = 0; k < pulls.length; k++) {
      String pull = name + ", pull of " + quantities[k];
      figures.add(Figure.between(pull + ", mean", "0", -mean, mean, pulls[k].mean(), pulls[k].error(Sample::mean)));
      figures.add(
          Figure.between(pull + ", width", "1", 1 - width, 1 + width, pulls[k].rms(), pulls[k].error(Sample::rms)));
    }
    return figures;
  }

  /** Probability of a greater distance from a flat distribution of the probabilities of chi2. */
  Figure flatness(double least) {
    double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1),
        probabilities.values());
    return Figure.above(name + ", flatness of the probability of χ², p", "flat", least, p, 0);
  }

  /** Share of events with a probability of chi2 below 1 %. */
  Figure tail(double low, double high) {
    Acceptance tail = new Acceptance();
    for (double probability : probabilities.values()) {
      tail.add(1, probability < 0.01);
    }
    return Figure.between(name + ", share of probabilities of χ² below 0.01", "0.01", low, high, tail.value(),
        tail.error());
  }
}
