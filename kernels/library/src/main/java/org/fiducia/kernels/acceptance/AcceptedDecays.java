package org.fiducia.kernels.acceptance;

import org.fiducia.kernels.decay.TwoBody;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.Spectrometer;
import org.fiducia.kernels.math.Exact;
import org.fiducia.kernels.random.Distributions;
import org.fiducia.kernels.random.ImportanceGrid;
import org.fiducia.kernels.random.Lattice;
import org.fiducia.kernels.reduce.FixedPoint;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * The decay-volume acceptance of a long-lived parent that decays into two charged daughters.
 *
 * <p>One item is one parent: energy and polar angle from a tabulated spectrum (uniform inside a cell), azimuth, decay
 * point uniform along the flight in the volume, isotropic two-body decay, both daughters through a thin dipole kick
 * and all detector planes. What can be known beforehand is not thrown away but sampled inside its limits with the
 * fraction as weight: the angles |cos(theta*)| at which both daughters have the energy asked for. A pilot run teaches an
 * {@link ImportanceGrid} where the rest is accepted. An accepted decay of the main run enters {@link DecayHistogram} at
 * u = L m / p with the weight (length of the volume along the flight) * m / p, so that
 * the yield of any width is the sum of weight * g exp(-g u).
 */
@Kernel
public final class AcceptedDecays {

  // Dimensions of the lattice.
  private static final int ENERGY = 0;
  private static final int THETA = 1;
  private static final int AZIMUTH = 2;
  private static final int DEPTH = 3;
  private static final int DECAY_COSINE = 4;
  private static final int DECAY_AZIMUTH = 5;

  private static final double TWO_PI = 2 * Math.PI;

  private AcceptedDecays() {}

  /**
   * Makes, follows and enters one parent.
   *
   * @param i item, unused: the event says everything
   * @param event replicate * 2^LOG2_POINTS + point of the lattice
   * @param setup 1 row, {@link Setup}
   * @param sampling 1 row, {@link Sampling}
   * @param planes {@link Plane}, in order of z
   * @param energies one row a bin and one more, {@link SpectrumBin}
   * @param angles for each energy bin THETA_BINS + 1 rows, {@link SpectrumBin}
   * @param guide column 0: the guide to the energies, then that to the angles of each energy bin
   * @param shifts column 0: the lattice shifts, replicate * DIMENSIONS + dimension
   * @param grid edges of the {@link ImportanceGrid} of each dimension
   * @param profile filled in a pilot run: column dimension, row slice: accepted weight over u, where each width peaks
   * @param histogram filled in a main run: {@link DecayHistogram}
   */
  public static void run(long i, long event, Doubles setup, Longs sampling, Doubles planes, Doubles energies,
      Doubles angles, Ints guide, Longs shifts, Doubles grid, Longs profile, Longs histogram) {
    int log2Points = (int) sampling.get(Sampling.LOG2_POINTS, 0);
    long replicate = event >>> log2Points;
    long point = event - (replicate << log2Points);
    double[] x = new double[Lattice.DIMENSIONS];
    double weight = 1;
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      x[d] = Lattice.coordinate(point, log2Points, d, shifts.get(0, replicate * Lattice.DIMENSIONS + d));
      weight *= ImportanceGrid.weight(grid, d, x[d]);
    }

    // parent: spectrum cell by inversion, the rest of the uniform number places it inside the cell
    double uniform = ImportanceGrid.map(grid, ENERGY, x[ENERGY]);
    long bin = Distributions.inverse(energies, SpectrumBin.CUMULATIVE, 0, guide, 0, SpectrumBin.GUIDE, uniform);
    double energy = inside(energies, bin, uniform);
    uniform = ImportanceGrid.map(grid, THETA, x[THETA]);
    long angle = Distributions.inverse(angles, SpectrumBin.CUMULATIVE,
        bin * (sampling.get(Sampling.THETA_BINS, 0) + 1), guide, (bin + 1) * SpectrumBin.GUIDE, SpectrumBin.GUIDE,
        uniform);
    double[] sc = new double[2];
    Exact.sinAndCos(inside(angles, angle, uniform), sc);
    double sinTheta = sc[0];
    double cosTheta = sc[1];
    Exact.sinAndCos(TWO_PI * ImportanceGrid.map(grid, AZIMUTH, x[AZIMUTH]), sc);
    double sinPhi = sc[0];
    double cosPhi = sc[1];
    double secant = 1 / cosTheta;
    double slopeX = sinTheta * cosPhi * secant;
    double slopeY = sinTheta * sinPhi * secant;
    double originX = setup.get(Setup.ORIGIN_X, 0);
    double originY = setup.get(Setup.ORIGIN_Y, 0);
    double originZ = setup.get(Setup.ORIGIN_Z, 0);
    double reach = setup.get(Setup.APERTURE_Z, 0) - originZ;
    double atX = originX + slopeX * reach;
    double atY = originY + slopeY * reach;
    double radius = setup.get(Setup.APERTURE_RADIUS, 0);
    if (!(atX * atX + atY * atY < radius * radius)) {
      return;
    }

    // flight: path from the origin to the entrance plane, then uniform in the volume
    double mass = setup.get(Setup.MASS, 0);
    double momentum = Math.sqrt((energy - mass) * (energy + mass));
    double length = setup.get(Setup.LENGTH, 0);
    double inVolume = setup.get(Setup.ALONG_PATH, 0) > 0 ? length : length * secant;
    double flight = (setup.get(Setup.ENTRANCE_Z, 0) - originZ) * secant
        + inVolume * ImportanceGrid.map(grid, DEPTH, x[DEPTH]);
    double[] vertex = new double[3];
    vertex[2] = originZ + flight * cosTheta;
    if (!(vertex[2] < planes.get(Plane.Z, 0))) {
      return;
    }
    vertex[0] = originX + slopeX * (vertex[2] - originZ);
    vertex[1] = originY + slopeY * (vertex[2] - originZ);

    // decay: along the flight and across it, in the plane that is turned by the decay azimuth
    double rest = setup.get(Setup.REST_MOMENTUM, 0);
    double limit = TwoBody.cosThetaLimit(energy, momentum, mass, rest, setup.get(Setup.LEAST_ENERGY, 0));
    double cosDecay = limit * (2 * ImportanceGrid.map(grid, DECAY_COSINE, x[DECAY_COSINE]) - 1);
    Exact.sinAndCos(TWO_PI * ImportanceGrid.map(grid, DECAY_AZIMUTH, x[DECAY_AZIMUTH]), sc);
    double[] across = new double[3];
    across[0] = sc[1] * cosTheta * cosPhi - sc[0] * sinPhi;
    across[1] = sc[1] * cosTheta * sinPhi + sc[0] * cosPhi;
    across[2] = -sc[1] * sinTheta;
    double[] along = new double[3];
    along[0] = sinTheta * cosPhi;
    along[1] = sinTheta * sinPhi;
    along[2] = cosTheta;
    double[] longAndTrans = new double[2];
    double[] track = new double[3];
    for (int charge = 1; charge >= -1; charge -= 2) {
      TwoBody.boost(energy, momentum, mass, rest, charge * cosDecay, longAndTrans);
      for (int k = 0; k < 3; k++) {
        track[k] = longAndTrans[0] * along[k] + charge * longAndTrans[1] * across[k];
      }
      if (!Spectrometer.accepts(planes, sampling.get(Sampling.PLANES, 0), vertex, track, charge,
          setup.get(Setup.MAGNET_Z, 0), setup.get(Setup.KICK, 0))) {
        return;
      }
    }

    double properFlight = flight * mass / momentum;
    weight *= angles.get(SpectrumBin.WEIGHT, angle) * limit * inVolume * mass / momentum;
    if (sampling.get(Sampling.PILOT, 0) != 0) {
      long share = FixedPoint.of(weight / properFlight, setup.get(Setup.PROFILE_SCALE, 0));
      for (int d = 0; d < Lattice.DIMENSIONS; d++) {
        profile.add(d, ImportanceGrid.slice(x[d]), share);
      }
    } else {
      DecayHistogram.enter(histogram, Lattice.REPLICATES, replicate, sampling.get(Sampling.FIRST_BIN, 0),
          sampling.get(Sampling.BINS, 0), properFlight, weight, setup.get(Setup.SCALE, 0));
    }
  }

  /** The value at which the cumulative probability reaches x, inside a bin. */
  private static double inside(Doubles bins, long bin, double x) {
    return bins.get(SpectrumBin.LOW, bin)
        + (x - bins.get(SpectrumBin.CUMULATIVE, bin)) * bins.get(SpectrumBin.SLOPE, bin);
  }
}
