package org.fiducia.analysis.signal;

/** The charged leptons, in the order of their masses. */
public enum Lepton {
  E("ee", 0.51099895e-3),
  MU("mumu", 0.1056583755),
  TAU("tautau", 1.77686);

  private final String pair;
  private final double mass;

  Lepton(String pair, double mass) {
    this.pair = pair;
    this.mass = mass;
  }

  /** Mass [GeV], Particle Data Group 2022. */
  public double mass() {
    return mass;
  }

  /** The pair of this lepton and its antiparticle, as decay channels are named. */
  public String pair() {
    return pair;
  }
}
