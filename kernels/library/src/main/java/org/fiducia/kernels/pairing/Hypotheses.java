package org.fiducia.kernels.pairing;

import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.kinematics.FourMomentum;
import org.fiducia.kernels.kinematics.Measurement;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Kernel;
import org.fiducia.language.Longs;

/**
 * What five tracks of charges + + + - - in any order may be: one positive track a pion, the others two pairs of an
 * electron and a positron. One item is one event. Hypothesis 2 a + b: the pion is the positive track number a in the
 * order of slots; of the other two the first pairs with the first (b = 0) or the second (b = 1) negative track; that is
 * pair 1.
 */
@Kernel
public final class Hypotheses {

  private static final int TRACKS = 5;
  private static final int POSITIVE = 3;

  private Hypotheses() {}

  /**
   * Tests the hypotheses of an event and chooses one; of equals the first.
   *
   * @param i event
   * @param shape 1 row, {@link EventShape}; slots must be 5
   * @param setup 1 row, {@link PairingSetup}
   * @param parameters 1 row, {@link PairingParameters}
   * @param tracks {@link Track}, slot by slot: the sign of q/p is read
   * @param prongs {@link org.fiducia.kernels.vertexing.Prong}, slot by slot
   * @param vertices {@link org.fiducia.kernels.vertexing.Vertex}; one row that is not read if the vertex is left out
   * @param vertexStatus {@link org.fiducia.kernels.vertexing.VertexStatus}, likewise
   * @param beams {@link org.fiducia.kernels.event.Beam}: the momentum for the missing mass
   * @param hypotheses {@link Hypothesis}, hypothesis by hypothesis
   * @param roles {@link TrackRoles} of the one chosen; OUT_OF_RANGE if the charges are others
   */
  public static void run(long i, Longs shape, Longs setup, Doubles parameters, Doubles tracks, Doubles prongs,
      Doubles vertices, Ints vertexStatus, Doubles beams, Doubles hypotheses, Ints roles) {
    long events = shape.get(EventShape.EVENTS, 0);
    long slots = shape.get(EventShape.SLOTS, 0);
    boolean vertex = setup.get(PairingSetup.VERTEX, 0) != 0;
    double[] p = new double[3 * (TRACKS + 1)];
    double[] cov = new double[6 * (TRACKS + 1)];
    double[] vertexCov = new double[6];
    int[] order = new int[TRACKS];
    int state = slots < TRACKS ? Status.TOO_FEW : slots > TRACKS ? Status.OUT_OF_RANGE : check(setup, parameters);
    if (state == Status.OK && vertex) {
      state = Measurement.readVertex(i, TRACKS, events, prongs, vertices, vertexStatus, vertexCov);
    }
    if (state == Status.OK) {
      int charges = sort(i, events, tracks, order);
      state = Math.max(charges, Measurement.read(i, TRACKS, events, vertex, prongs, beams, p, cov));
    }
    for (int k = 0; k < Hypothesis.COUNT; k++) {
      for (int c = 0; c <= Hypothesis.SIGMA_DIFFERENCE; c++) {
        hypotheses.set(c, k * events + i, Double.NaN);
      }
    }
    int chosen = 0;
    if (state == Status.OK) {
      for (int pion = 0; pion < POSITIVE; pion++) {
        test(i, events, pion, vertex, parameters, prongs, p, cov, vertexCov, order, hypotheses);
      }
      chosen = choose(i, events, setup, parameters, p, order, hypotheses);
    }
    boolean good = state == Status.OK;
    roles.set(TrackRoles.STATUS, i, state);
    roles.set(TrackRoles.HYPOTHESIS, i, chosen);
    roles.set(TrackRoles.PIONS, i, good ? 1 << order[chosen / 2] : 0);
    roles.set(TrackRoles.PAIR_1, i, good ? pair(order, chosen, 0) : 0);
    roles.set(TrackRoles.PAIR_2, i, good ? pair(order, chosen, 1) : 0);
  }

  private static int check(Longs setup, Doubles parameters) {
    long pionRule = setup.get(PairingSetup.PION_RULE, 0);
    long pairRule = setup.get(PairingSetup.PAIR_RULE, 0);
    double finite = 0;
    for (int c = 0; c <= PairingParameters.PAIR; c++) {
      finite += parameters.get(c, 0) * 0;
    }
    if (!(finite == 0)) {
      return Status.NOT_FINITE;
    }
    boolean known = pionRule >= 0 && pionRule <= PairingSetup.LARGEST_MOMENTUM && pairRule >= 0
        && pairRule <= PairingSetup.PAIR_MASS;
    // an electron without mass could make a pair of mass 0, whose error is not defined
    return known && parameters.get(PairingParameters.PION, 0) >= 0 && parameters.get(PairingParameters.ELECTRON, 0) > 0
        ? Status.OK : Status.OUT_OF_RANGE;
  }

  /** Slots in the order + + + - -. */
  private static int sort(long i, long events, Doubles tracks, int[] order) {
    int positive = 0;
    int negative = 0;
    int status = Status.OK;
    for (int k = 0; k < TRACKS; k++) {
      double charge = tracks.get(Track.QP, k * events + i);
      if (charge > 0 && positive < POSITIVE) {
        order[positive] = k;
        positive += 1;
      } else if (charge < 0 && negative < TRACKS - POSITIVE) {
        order[POSITIVE + negative] = k;
        negative += 1;
      } else {
        status = Math.max(status, Double.isNaN(charge) ? Status.NOT_FINITE : Status.OUT_OF_RANGE);
      }
    }
    return status;
  }

  /** The set of tracks of pair 0 or 1 of a hypothesis. */
  private static int pair(int[] order, int hypothesis, int which) {
    int pion = hypothesis / 2;
    int first = pion == 0 ? 1 : 0;
    int second = pion == 2 ? 1 : 2;
    int negative = POSITIVE + (which + hypothesis & 1);
    return 1 << order[which == 0 ? first : second] | 1 << order[negative];
  }

  /** Masses and errors of the two hypotheses with a given pion. */
  private static void test(long i, long events, int pion, boolean vertex, Doubles parameters, Doubles prongs,
      double[] p, double[] cov, double[] vertexCov, int[] order, Doubles hypotheses) {
    double[] mass = new double[TRACKS + 1];
    double[] energy = new double[TRACKS + 1];
    double[] g = new double[3 * TRACKS];
    double[] difference = new double[3 * TRACKS];
    int slot = order[pion];
    for (int k = 0; k <= TRACKS; k++) {
      mass[k] = parameters.get(k == TRACKS ? PairingParameters.PARENT : k == slot ? PairingParameters.PION
          : PairingParameters.ELECTRON, 0);
      energy[k] = FourMomentum.energy(p, 3 * k, mass[k]);
    }
    int all = (1 << TRACKS) - 1;
    double square4 = FourMomentum.squaredMass(all & ~(1 << slot), 1.0, TRACKS, p, mass, energy, g, 0);
    double square5 = FourMomentum.squaredMass(all, 1.0, TRACKS, p, mass, energy, g, 0);
    double sigma5 = sigma(i, events, vertex, prongs, square5, cov, vertexCov, g);
    double missing = mass[TRACKS] * mass[TRACKS] + mass[slot] * mass[slot]
        - 2 * FourMomentum.product(p, 3 * slot, mass[slot], energy[slot], p[3 * TRACKS], p[3 * TRACKS + 1],
            p[3 * TRACKS + 2], mass[TRACKS], energy[TRACKS]);
    for (int b = 0; b < 2; b++) {
      long row = (2 * pion + b) * events + i;
      for (int k = 0; k < 3 * TRACKS; k++) {
        difference[k] = 0;
      }
      for (int which = 0; which < 2; which++) {
        int set = pair(order, 2 * pion + b, which);
        for (int k = 0; k < 3 * TRACKS; k++) {
          g[k] = 0;
        }
        double square = FourMomentum.squaredMass(set, 1.0, TRACKS, p, mass, energy, g, 0);
        double sigma = sigma(i, events, vertex, prongs, square, cov, vertexCov, g);
        double scale = (which == 0 ? 0.5 : -0.5) / Math.sqrt(square);
        for (int k = 0; k < 3 * TRACKS; k++) {
          difference[k] += scale * g[k];
        }
        hypotheses.set(Hypothesis.M_PAIR_1 + which, row, Math.sqrt(square));
        hypotheses.set(Hypothesis.SIGMA_M_PAIR_1 + which, row, sigma);
      }
      double spread = Measurement.variance(i, TRACKS, events, vertex, prongs, cov, vertexCov, difference);
      hypotheses.set(Hypothesis.M_ALL, row, Math.sqrt(square5));
      hypotheses.set(Hypothesis.M_ELECTRONS, row, Math.sqrt(square4));
      hypotheses.set(Hypothesis.MISSING_MASS_SQUARED, row, missing);
      hypotheses.set(Hypothesis.SIGMA_M_ALL, row, sigma5);
      hypotheses.set(Hypothesis.SIGMA_DIFFERENCE, row, Math.sqrt(Math.max(0.0, spread)));
    }
  }

  /** Standard deviation of a mass from its square and the derivatives of that. */
  private static double sigma(long i, long events, boolean vertex, Doubles prongs, double square, double[] cov,
      double[] vertexCov, double[] g) {
    double variance = Measurement.variance(i, TRACKS, events, vertex, prongs, cov, vertexCov, g);
    return 0.5 * Math.sqrt(Math.max(0.0, variance) / square);
  }

  /** First the pion, then the pairs. */
  private static int choose(long i, long events, Longs setup, Doubles parameters, double[] p, int[] order,
      Doubles hypotheses) {
    int chosen = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int pion = 0; pion < POSITIVE; pion++) {
      long row = 2 * pion * events + i;
      int at = 3 * order[pion];
      long rule = setup.get(PairingSetup.PION_RULE, 0);
      double distance = rule == PairingSetup.PARENT_MASS
          ? Math.abs(hypotheses.get(Hypothesis.M_ALL, row) - parameters.get(PairingParameters.PARENT, 0))
          : rule == PairingSetup.MISSING_MASS
          ? Math.abs(hypotheses.get(Hypothesis.MISSING_MASS_SQUARED, row)
              - parameters.get(PairingParameters.MISSING_MASS_SQUARED, 0))
          : -(p[at] * p[at] + p[at + 1] * p[at + 1] + p[at + 2] * p[at + 2]);
      if (distance < best) {
        best = distance;
        chosen = 2 * pion;
      }
    }
    double first = distance(chosen * events + i, setup, parameters, hypotheses);
    double second = distance((chosen + 1) * events + i, setup, parameters, hypotheses);
    return second < first ? chosen + 1 : chosen;
  }

  /** What the rule for pairs makes small. */
  private static double distance(long row, Longs setup, Doubles parameters, Doubles hypotheses) {
    double mass1 = hypotheses.get(Hypothesis.M_PAIR_1, row);
    double mass2 = hypotheses.get(Hypothesis.M_PAIR_2, row);
    double difference = Math.abs(mass1 - mass2);
    long rule = setup.get(PairingSetup.PAIR_RULE, 0);
    if (rule == PairingSetup.PAIR_MASS) {
      double aim = parameters.get(PairingParameters.PAIR, 0);
      return (mass1 - aim) * (mass1 - aim) + (mass2 - aim) * (mass2 - aim);
    }
    return rule == PairingSetup.LEAST_SIGNIFICANCE
        ? difference / hypotheses.get(Hypothesis.SIGMA_DIFFERENCE, row) : difference;
  }
}
