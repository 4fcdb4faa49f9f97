package org.fiducia.analysis.signal;

/**
 * A model-independent signal: the total width is the free axis, the branching ratio and the production are given.
 *
 * @param daughterMass [GeV]
 * @param branchingRatioAbove branching ratio into the two daughters for every mass above threshold
 * @param epsilon coupling of the production, which goes with its square
 */
public record FreeWidth(double daughterMass, double branchingRatioAbove, double epsilon) implements TwoBodySignal {

  @Override
  public String coupling() {
    return "Gamma_GeV";
  }

  @Override
  public double width(double mass, double coupling) {
    return coupling;
  }

  @Override
  public double branchingRatio(double mass) {
    return mass > 2 * daughterMass ? branchingRatioAbove : 0;
  }

  @Override
  public double productionScale(double coupling) {
    return epsilon * epsilon;
  }
}
