package org.fiducia.analysis.spectrum;

/**
 * The Dirac form factor F1 of the proton for a time-like photon of mass m, by extended vector-meson dominance: a sum of
 * three rho and three omega poles (Faessler, Krivoruchenko, Martemyanov, arXiv:0910.5589; the fit as used for dark
 * photons by Foroughi-Abari and Ritz, arXiv:2108.05900). The poles are added as complex numbers, so rho and omega
 * interfere.
 */
final class ProtonFormFactor {

  /** Pole strength f, mass [GeV], width [GeV]: rho(770), rho(1450), rho(1700), omega(782), omega(1420), omega(1650). */
  private static final double[][] POLES = {
    {0.616, 0.77526, 0.1474},
    {0.223, 1.465, 0.4},
    {-0.339, 1.72, 0.25},
    {1.011, 0.78266, 0.00868},
    {-0.881, 1.41, 0.29},
    {0.369, 1.67, 0.315}
  };

  private ProtonFormFactor() {}

  /** |F1|^2 at m^2 = mass^2: |sum of f M^2 / (M^2 - m^2 - i M Gamma)|^2; mass in GeV. */
  static double squared(double mass) {
    double real = 0;
    double imaginary = 0;
    for (double[] pole : POLES) {
      double square = pole[1] * pole[1];
      double distance = square - mass * mass;
      double width = pole[1] * pole[2];
      double scale = pole[0] * square / (distance * distance + width * width);
      real += scale * distance;
      imaginary += scale * width;
    }
    return real * real + imaginary * imaginary;
  }
}
