package org.fiducia.kernels.selection;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.fiducia.kernels.simulation.HitSimulation;
import org.fiducia.kernels.simulation.Na62;

/** Kaon decays of the 75 GeV/c beam, with random numbers of Commons Math. */
final class KaonDecays {

  // The beam at the last station of the beam spectrometer: GeV/c, rad, mm.
  private static final double BEAM = 75;
  private static final double SPREAD = 0.01;
  private static final double SLOPE = 1.2e-3;
  private static final double DIVERGENCE = 1e-4;
  private static final double SPOT_X = 15;
  private static final double SPOT_Y = 6.6;
  private static final double GTK3 = 102_400;
  /** mm. */
  private static final double KAON_C_TAU = 3711.4;

  private final RandomGenerator random;

  KaonDecays(RandomGenerator random) {
    this.random = random;
  }

  /** Makes the (E, px, py, pz) of the daughters in the rest frame of a kaon. */
  interface Decay {
    double[][] daughters();
  }

  /** Puts a decay between 105 and 180 m into the rows of an event. */
  void put(HitSimulation simulation, long event, Decay decay, double[] masses, double[] charges) {
    double m = Na62.KAON_MASS;
    double length = BEAM / m * KAON_C_TAU;
    double depth = -Math.expm1(-75_000 / length);
    double z = 105_000 - length * Math.log1p(-random.nextDouble() * depth);
    double beam = BEAM * (1 + SPREAD * random.nextGaussian());
    double tx = SLOPE + DIVERGENCE * random.nextGaussian();
    double ty = DIVERGENCE * random.nextGaussian();
    double x = SPOT_X * random.nextGaussian() + tx * (z - GTK3);
    double y = SPOT_Y * random.nextGaussian() + ty * (z - GTK3);
    double gamma = Math.hypot(beam, m) / m;
    double tilt = Math.atan(tx);
    double[][] daughters = decay.daughters();
    for (int slot = 0; slot < daughters.length; slot++) {
      double[] p = boosted(daughters[slot], new double[] {0, 0, beam / m / gamma});
      double px = p[1] * Math.cos(tilt) + p[3] * Math.sin(tilt);
      double pz = p[3] * Math.cos(tilt) - p[1] * Math.sin(tilt);
      simulation.put(slot * simulation.events() + event, x, y, z, px, p[2] + ty * pz, pz, masses[slot], charges[slot]);
    }
  }

  /** K -> pi pi pi with |M|^2 = 1 + g u + h u^2 + k v^2 (Particle Data Group); the last pion is the odd one. */
  double[][] threePions() {
    double m = Na62.PION_MASS;
    double s0 = (Na62.KAON_MASS * Na62.KAON_MASS + 3 * m * m) / 3;
    while (true) {
      double[][] p = phaseSpace(Na62.KAON_MASS, m, m, m);
      double u = (squaredMass(p[0], p[1]) - s0) / (m * m);
      double v = (squaredMass(p[1], p[2]) - squaredMass(p[0], p[2])) / (m * m);
      double density = 1 - 0.21134 * u + 0.0185 * u * u - 0.00463 * v * v;
      if (random.nextDouble() * 1.6 < density) {
        return p;
      }
    }
  }

  /** K -> pi a a, a -> e e: pion, then the electrons of the one and the other. */
  double[][] twoLightParticles(double mass) {
    double[][] p = phaseSpace(Na62.KAON_MASS, Na62.PION_MASS, mass, mass);
    double[][] all = {p[0], null, null, null, null};
    for (int k = 0; k < 2; k++) {
      double[] parent = p[1 + k];
      double[][] pair = phaseSpace(mass, Na62.ELECTRON_MASS, Na62.ELECTRON_MASS);
      double[] velocity = {parent[1] / parent[0], parent[2] / parent[0], parent[3] / parent[0]};
      all[1 + 2 * k] = boosted(pair[0], velocity);
      all[2 + 2 * k] = boosted(pair[1], velocity);
    }
    return all;
  }

  /** Flat n-body phase space: masses of the systems of the first k, then two-body decays; by rejection. */
  double[][] phaseSpace(double mass, double... masses) {
    int n = masses.length;
    double[] systems = new double[n];
    systems[0] = masses[0];
    systems[n - 1] = mass;
    double spare = mass - Arrays.stream(masses).sum();
    double largest = 1;
    double sum = masses[0];
    for (int k = 1; k < n; k++) {
      largest *= momentum(spare + sum + masses[k], sum, masses[k]);
      sum += masses[k];
    }
    double weight;
    do {
      double[] cuts = new double[n - 2];
      for (int k = 0; k < n - 2; k++) {
        cuts[k] = random.nextDouble();
      }
      Arrays.sort(cuts);
      double below = masses[0];
      weight = 1;
      for (int k = 1; k < n; k++) {
        below += masses[k];
        if (k < n - 1) {
          systems[k] = below + spare * cuts[k - 1];
        }
        weight *= momentum(systems[k], systems[k - 1], masses[k]);
      }
    } while (random.nextDouble() * largest > weight);

    double[][] p = new double[n][];
    p[0] = new double[] {masses[0], 0, 0, 0};
    for (int k = 1; k < n; k++) {
      double q = momentum(systems[k], systems[k - 1], masses[k]);
      double cos = 2 * random.nextDouble() - 1;
      double phi = 2 * Math.PI * random.nextDouble();
      double sin = Math.sqrt(1 - cos * cos);
      double[] d = {q * sin * Math.cos(phi), q * sin * Math.sin(phi), q * cos};
      p[k] = new double[] {Math.hypot(q, masses[k]), d[0], d[1], d[2]};
      double energy = Math.hypot(q, systems[k - 1]);
      for (int j = 0; j < k; j++) {
        p[j] = boosted(p[j], new double[] {-d[0] / energy, -d[1] / energy, -d[2] / energy});
      }
    }
    return p;
  }

  private static double momentum(double m, double a, double b) {
    return Math.sqrt(Math.max(0, (m - a - b) * (m + a + b) * (m - a + b) * (m + a - b))) / (2 * m);
  }

  private static double squaredMass(double[] a, double[] b) {
    double e = a[0] + b[0];
    return e * e - Math.pow(a[1] + b[1], 2) - Math.pow(a[2] + b[2], 2) - Math.pow(a[3] + b[3], 2);
  }

  private static double[] boosted(double[] p, double[] beta) {
    double b2 = beta[0] * beta[0] + beta[1] * beta[1] + beta[2] * beta[2];
    double gamma = 1 / Math.sqrt(1 - b2);
    double bp = beta[0] * p[1] + beta[1] * p[2] + beta[2] * p[3];
    double factor = gamma * gamma / (gamma + 1) * bp + gamma * p[0];
    double[] boosted = {gamma * (p[0] + bp), p[1], p[2], p[3]};
    for (int k = 0; k < 3; k++) {
      boosted[1 + k] += factor * beta[k];
    }
    return boosted;
  }
}
