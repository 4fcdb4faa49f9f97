package org.fiducia.host.acceptance;

import java.util.Objects;

/**
 * A tabulated production spectrum of the parent: the density is constant inside each cell.
 *
 * @param thetaLow lower edges of the polar-angle bins, rad
 * @param thetaStep their width, rad
 * @param energyLow lower edges of the energy bins, GeV
 * @param energyStep their width, GeV
 * @param density parents per primary, radian and GeV, indexed [theta bin][energy bin]; not negative
 */
public record ProductionSpectrum(
    double[] thetaLow, double thetaStep, double[] energyLow, double energyStep, double[][] density) {

  public ProductionSpectrum {
    Objects.requireNonNull(thetaLow);
    Objects.requireNonNull(energyLow);
    if (!(thetaStep > 0) || !(energyStep > 0)) {
      throw new IllegalArgumentException("steps must be positive, not " + thetaStep + " rad and " + energyStep + " GeV");
    }
    if (density.length != thetaLow.length) {
      throw new IllegalArgumentException(density.length + " rows of density for " + thetaLow.length + " angles");
    }
    for (double[] row : density) {
      if (row.length != energyLow.length) {
        throw new IllegalArgumentException(row.length + " densities for " + energyLow.length + " energies");
      }
      for (double y : row) {
        if (!(y >= 0) || Double.isInfinite(y)) {
          throw new IllegalArgumentException("a density must be finite and not negative, not " + y);
        }
      }
    }
  }
}
