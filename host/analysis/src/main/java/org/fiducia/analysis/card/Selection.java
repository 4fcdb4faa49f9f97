package org.fiducia.analysis.card;

/**
 * Cuts that each daughter must pass; 0 = no cut.
 *
 * @param minEnergy energy must be greater than this [GeV]
 * @param minMomentum momentum must be greater than this [GeV/c]
 */
public record Selection(double minEnergy, double minMomentum) {

  /** No cut. */
  public static final Selection NONE = new Selection(0, 0);
}
