package org.fiducia.kernels.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoBodyTest {

  private static final double MUON = 0.1056583755;

  /** Kallen's function in BigDecimal: p* = sqrt(lambda(m^2, mu^2, mu^2)) / (2 m), also a hair above the threshold. */
  @ParameterizedTest
  @CsvSource({"0.3, 0.1056583755", "5.31, 0.1056583755", "0.21131675100000003, 0.1056583755", "1e-3, 0", "80.4, 1e-9"})
  void hasTheRestMomentumOfKallensFunction(double mass, double daughter) {
    MathContext digits = new MathContext(60);
    BigDecimal m2 = new BigDecimal(mass).pow(2);
    BigDecimal mu2 = new BigDecimal(daughter).pow(2);
    BigDecimal four = new BigDecimal(4);
    BigDecimal lambda = m2.pow(2).subtract(four.multiply(m2).multiply(mu2));
    double expected = lambda.sqrt(digits).divide(new BigDecimal(2 * mass), digits).doubleValue();
    assertThat(TwoBody.restMomentum(mass, daughter)).isCloseTo(expected, within(4 * Math.ulp(expected)));
  }

  @Test
  void hasNoRestMomentumBelowTheThreshold() {
    assertThat(TwoBody.restMomentum(0.2, MUON)).isNaN();
    assertThat(TwoBody.restMomentum(2 * MUON, MUON)).isZero();
  }

  /** Kallen's function in BigDecimal for daughters of any masses, also a hair above the threshold. */
  @ParameterizedTest
  @CsvSource({"0.493677, 0.13957039, 0.1349768", "0.493677, 0.13957039, 0.35410660999999994", "1, 0, 0.25", "2, 0, 0"})
  void hasTheMomentumOfKallensFunction(double mass, double first, double second) {
    MathContext digits = new MathContext(60);
    BigDecimal m1 = new BigDecimal(first);
    BigDecimal m2 = new BigDecimal(second);
    double release = new BigDecimal(mass).subtract(m1).subtract(m2).doubleValue();
    BigDecimal square = new BigDecimal(release).add(m1).add(m2).pow(2);
    BigDecimal lambda = square.subtract(m1.add(m2).pow(2)).multiply(square.subtract(m1.subtract(m2).pow(2)));
    double expected = lambda.sqrt(digits).divide(new BigDecimal(2).multiply(square.sqrt(digits)), digits).doubleValue();
    assertThat(TwoBody.momentum(release, first, second)).isPositive()
        .isCloseTo(expected, within(4 * Math.ulp(expected)));
  }

  @Test
  void hasNoMomentumAtAndBelowTheThreshold() {
    assertThat(TwoBody.momentum(0, 0.1, 0.2)).isZero();
    assertThat(TwoBody.momentum(-0.01, 0.1, 0.2)).isZero();
    assertThat(TwoBody.momentum(Double.NaN, 0.1, 0.2)).isZero();
  }

  /** Both daughters are on their mass shells, their momenta cancel exactly, and the energies add up to the mass. */
  @Test
  void decaysAtRest() {
    Random random = new Random(13);
    double[] momenta = new double[12];
    for (int n = 0; n < 1000; n++) {
      double first = random.nextDouble();
      double second = n % 3 == 0 ? 0 : random.nextDouble();
      double release = Math.exp(8 * random.nextDouble() - 6);
      double momentum = TwoBody.decay(release, first, second, random.nextDouble(), random.nextDouble(), momenta, 1);
      assertThat(momentum).isEqualTo(TwoBody.momentum(release, first, second));
      Vector3D p = new Vector3D(momenta[4], momenta[5], momenta[6]);
      assertThat(p.getNorm()).isCloseTo(momentum, within(1e-15 * momentum));
      assertThat(p.add(new Vector3D(momenta[8], momenta[9], momenta[10]))).isEqualTo(Vector3D.ZERO);
      assertThat(Math.hypot(momentum, first)).isCloseTo(momenta[7], within(4 * Math.ulp(momenta[7])));
      assertThat(momenta[7] + momenta[11]).isCloseTo(release + first + second, within(1e-14 * momenta[7]));
    }
  }

  /** The boost along a parent in any direction, as a 4x4 matrix; both daughters together are the parent again. */
  @Test
  void boostsAsTheLorentzMatrixDoes() {
    Random random = new Random(11);
    for (int n = 0; n < 2000; n++) {
      double mass = 2 * MUON + Math.exp(random.nextDouble() * 8 - 6);
      double momentum = Math.exp(random.nextDouble() * 12 - 6);
      double energy = Math.sqrt(mass * mass + momentum * momentum);
      double rest = TwoBody.restMomentum(mass, MUON);
      Vector3D along = direction(random);
      Vector3D across = along.orthogonal();
      double cosTheta = 2 * random.nextDouble() - 1;
      double sinTheta = Math.sqrt(1 - cosTheta * cosTheta);
      Vector3D inRest = new Vector3D(rest * cosTheta, along, rest * sinTheta, across);
      RealMatrix matrix = boost(along, energy / mass, momentum / mass);

      double[] sum = new double[4];
      double[] longAndTrans = new double[2];
      for (int charge = 1; charge >= -1; charge -= 2) {
        double[] laboratory = matrix.operate(new double[] {0.5 * mass, charge * inRest.getX(), charge * inRest.getY(),
            charge * inRest.getZ()});
        Vector3D p = new Vector3D(laboratory[1], laboratory[2], laboratory[3]);
        TwoBody.boost(energy, momentum, mass, rest, charge * cosTheta, longAndTrans);
        assertThat(longAndTrans[0]).isCloseTo(p.dotProduct(along), within(1e-13 * energy));
        assertThat(charge * longAndTrans[1]).isCloseTo(p.dotProduct(across), within(1e-13 * energy));
        Vector3D ours = new Vector3D(longAndTrans[0], along, charge * longAndTrans[1], across);
        double[] fourVector =
            {Math.sqrt(ours.getNormSq() + MUON * MUON), ours.getX(), ours.getY(), ours.getZ()};
        for (int k = 0; k < 4; k++) {
          sum[k] += fourVector[k];
        }
      }
      double[] parent = {energy, momentum * along.getX(), momentum * along.getY(), momentum * along.getZ()};
      assertThat(sum).containsExactly(parent, within(1e-12 * energy));
    }
  }

  /** At the limit the slow daughter has the energy asked for; beyond it less. All of it by the Lorentz matrix. */
  @Test
  void limitsTheCosineWhereTheSlowDaughterHasTheMinimum() {
    Random random = new Random(12);
    int inside = 0;
    int never = 0;
    int always = 0;
    for (int n = 0; n < 2000; n++) {
      double mass = 0.3 + 5 * random.nextDouble();
      double momentum = Math.exp(random.nextDouble() * 7 - 1);
      double energy = Math.sqrt(mass * mass + momentum * momentum);
      double rest = TwoBody.restMomentum(mass, MUON);
      double minimum = 5;
      double limit = TwoBody.cosThetaLimit(energy, momentum, mass, rest, minimum);
      if (limit == 0) {
        assertThat(slowEnergy(energy, momentum, mass, rest, 0)).isLessThanOrEqualTo(minimum + 1e-13 * energy);
        never++;
      } else if (limit == 1) {
        assertThat(slowEnergy(energy, momentum, mass, rest, 1)).isGreaterThanOrEqualTo(minimum - 1e-13 * energy);
        always++;
      } else {
        assertThat(slowEnergy(energy, momentum, mass, rest, limit)).isCloseTo(minimum, within(1e-13 * energy));
        assertThat(slowEnergy(energy, momentum, mass, rest, limit * 0.999)).isGreaterThan(minimum);
        assertThat(slowEnergy(energy, momentum, mass, rest, Math.min(1, limit * 1.001))).isLessThan(minimum);
        inside++;
      }
    }
    assertThat(List.of(inside, never, always)).allMatch(count -> count > 20);
  }

  /** Energy of the daughter that flies backwards in the rest frame. */
  private static double slowEnergy(double energy, double momentum, double mass, double rest, double cosTheta) {
    double sinTheta = Math.sqrt(1 - cosTheta * cosTheta);
    return boost(Vector3D.PLUS_K, energy / mass, momentum / mass)
        .operate(new double[] {0.5 * mass, rest * sinTheta, 0, -rest * cosTheta})[0];
  }

  /** A general Lorentz boost (J. D. Jackson, "Classical Electrodynamics", 3rd ed., eq. 11.98). */
  private static RealMatrix boost(Vector3D direction, double gamma, double betaGamma) {
    double[] n = direction.toArray();
    RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(4);
    matrix.setEntry(0, 0, gamma);
    for (int j = 0; j < 3; j++) {
      matrix.setEntry(0, j + 1, betaGamma * n[j]);
      matrix.setEntry(j + 1, 0, betaGamma * n[j]);
      for (int k = 0; k < 3; k++) {
        matrix.addToEntry(j + 1, k + 1, (gamma - 1) * n[j] * n[k]);
      }
    }
    return matrix;
  }

  private static Vector3D direction(Random random) {
    return new Vector3D(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalize();
  }
}
