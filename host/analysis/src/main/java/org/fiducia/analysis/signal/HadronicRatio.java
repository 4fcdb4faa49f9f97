package org.fiducia.analysis.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * R(m): hadronic width of a dark photon over its width into muons, the muon mass kept in the latter.
 *
 * <p>Source: the proper decay lengths at epsilon = 1 of EventCalc-SHiP, in steps of 1 MeV up to 2 GeV (they resolve
 * omega and phi) and of 10 MeV up to 23 GeV. At each tabulated mass R is what the leptons leave of {@code hbar c / c
 * tau}; between them R is linear. Against the independent digitisation used by ALPINIST this R is within 2.5 % from
 * 0.4 to 0.7 GeV, on the omega peak at 782 MeV within 1 % but up to 30 % lower on its left flank, on the phi within 5
 * %; at 0.9, 1.0, 1.2 and 1.5 GeV it is -9, -25, +17 and +3 % away: the two codes differ there.
 *
 * <p>Below two charged pions R is zero: what the table holds there (0.2 to 0.5 % of the width from 0.25 GeV to 0.28
 * GeV) is a slightly different muon threshold, not hadrons.
 */
final class HadronicRatio {

  /** hbar c [GeV m], from exact SI constants (CODATA 2018). */
  private static final double HBAR_C = 1.973269804e-16;

  /** Twice the mass of the charged pion [GeV], Particle Data Group 2022. */
  static final double THRESHOLD = 2 * 0.13957039;

  private static final String TABLE = "/org/fiducia/analysis/spectra/eventcalc_ctau-DP.txt.gz";

  /** Masses [GeV], from the threshold on. */
  private static final double[] MASS;

  private static final double[] RATIO;

  static {
    List<double[]> rows = table().stream().filter(row -> row[0] > THRESHOLD).toList();
    MASS = new double[rows.size() + 1];
    RATIO = new double[rows.size() + 1];
    MASS[0] = THRESHOLD;
    for (int k = 1; k < MASS.length; k++) {
      double mass = rows.get(k - 1)[0];
      double hadrons = HBAR_C / rows.get(k - 1)[1];
      for (Lepton lepton : Lepton.values()) {
        hadrons -= DarkPhoton.leptonWidth(mass, lepton);
      }
      MASS[k] = mass;
      RATIO[k] = hadrons / DarkPhoton.leptonWidth(mass, Lepton.MU);
    }
  }

  private HadronicRatio() {}

  static double greatestMass() {
    return MASS[MASS.length - 1];
  }

  /**
   * R at a mass.
   *
   * @param mass [GeV], at most {@link #greatestMass}
   */
  static double at(double mass) {
    if (!(mass <= greatestMass())) {
      throw new IllegalArgumentException("no hadronic width above " + greatestMass() + " GeV, asked for " + mass);
    }
    if (mass <= THRESHOLD) {
      return 0;
    }
    int k = Arrays.binarySearch(MASS, mass);
    if (k >= 0) {
      return RATIO[k];
    }
    int above = -k - 1;
    double t = (mass - MASS[above - 1]) / (MASS[above] - MASS[above - 1]);
    return RATIO[above - 1] + t * (RATIO[above] - RATIO[above - 1]);
  }

  /** Rows of mass [GeV] and c tau [m]. */
  private static List<double[]> table() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(HadronicRatio.class.getResourceAsStream(TABLE)), StandardCharsets.US_ASCII))) {
      return lines.lines()
          .map(line -> Arrays.stream(line.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own table " + TABLE + " cannot be read", e);
    }
  }
}
