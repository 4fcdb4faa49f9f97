package org.fiducia.analysis.kaon;

/**
 * How well a quantity is measured: reconstructed minus true, of the accepted events.
 *
 * @param quantity its name
 * @param unit unit of the next two
 * @param median the bias; NaN without events
 * @param core half the interval that holds the central 68.3 %; NaN without events
 * @param entries values that count
 */
public record Resolution(String quantity, String unit, double median, double core, int entries) {

  static Resolution of(String quantity, String unit, Core core) {
    double[] result = core.medianAndWidth();
    return new Resolution(quantity, unit, result[0], result[1], core.entries());
  }
}
