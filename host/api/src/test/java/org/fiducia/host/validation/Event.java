package org.fiducia.host.validation;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.selection.EventGeometry;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;

/** One event of a batch: what selections of these tests ask of it. */
record Event(Batch batch, int index) {

  double weight() {
    return batch.doubles(ParentDecay.LAYOUT).get(ParentDecay.WEIGHT, index);
  }

  long row(int slot) {
    return (long) slot * batch.events() + index;
  }

  /** Whether all charged particles cross planes, given as bits, where they are sensitive. */
  boolean crosses(int planes) {
    return (batch.ints(EventGeometry.NUMBERS).get(EventGeometry.PLANES, index) & planes) == planes;
  }

  double measure(int column) {
    return batch.doubles(EventGeometry.MEASURES).get(column, index);
  }

  boolean hasOppositeQuadrants() {
    return batch.ints(EventGeometry.NUMBERS).get(EventGeometry.OPPOSITE_QUADRANTS, index) != 0;
  }

  /** Makes it an event without hits. */
  void forget() {
    for (int slot = 0; slot < batch.slots(); slot++) {
      batch.slotInts(HitPattern.LAYOUT).set(HitPattern.VIEWS, row(slot), 0);
    }
  }

  /** Whether all tracks and their vertex were fitted. */
  boolean isFitted() {
    boolean fitted = batch.ints(VertexStatus.LAYOUT).get(VertexStatus.STATUS, index) == Status.OK;
    for (int slot = 0; slot < batch.slots(); slot++) {
      fitted &= batch.slotInts(TrackStatus.LAYOUT).get(TrackStatus.STATUS, row(slot)) == Status.OK;
    }
    return fitted;
  }

  /** The least of the probabilities of chi2 of the tracks. */
  double leastTrackProbability() {
    double least = 1;
    for (int slot = 0; slot < batch.slots(); slot++) {
      int ndf = batch.slotInts(TrackStatus.LAYOUT).get(TrackStatus.NDF, row(slot));
      double chi2 = batch.slotDoubles(Track.LAYOUT).get(Track.CHI2, row(slot));
      least = ndf == 0 ? least
          : Math.min(least, 1 - new ChiSquaredDistribution(null, ndf).cumulativeProbability(chi2));
    }
    return least;
  }

  double vertex(int column) {
    return batch.doubles(Vertex.LAYOUT).get(column, index);
  }

  double truth(int column) {
    return batch.doubles(ParentDecay.LAYOUT).get(column, index);
  }

  /** Sum of the fitted momenta of all tracks, with masses: px, py, pz, E. */
  double[] fittedSum(double[] masses) {
    double[] sum = new double[4];
    for (int slot = 0; slot < masses.length; slot++) {
      double[] p = new double[3];
      for (int c = 0; c < 3; c++) {
        p[c] = batch.slotDoubles(Prong.LAYOUT).get(Prong.PX + c, row(slot));
      }
      add(p, masses[slot], sum);
    }
    return sum;
  }

  /** Mass of true particles, first to last slot. */
  double trueMass(int first, int last) {
    double[] sum = new double[4];
    for (int slot = first; slot <= last; slot++) {
      double[] p = new double[3];
      for (int c = 0; c < 3; c++) {
        p[c] = batch.slotDoubles(Particle.LAYOUT).get(Particle.PX + c, row(slot));
      }
      add(p, batch.slotDoubles(Particle.LAYOUT).get(Particle.MASS, row(slot)), sum);
    }
    return mass(sum);
  }

  static double mass(double[] p) {
    return Math.sqrt(p[3] * p[3] - p[0] * p[0] - p[1] * p[1] - p[2] * p[2]);
  }

  private static void add(double[] p, double mass, double[] sum) {
    double square = mass * mass;
    for (int c = 0; c < 3; c++) {
      sum[c] += p[c];
      square += p[c] * p[c];
    }
    sum[3] += Math.sqrt(square);
  }
}
