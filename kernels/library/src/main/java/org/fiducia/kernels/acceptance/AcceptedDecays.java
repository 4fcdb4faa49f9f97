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
    double[] mapped = new double[Lattice.DIMENSIONS];
    double density = place(point, log2Points, replicate, shifts, grid, x, mapped);

    // parent: spectrum cell by inversion, the rest of the uniform number places it inside the cell
    long bin = Distributions.inverse(energies, SpectrumBin.CUMULATIVE, 0, guide, 0, SpectrumBin.GUIDE, mapped[ENERGY]);
    double energy = inside(energies, bin, mapped[ENERGY]);
    long angle = Distributions.inverse(angles, SpectrumBin.CUMULATIVE,
        bin * (sampling.get(Sampling.THETA_BINS, 0) + 1), guide, (bin + 1) * SpectrumBin.GUIDE, SpectrumBin.GUIDE,
        mapped[THETA]);
    double[] sc = new double[2];
    Exact.sinAndCos(inside(angles, angle, mapped[THETA]), sc);
    double sinTheta = sc[0];
    double cosTheta = sc[1];
    Exact.sinAndCos(TWO_PI * mapped[AZIMUTH], sc);
    double sinPhi = sc[0];
    double cosPhi = sc[1];
    double secant = 1 / cosTheta;
    double alongX = sinTheta * cosPhi;
    double alongY = sinTheta * sinPhi;
    double slopeX = alongX * secant;
    double slopeY = alongY * secant;
    double originX = setup.get(Setup.ORIGIN_X, 0);
    double originY = setup.get(Setup.ORIGIN_Y, 0);
    double originZ = setup.get(Setup.ORIGIN_Z, 0);
    double reach = setup.get(Setup.APERTURE_Z, 0) - originZ;
    double atX = originX + slopeX * reach;
    double atY = originY + slopeY * reach;
    double radius = setup.get(Setup.APERTURE_RADIUS, 0);

    // flight: path from the origin to the entrance plane, then uniform in the volume
    double length = setup.get(Setup.LENGTH, 0);
    double inVolume = setup.get(Setup.ALONG_PATH, 0) > 0 ? length : length * secant;
    double flight = (setup.get(Setup.ENTRANCE_Z, 0) - originZ) * secant + inVolume * mapped[DEPTH];
    double depth = flight * cosTheta;
    double vertexX = originX + slopeX * depth;
    double vertexY = originY + slopeY * depth;
    double vertexZ = originZ + depth;

    // decay: along the flight and across it, in the plane that is turned by the decay azimuth
    double mass = setup.get(Setup.MASS, 0);
    double momentum = Math.sqrt((energy - mass) * (energy + mass));
    double rest = setup.get(Setup.REST_MOMENTUM, 0);
    double limit = TwoBody.cosThetaLimit(energy, momentum, mass, rest, setup.get(Setup.LEAST_ENERGY, 0));
    double[] longAndTrans = new double[2];
    TwoBody.boost(energy, momentum, mass, rest, limit * (2 * mapped[DECAY_COSINE] - 1), longAndTrans);
    Exact.sinAndCos(TWO_PI * mapped[DECAY_AZIMUTH], sc);
    double px = longAndTrans[0] * alongX + longAndTrans[1] * (sc[1] * cosTheta * cosPhi - sc[0] * sinPhi);
    double py = longAndTrans[0] * alongY + longAndTrans[1] * (sc[1] * cosTheta * sinPhi + sc[0] * cosPhi);
    double pz = longAndTrans[0] * cosTheta - longAndTrans[1] * (sc[1] * sinTheta);
    long count = sampling.get(Sampling.PLANES, 0);
    double magnetZ = setup.get(Setup.MAGNET_Z, 0);
    double kick = setup.get(Setup.KICK, 0);
    if (atX * atX + atY * atY < radius * radius && vertexZ < planes.get(Plane.Z, 0)
        && Spectrometer.accepts(planes, count, vertexX, vertexY, vertexZ, px, py, pz, 1, magnetZ, kick)
        && Spectrometer.accepts(planes, count, vertexX, vertexY, vertexZ, momentum * alongX - px,
            momentum * alongY - py, momentum * cosTheta - pz, -1, magnetZ, kick)) {
      double contraction = mass / momentum;
      double weight = density * angles.get(SpectrumBin.WEIGHT, angle) * limit * inVolume * contraction;
      enter(setup, sampling, replicate, x, flight * contraction, weight, profile, histogram);
    }
  }

  /** A point of the lattice and where the grid maps it; returns the weight of the mapping. */
  private static double place(long point, int log2Points, long replicate, Longs shifts, Doubles grid, double[] x,
      double[] mapped) {
    double weight = 1;
    for (int d = 0; d < Lattice.DIMENSIONS; d++) {
      x[d] = Lattice.coordinate(point, log2Points, d, shifts.get(0, replicate * Lattice.DIMENSIONS + d));
      weight *= ImportanceGrid.map(grid, d, x, mapped);
    }
    return weight;
  }

  /** Enters an accepted decay into the profile in a pilot run, else into the histogram. */
  private static void enter(Doubles setup, Longs sampling, long replicate, double[] x, double properFlight,
      double weight, Longs profile, Longs histogram) {
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
