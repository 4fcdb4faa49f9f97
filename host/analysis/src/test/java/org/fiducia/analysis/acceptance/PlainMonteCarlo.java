package org.fiducia.analysis.acceptance;

import java.util.SplittableRandom;
import org.fiducia.analysis.spectrum.SpectrumTable;

/**
 * The simplified beam-dump set-up, computed the plain way as an independent check: every number drawn as its definition
 * says, no importance sampling, no histogram, java.lang.Math, and a four-vector boost. Lengths in metres, as defined.
 */
final class PlainMonteCarlo {

  private static final double HBAR_C = 0.197e-15;
  private static final double MUON = 0.105658;
  private static final double[] ORIGIN = {0, -0.022, 23.070};
  private static final double ENTRANCE = 102;
  private static final double PATH = 80;
  private static final double MAGNET = 197.0;
  private static final double KICK = 0.2700;
  private static final double[] PLANES = {183.0, 218.7};
  private static final double PROTONS = 1e18;

  private final SpectrumTable table;
  private final SplittableRandom random;

  PlainMonteCarlo(SpectrumTable table, long seed) {
    this.table = table;
    this.random = new SplittableRandom(seed);
  }

  /** Expected events [0] and their standard errors [1] for each width in GeV. */
  double[][] yields(double mass, double[] widths, int events) {
    int row = table.nearest(mass);
    double[] cumulative = cumulative(row);
    double parents = PROTONS * table.yield(row);
    double[] sum = new double[widths.length];
    double[] squares = new double[widths.length];
    for (int n = 0; n < events; n++) {
      addOne(mass, cumulative, widths, sum, squares);
    }
    double[][] result = new double[2][widths.length];
    for (int k = 0; k < widths.length; k++) {
      double mean = sum[k] / events;
      result[0][k] = parents * mean;
      result[1][k] = parents * Math.sqrt((squares[k] / events - mean * mean) / (events - 1));
    }
    return result;
  }

  private double[] cumulative(int row) {
    int angles = table.thetaCentres().length;
    int energies = table.energyCentres().length;
    double[] cumulative = new double[angles * energies];
    double sum = 0;
    for (int t = 0; t < angles; t++) {
      for (int e = 0; e < energies; e++) {
        sum += table.density(row, t, e);
        cumulative[t * energies + e] = sum;
      }
    }
    return cumulative;
  }

  private void addOne(double mass, double[] cumulative, double[] widths, double[] sum, double[] squares) {
    int energies = table.energyCentres().length;
    double drawn = random.nextDouble() * cumulative[cumulative.length - 1];
    int cell = java.util.Arrays.binarySearch(cumulative, drawn);
    cell = cell >= 0 ? cell + 1 : -cell - 1;
    double theta = table.thetaCentres()[cell / energies] + (random.nextDouble() - 0.5) * table.thetaStep();
    double energy = table.energyCentres()[cell % energies] + (random.nextDouble() - 0.5) * table.energyStep();
    double phi = 2 * Math.PI * random.nextDouble();
    double s = PATH * random.nextDouble();
    double cosine = 2 * random.nextDouble() - 1;
    double azimuth = 2 * Math.PI * random.nextDouble();
    if (energy <= mass) {
      return;
    }
    double[] n = {Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)};
    double[] far = at(ORIGIN, n, 241.495);
    if (Math.hypot(far[0], far[1]) >= 1.465) {
      return;
    }
    double flight = (ENTRANCE - ORIGIN[2]) / n[2] + s;
    double[] vertex = {ORIGIN[0] + flight * n[0], ORIGIN[1] + flight * n[1], ORIGIN[2] + flight * n[2]};
    double momentum = Math.sqrt(energy * energy - mass * mass);
    double[] parent = {energy, momentum * n[0], momentum * n[1], momentum * n[2]};
    double q = Math.sqrt(mass * mass / 4 - MUON * MUON);
    double sine = Math.sqrt(1 - cosine * cosine);
    double[] k = {q * sine * Math.cos(azimuth), q * sine * Math.sin(azimuth), q * cosine};
    if (!seen(boosted(parent, mass, k, 1), vertex, 1) || !seen(boosted(parent, mass, k, -1), vertex, -1)) {
      return;
    }
    for (int w = 0; w < widths.length; w++) {
      double lambda = momentum / mass * HBAR_C / widths[w];
      double weight = PATH / lambda * Math.exp(-flight / lambda);
      sum[w] += weight;
      squares[w] += weight * weight;
    }
  }

  /** Boosts (m/2, sign k) from the rest frame of the parent; the general boost along any direction. */
  private static double[] boosted(double[] parent, double mass, double[] k, int sign) {
    double half = mass / 2;
    double along = sign * (parent[1] * k[0] + parent[2] * k[1] + parent[3] * k[2]);
    double energy = (parent[0] * half + along) / mass;
    double factor = (energy + half) / (parent[0] + mass);
    return new double[] {energy, sign * k[0] + factor * parent[1], sign * k[1] + factor * parent[2],
        sign * k[2] + factor * parent[3]};
  }

  private static boolean seen(double[] p, double[] vertex, int charge) {
    if (p[0] <= 5 || p[3] <= 0) {
      return false;
    }
    double[] direction = {p[1], p[2], p[3]};
    if (!inside(at(vertex, direction, PLANES[0]))) {
      return false;
    }
    double[] bent = {p[1] - charge * KICK, p[2], 0};
    double pz2 = p[1] * p[1] + p[2] * p[2] + p[3] * p[3] - bent[0] * bent[0] - bent[1] * bent[1];
    if (pz2 <= 0) {
      return false;
    }
    bent[2] = Math.sqrt(pz2);
    return inside(at(at(vertex, direction, MAGNET), bent, PLANES[1]));
  }

  private static boolean inside(double[] point) {
    double r = Math.hypot(point[0], point[1]);
    return r > 0.1 && r < 1;
  }

  private static double[] at(double[] point, double[] direction, double z) {
    double step = (z - point[2]) / direction[2];
    return new double[] {point[0] + step * direction[0], point[1] + step * direction[1], z};
  }
}
