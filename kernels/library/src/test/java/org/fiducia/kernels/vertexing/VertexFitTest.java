package org.fiducia.kernels.vertexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VertexFitTest {

  /**
   * Vertex, momenta, chi2 and every covariance, those between different tracks rebuilt from D, K and C, against the
   * dense fit. Values are compared in units of their errors, covariances in units of both errors.
   */
  @ParameterizedTest
  @CsvSource({"2, false, false", "3, false, false", "5, false, false", "8, false, false", "1, true, false",
      "2, true, false", "5, true, false", "8, true, false", "3, false, true", "5, true, true"})
  void isTheDenseFit(int tracks, boolean withBeam, boolean inField) {
    try (VertexEvents data = new VertexEvents(40, tracks, withBeam, inField, 100 + tracks)) {
      int[] all = IntStream.range(0, tracks).toArray();
      for (int i = 0; i < data.events; i++) {
        assertThat(data.fit(i)).isEqualTo(Status.OK);
        compare(data, i, new DenseVertexFit(data, i, all), all);
        assertThat(data.vertexStatus.get(VertexStatus.NDF, i)).isEqualTo(2 * tracks - 3 + (withBeam ? 2 : 0));
      }
    }
  }

  /** Tracks that are not chosen, or whose own fit failed, count for nothing. */
  @Test
  void usesTheGoodTracksOfTheSelection() {
    try (VertexEvents data = new VertexEvents(13, 6, false, false, 7)) {
      for (int i = 0; i < data.events; i++) {
        data.selection.set(0, i, 0b111011);
        data.trackStatus.set(TrackStatus.STATUS, data.row(4, i), Status.NOT_CONVERGED);
        data.tracks.set(Track.X, data.row(4, i), Double.NaN);
        assertThat(data.fit(i)).isEqualTo(Status.OK);
        compare(data, i, new DenseVertexFit(data, i, 0, 1, 3, 5), 0, 1, 3, 5);
        for (int column = 0; column < Prong.LAYOUT.size(); column++) {
          assertThat(data.prongs.get(column, data.row(2, i))).isNaN();
          assertThat(data.prongs.get(column, data.row(4, i))).isNaN();
        }
      }
    }
  }

  private static void compare(VertexEvents data, int i, DenseVertexFit dense, int... used) {
    int parameters = 3 + 3 * used.length;
    double[] fitted = new double[parameters];
    RealMatrix covariance = MatrixUtils.createRealMatrix(parameters, parameters);
    RealMatrix c = packed(column -> data.vertex.get(Vertex.C + column, i));
    covariance.setSubMatrix(c.getData(), 0, 0);
    for (int k = 0; k < 3; k++) {
      fitted[k] = data.vertex.get(Vertex.X + k, i);
    }
    for (int n = 0; n < used.length; n++) {
      RealMatrix k = gain(data, used[n], i);
      setBoth(covariance, k.multiply(c), 3 + 3 * n, 0);
      for (int m = 0; m < n; m++) {
        setBoth(covariance, k.multiply(c).multiply(gain(data, used[m], i).transpose()), 3 + 3 * n, 3 + 3 * m);
      }
      long row = data.row(used[n], i);
      RealMatrix own = packed(column -> data.prongs.get(Prong.COV + column, row));
      setBoth(covariance, own, 3 + 3 * n, 3 + 3 * n);
      RealMatrix rebuilt =
          packed(column -> data.prongs.get(Prong.D + column, row)).add(k.multiply(c).multiply(k.transpose()));
      assertThat(rebuilt.subtract(own).getNorm()).isLessThan(1e-14 * own.getNorm());
      for (int a = 0; a < 3; a++) {
        fitted[3 + 3 * n + a] = data.prongs.get(Prong.PX + a, row);
      }
    }
    assertThat(data.vertex.get(Vertex.CHI2, i)).isCloseTo(dense.chi2(), within(1e-9 * Math.max(dense.chi2(), 1)));
    for (int a = 0; a < parameters; a++) {
      double sigmaA = Math.sqrt(dense.covariance(a, a));
      assertThat((fitted[a] - dense.value(a)) / sigmaA).isCloseTo(0, within(1e-9));
      for (int b = 0; b <= a; b++) {
        double unit = sigmaA * Math.sqrt(dense.covariance(b, b));
        assertThat(covariance.getEntry(a, b) / unit).isCloseTo(dense.covariance(a, b) / unit, within(1e-9));
      }
    }
  }

  private static RealMatrix packed(IntToDoubleFunction element) {
    RealMatrix matrix = new Array2DRowRealMatrix(3, 3);
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b <= a; b++) {
        double value = element.applyAsDouble(a * (a + 1) / 2 + b);
        matrix.setEntry(a, b, value);
        matrix.setEntry(b, a, value);
      }
    }
    return matrix;
  }

  private static RealMatrix gain(VertexEvents data, int slot, int i) {
    RealMatrix k = new Array2DRowRealMatrix(3, 3);
    for (int e = 0; e < 9; e++) {
      k.setEntry(e / 3, e % 3, data.prongs.get(Prong.K + e, data.row(slot, i)));
    }
    return k;
  }

  private static void setBoth(RealMatrix matrix, RealMatrix block, int row, int column) {
    matrix.setSubMatrix(block.getData(), row, column);
    matrix.setSubMatrix(block.transpose().getData(), column, row);
  }

  /** The number of events in the blocks changes where things are, not what they are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207, 4098})
  void doesNotDependOnTheSizeOfTheBlocks(int events) {
    try (VertexEvents many = new VertexEvents(events, 3, true, false, 21);
        VertexEvents one = new VertexEvents(1, 3, true, false, 22)) {
      many.fit();
      for (int i : new int[] {0, events / 2, events - 1}) {
        for (int slot = 0; slot < 3; slot++) {
          for (int column = 0; column < Track.LAYOUT.size(); column++) {
            one.tracks.set(column, slot, many.tracks.get(column, many.row(slot, i)));
          }
        }
        for (int column = 0; column < Beam.LAYOUT.size(); column++) {
          one.beam.set(column, 0, many.beam.get(column, i));
        }
        assertThat(one.fit(0)).isEqualTo(Status.OK);
        assertThat(many.outputs(i)).containsExactly(one.outputs(0));
      }
    }
  }

  @Test
  void needsTwoLines() {
    try (VertexEvents data = new VertexEvents(3, 2, false, false, 31);
        VertexEvents beam = new VertexEvents(1, 2, true, false, 31)) {
      data.selection.set(0, 0, 0);
      data.selection.set(0, 1, 2);
      data.trackStatus.set(TrackStatus.STATUS, data.row(1, 2), Status.SINGULAR);
      for (int i = 0; i < 3; i++) {
        expect(data, i, Status.TOO_FEW);
      }
      beam.selection.set(0, 0, 0);
      expect(beam, 0, Status.TOO_FEW);
    }
  }

  @Test
  void refusesEveryNumberThatIsNotFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      for (boolean inField : new boolean[] {false, true}) {
        try (VertexEvents data = new VertexEvents(20, 3, false, inField, 41);
            VertexEvents beam = new VertexEvents(Beam.LAYOUT.size(), 3, true, inField, 41)) {
          for (int column = 0; column < 20; column++) {
            data.tracks.set(column, data.row(1, column), bad);
            expect(data, column, Status.NOT_FINITE);
          }
          for (int column = 0; column < Beam.LAYOUT.size(); column++) {
            beam.beam.set(column, column, bad);
            expect(beam, column, Status.NOT_FINITE);
          }
        }
      }
    }
  }

  @Test
  void refusesParallelAndEqualTracks() {
    try (VertexEvents data = new VertexEvents(2, 2, false, false, 51)) {
      for (int column = 0; column < Track.LAYOUT.size(); column++) {
        data.tracks.set(column, data.row(1, 0), data.tracks.get(column, data.row(0, 0)));
      }
      data.tracks.set(Track.TX, data.row(1, 1), data.tracks.get(Track.TX, data.row(0, 1)));
      data.tracks.set(Track.TY, data.row(1, 1), data.tracks.get(Track.TY, data.row(0, 1)));
      expect(data, 0, Status.SINGULAR);
      expect(data, 1, Status.SINGULAR);
    }
  }

  @Test
  void refusesImpossibleErrors() {
    for (boolean inField : new boolean[] {false, true}) {
      try (VertexEvents data = new VertexEvents(7, 3, true, inField, 61)) {
        for (int column = Track.C; column < Track.C + 15; column++) {
          data.tracks.set(column, data.row(1, 0), 0);
        }
        data.tracks.set(Track.C, data.row(1, 1), -1);
        data.tracks.set(Track.C + 9, data.row(1, 2), -1e-9);
        data.tracks.set(Track.C + 14, data.row(1, 3), -1e-9);
        data.beam.set(Beam.PZ, 4, 0);
        data.beam.set(Beam.SIGMA_X, 5, -1);
        data.beam.set(Beam.SIGMA_PZ, 6, -1);
        for (int i = 0; i < data.events; i++) {
          expect(data, i, Status.OUT_OF_RANGE);
        }
      }
    }
  }

  /** q/p = 0 that the other measurements do not change. */
  @Test
  void refusesMomentaWithoutLimit() {
    try (VertexEvents data = new VertexEvents(1, 3, false, false, 62)) {
      data.tracks.set(Track.QP, 1, 0);
      for (int column = Track.C + 10; column < Track.C + 14; column++) {
        data.tracks.set(column, 1, 0);
      }
      expect(data, 0, Status.OUT_OF_RANGE);
    }
  }

  @Test
  void refusesVerticesOutsideTheRange() {
    try (VertexEvents data = new VertexEvents(10, 4, false, false, 71)) {
      data.setup.set(VertexSetup.MOST_Z, 0, 100000);
      for (int i = 0; i < data.events; i++) {
        expect(data, i, Status.OUT_OF_RANGE);
      }
      data.setup.set(VertexSetup.MOST_Z, 0, 200000);
      data.setup.set(VertexSetup.LEAST_Z, 0, 190000);
      for (int i = 0; i < data.events; i++) {
        expect(data, i, Status.OUT_OF_RANGE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, Double.NaN, -5})
  void saysWhenTheIterationsAreTooFew(double most) {
    try (VertexEvents data = new VertexEvents(1, 4, false, false, 81)) {
      data.setup.set(VertexSetup.MOST_ITERATIONS, 0, most);
      expect(data, 0, Status.NOT_CONVERGED);
    }
  }

  /** A tolerance that rounding cannot meet ends too. */
  @Test
  void endsWithoutATolerance() {
    try (VertexEvents data = new VertexEvents(1, 4, false, false, 82)) {
      data.setup.set(VertexSetup.TOLERANCE, 0, 0);
      data.setup.set(VertexSetup.MOST_ITERATIONS, 0, 1e18);
      expect(data, 0, Status.NOT_CONVERGED);
      assertThat(data.vertexStatus.get(VertexStatus.ITERATIONS, 0)).isEqualTo(50);
    }
  }

  private static void expect(VertexEvents data, int i, int status) {
    assertThat(data.fit(i)).as("event %d", i).isEqualTo(status);
    assertThat(data.allNaN(i)).as("%s", Arrays.toString(data.outputs(i))).isTrue();
  }
}
