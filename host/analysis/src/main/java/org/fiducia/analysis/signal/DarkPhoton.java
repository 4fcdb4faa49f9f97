package org.fiducia.analysis.signal;

/**
 * The dark photon: kinetic mixing epsilon with the photon, decays into leptons and hadrons. All widths go with
 * epsilon^2.
 *
 * <p>Leptons: {@code Gamma = (alpha eps^2 m / 3) sqrt(1 - 4 ml^2/m^2) (1 + 2 ml^2/m^2)} (Batell, Pospelov, Ritz,
 * arXiv:0903.0363). Hadrons: the same with the muon mass, times R(m), see {@link HadronicRatio}.
 *
 * @param decay the lepton pair looked for
 */
public record DarkPhoton(Lepton decay) implements TwoBodySignal {

  /** Fine-structure constant at zero momentum; CODATA 1/137.035999 to six digits. */
  public static final double ALPHA = 1 / 137.036;

  /** The heaviest dark photon that the hadronic table covers [GeV]. */
  public static double greatestMass() {
    return HadronicRatio.greatestMass();
  }

  /** Width into a lepton pair at epsilon = 1 [GeV]; zero at and below threshold. */
  public static double leptonWidth(double mass, Lepton lepton) {
    double x = 4 * lepton.mass() * lepton.mass() / (mass * mass);
    return x < 1 ? ALPHA * mass / 3 * Math.sqrt(1 - x) * (1 + x / 2) : 0;
  }

  /** Width into hadrons at epsilon = 1 [GeV]; zero below twice the pion mass. */
  public static double hadronWidth(double mass) {
    return HadronicRatio.at(mass) * leptonWidth(mass, Lepton.MU);
  }

  /** Total width at epsilon = 1 [GeV]. */
  public static double totalWidth(double mass) {
    double width = hadronWidth(mass);
    for (Lepton lepton : Lepton.values()) {
      width += leptonWidth(mass, lepton);
    }
    return width;
  }

  @Override
  public String coupling() {
    return "epsilon";
  }

  @Override
  public double daughterMass() {
    return decay.mass();
  }

  @Override
  public double width(double mass, double epsilon) {
    return epsilon * epsilon * totalWidth(mass);
  }

  @Override
  public double branchingRatio(double mass) {
    double width = leptonWidth(mass, decay);
    return width > 0 ? width / totalWidth(mass) : 0;
  }

  @Override
  public double productionScale(double epsilon) {
    return epsilon * epsilon;
  }
}
