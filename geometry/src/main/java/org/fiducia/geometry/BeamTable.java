package org.fiducia.geometry;

import java.util.List;

/** The table {@code [beam]} of a geometry file. */
final class BeamTable {

  private static final Key<Double> MASS =
      Key.positive("mass-GeV", "mass of the beam particle; K+ if left out").orElse(0.493677);
  private static final Key<Long> CHARGE = Key.integer("charge", -1, "its charge, 1 or -1").orElse(1L);
  private static final Key<Double> CTAU =
      Key.positive("ctau-m", "its mean proper lifetime times c; K+ if left out").orElse(3.7114);
  private static final Key<Double> MOMENTUM = Key.positive("momentum-GeV", "mean momentum (GeV/c)");
  private static final Key<Double> SPREAD = Key.number("momentum-spread", "rms of momentum / mean momentum");
  private static final Key<Double> Z = Key.number("z-m", "z of the reference plane");
  private static final Key<List<Double>> CENTRE =
      Key.pair("centre-mm", "mean x, y at the reference plane").orElse(List.of(0L, 0L));
  private static final Key<List<Double>> SLOPE = Key.pair("slope-mrad", "mean dx/dz, dy/dz").orElse(List.of(0L, 0L));
  private static final Key<List<Double>> SPOT = Key.pair("spot-rms-mm", "rms of x, y at the reference plane");
  private static final Key<List<Double>> DIVERGENCE = Key.pair("divergence-mrad", "rms of dx/dz, dy/dz");

  private static final Key<Double> SIGMA_MOMENTUM = Key.positive("sigma-momentum-GeV", "error of the momentum (GeV/c)");
  private static final Key<Double> SIGMA_SLOPE = Key.positive("sigma-slope-mrad", "error of dx/dz and of dy/dz");
  private static final Key<Double> SIGMA_POSITION =
      Key.positive("sigma-position-mm", "error of x and of y at the reference plane");
  private static final TableKey SPECTROMETER = TableKey.optionalTable("spectrometer",
      "how well each beam particle is measured at the reference plane", SIGMA_MOMENTUM, SIGMA_SLOPE, SIGMA_POSITION);

  static final TableKey KEY = TableKey.optionalTable("beam",
      "the beam whose particles decay: Gaussian in momentum, position and slope at a reference plane",
      MASS, CHARGE, CTAU, MOMENTUM, SPREAD, Z, CENTRE, SLOPE, SPOT, DIVERGENCE, SPECTROMETER);

  private BeamTable() {}

  static Beam read(Section table) {
    long charge = table.get(CHARGE);
    if (Math.abs(charge) != 1) {
      throw table.wrong(CHARGE, "must be 1 or -1, but is " + charge);
    }
    requireNotNegative(table, SPREAD, table.get(SPREAD));
    table.get(SPOT).forEach(rms -> requireNotNegative(table, SPOT, rms));
    table.get(DIVERGENCE).forEach(rms -> requireNotNegative(table, DIVERGENCE, rms));
    return new Beam(table.get(MASS), (int) charge, table.get(CTAU), table.get(MOMENTUM), table.get(SPREAD),
        table.get(Z), table.get(CENTRE).get(0), table.get(CENTRE).get(1), table.get(SLOPE).get(0),
        table.get(SLOPE).get(1), table.get(SPOT).get(0), table.get(SPOT).get(1), table.get(DIVERGENCE).get(0),
        table.get(DIVERGENCE).get(1), table.findTable(SPECTROMETER).map(BeamTable::spectrometer));
  }

  private static BeamSpectrometer spectrometer(Section table) {
    return new BeamSpectrometer(table.get(SIGMA_MOMENTUM), table.get(SIGMA_SLOPE), table.get(SIGMA_POSITION));
  }

  private static void requireNotNegative(Section table, Key<?> key, double rms) {
    if (rms < 0) {
      throw table.wrong(key, "an rms cannot be negative; write 0 for none");
    }
  }
}
