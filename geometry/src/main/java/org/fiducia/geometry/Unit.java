package org.fiducia.geometry;

import java.math.BigDecimal;

/**
 * The units a key can name at its end, and the power of ten that takes a value to the native unit (GeV, mm, ns, T,
 * rad). Longest endings first: {@code hbar-c-GeV-m} is in GeV m. Degrees stay degrees, which have exact right angles.
 */
enum Unit {
  GEV_METRE("-GeV-m", "GeV m", 3),
  GEV("-GeV", "GeV", 0),
  MILLIMETRE("-mm", "mm", 0),
  MICROMETRE("-um", "um", -3),
  METRE("-m", "m", 3),
  MILLIRADIAN("-mrad", "mrad", -3),
  DEGREE("-deg", "degree", 0),
  TESLA("-T", "T", 0),
  NONE("", "", 0);

  private final String ending;
  private final String symbol;
  private final int power;

  Unit(String ending, String symbol, int power) {
    this.ending = ending;
    this.symbol = symbol;
    this.power = power;
  }

  static Unit of(String key) {
    for (Unit unit : values()) {
      if (key.endsWith(unit.ending)) {
        return unit;
      }
    }
    throw new AssertionError("every key ends with the empty text");
  }

  String symbol() {
    return symbol;
  }

  /** Scales in decimal, so that 241.495 m is the double nearest to 241495 mm. */
  double toNative(double value) {
    return power == 0 ? value : BigDecimal.valueOf(value).scaleByPowerOfTen(power).doubleValue();
  }
}
