package org.fiducia.host.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.fiducia.geometry.DecayVolume;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputFile;
import org.fiducia.geometry.Plane;
import org.fiducia.host.Engine;
import org.fiducia.host.FakeBackend;
import org.fiducia.host.FakeDevice;
import org.fiducia.host.Progress;
import org.fiducia.host.acceptance.AcceptanceIntegral.Yields;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.acceptance.AcceptedDecaysKernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceIntegralTest {

  private static final double MUON = 0.1056583755;
  private static final long EVENTS = 1 << 14;
  private static final double[] DECAY_CONSTANTS = {1e-9, 1e-6, 1e-4, 1e-3, 0.02};
  private static final double[] PRIMARIES = {1e18, 1e18, 1e17, 1e16, 1e15};

  private Geometry na62;
  private Engine cpu;

  @BeforeEach
  void open() throws Exception {
    na62 = Geometry.load(Path.of("../../examples/na62-dump.toml"));
    cpu = Engine.open("cpu");
  }

  @AfterEach
  void close() {
    cpu.close();
    FakeBackend.offer();
  }

  private static Decay decay(double mass) {
    return new Decay(mass, MUON, 5, 0, 0, -22, 23070);
  }

  /** Energies 10 to 250 GeV, angles 0 to 2 mrad, falling in both. */
  private static ProductionSpectrum spectrum() {
    double[] theta = {0, 0.5e-3, 1e-3, 1.5e-3};
    double[] energy = new double[12];
    double[][] density = new double[theta.length][energy.length];
    for (int e = 0; e < energy.length; e++) {
      energy[e] = 10 + 20 * e;
      for (int t = 0; t < theta.length; t++) {
        density[t][e] = (1 + t) * Math.exp(-0.01 * energy[e] - t) * 1e-12;
      }
    }
    return new ProductionSpectrum(theta, 0.5e-3, energy, 20, density);
  }

  private Yields integrate(Engine engine, Decay decay, ProductionSpectrum spectrum, int stream) throws Exception {
    return new AcceptanceIntegral(na62, 1, EVENTS)
        .integrate(engine, decay, spectrum, stream, DECAY_CONSTANTS, PRIMARIES, Progress.NONE);
  }

  private static void assertSame(Yields actual, Yields expected) {
    assertThat(expected.values()[1]).isPositive();
    assertThat(expected.errors()[1]).isPositive();
    assertThat(actual.values()).containsExactly(expected.values());
    assertThat(actual.errors()).containsExactly(expected.errors());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5})
  void givesTheSameBytesWithAnyNumberOfThreads(int threads) throws Exception {
    try (Engine engine = Engine.open("cpu", new RunnerOptions(threads, 0, 0))) {
      assertSame(integrate(engine, decay(0.4), spectrum(), 7), integrate(cpu, decay(0.4), spectrum(), 7));
    }
  }

  /** A device that makes many small launches out of each. */
  @ParameterizedTest
  @ValueSource(longs = {13, 207, 4098})
  void givesTheSameBytesWithAnyLaunchSize(long size) throws Exception {
    FakeBackend.offer(new FakeDevice("fake:0", "Small launches", Kind.CPU, true, (launch, items, first) -> {
      if (launch.kernel() != AcceptedDecaysKernel.INSTANCE) {
        FakeDevice.CORRECT.run(launch, items, first);
        return;
      }
      for (long from = 0; from < items; from += size) {
        FakeDevice.CORRECT.run(launch, Math.min(size, items - from), first + from);
      }
    }));
    try (Engine engine = Engine.open("fake:0")) {
      assertSame(integrate(engine, decay(0.4), spectrum(), 7), integrate(cpu, decay(0.4), spectrum(), 7));
    }
  }

  /** A row of a scan knows nothing of the other rows, only of its own number. */
  @Test
  void doesNotDependOnOtherMasses() throws Exception {
    Yields alone = integrate(cpu, decay(0.5), spectrum(), 2);
    AcceptanceIntegral scan = new AcceptanceIntegral(na62, 1, EVENTS);
    List<Yields> rows = new ArrayList<>();
    double[] masses = {0.3, 2.5, 0.5};
    for (int k = 0; k < masses.length; k++) {
      rows.add(scan.integrate(cpu, decay(masses[k]), spectrum(), k, DECAY_CONSTANTS, PRIMARIES, Progress.NONE));
    }
    assertSame(rows.get(2), alone);
    assertThat(integrate(cpu, decay(0.5), spectrum(), 3).values()).isNotEqualTo(alone.values());
  }

  @Test
  void dependsOnTheSeed() throws Exception {
    Yields other = new AcceptanceIntegral(na62, 2, EVENTS)
        .integrate(cpu, decay(0.5), spectrum(), 2, DECAY_CONSTANTS, PRIMARIES, Progress.NONE);
    Yields own = integrate(cpu, decay(0.5), spectrum(), 2);
    for (int k = 0; k < 3; k++) {
      double error = Math.hypot(own.errors()[k], other.errors()[k]);
      assertThat(other.values()[k]).isNotEqualTo(own.values()[k]).isCloseTo(own.values()[k], within(5 * error));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 32", "16, 32", "17, 32", "32, 32", "33, 64", "207, 256", "4098, 8192", "100_000, 131_072",
      "100_000_000, 134_217_728", "268_435_456, 268_435_456"})
  void roundsTheEventsUp(String asked, long events) {
    assertThat(AcceptanceIntegral.events(Long.parseLong(asked.replace("_", "")))).isEqualTo(events);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, 268_435_457, Long.MAX_VALUE})
  void refusesANumberOfEventsThatItCannotTake(long events) {
    assertThatThrownBy(() -> new AcceptanceIntegral(na62, 1, events)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("events must be 1 to 268435456, not " + events);
  }

  @Test
  void takesTheFewestEvents() throws Exception {
    Yields few = new AcceptanceIntegral(na62, 1, 1)
        .integrate(cpu, decay(0.5), spectrum(), 0, DECAY_CONSTANTS, PRIMARIES, Progress.NONE);
    assertThat(few.values()[1]).isFinite().isNotNegative();
    assertThat(few.errors()[1]).isFinite().isNotNegative();
  }

  private enum Hopeless {
    BELOW_THE_THRESHOLD(decay(0.2), spectrum()),
    AT_THE_THRESHOLD(decay(2 * MUON), spectrum()),
    HEAVIER_THAN_ITS_ENERGY(decay(300), spectrum()),
    TOO_SLOW_FOR_BOTH_DAUGHTERS(decay(0.4), one(0, 5, 1)),
    TOO_STEEP_FOR_THE_APERTURE(decay(0.4), one(0.1, 50, 1)),
    NEVER_PRODUCED(decay(0.4), one(0, 50, 0)),
    TOO_MUCH_ENERGY_ASKED(new Decay(0.4, MUON, 200, 0, 0, -22, 23070), spectrum()),
    TOO_MUCH_MOMENTUM_ASKED(new Decay(0.4, MUON, 0, 200, 0, -22, 23070), spectrum());

    private final Decay decay;
    private final ProductionSpectrum spectrum;

    Hopeless(Decay decay, ProductionSpectrum spectrum) {
      this.decay = decay;
      this.spectrum = spectrum;
    }

    private static ProductionSpectrum one(double theta, double energy, double density) {
      return new ProductionSpectrum(new double[] {theta}, 1e-3, new double[] {energy}, 1, new double[][] {{density}});
    }
  }

  @ParameterizedTest
  @EnumSource(Hopeless.class)
  void expectsNothingOfParentsThatCannotBeAccepted(Hopeless parents) throws Exception {
    Yields yields = integrate(cpu, parents.decay, parents.spectrum, 0);
    assertThat(yields.values()).containsExactly(new double[DECAY_CONSTANTS.length]);
    assertThat(yields.errors()).containsExactly(new double[DECAY_CONSTANTS.length]);
  }

  /**
   * With a plane that nobody misses, the yield is the probability to decay in the volume: an integral over energy and
   * angle alone, done here by Gauss and Legendre.
   */
  @ParameterizedTest
  @EnumSource(DecayVolume.Along.class)
  void countsEveryDecayOfAPerfectDetector(DecayVolume.Along along) throws Exception {
    double entrance = 102_000;
    double length = 78_000;
    Plane plane = new Plane("all", 200_000, 1e12, 0, 0, 0, 0, 0, 0, 0);
    Geometry perfect = new Geometry("perfect", Optional.empty(), new DecayVolume(entrance, length, along),
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(plane), new InputFile("none", ""));
    double mass = 0.3;
    double thetaStep = 0.02;
    ProductionSpectrum spectrum = new ProductionSpectrum(new double[] {0, thetaStep}, thetaStep,
        new double[] {50, 70}, 20, new double[][] {{3e-9, 1e-9}, {2e-9, 5e-10}});
    Yields yields = new AcceptanceIntegral(perfect, 4, EVENTS).integrate(
        cpu, new Decay(mass, MUON, 0, 0, 0, 0, 0), spectrum, 0, DECAY_CONSTANTS, PRIMARIES, Progress.NONE);
    GaussIntegratorFactory gauss = new GaussIntegratorFactory();
    for (int k = 0; k < DECAY_CONSTANTS.length; k++) {
      double g = DECAY_CONSTANTS[k];
      double expected = 0;
      for (int t = 0; t < 2; t++) {
        GaussIntegrator overTheta = gauss.legendre(20, thetaStep * t, thetaStep * (t + 1));
        for (int e = 0; e < 2; e++) {
          GaussIntegrator overEnergy = gauss.legendre(40, 50 + 20 * e, 70 + 20 * e);
          expected += PRIMARIES[k] * spectrum.density()[t][e] * overTheta.integrate(theta ->
              overEnergy.integrate(energy -> {
                double perLength = g * mass / Math.sqrt(energy * energy - mass * mass);
                double near = entrance / Math.cos(theta);
                double inside = along == DecayVolume.Along.PATH ? length : length / Math.cos(theta);
                return -Math.exp(-perLength * near) * Math.expm1(-perLength * inside);
              }));
        }
      }
      assertThat(yields.errors()[k] / expected).as("relative error").isLessThan(5e-3);
      assertThat(yields.values()[k]).as("g = %s", g).isCloseTo(expected, within(4.5 * yields.errors()[k]));
    }
  }
}
