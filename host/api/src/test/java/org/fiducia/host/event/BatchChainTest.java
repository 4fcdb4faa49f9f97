package org.fiducia.host.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.FakeBackend;
import org.fiducia.host.FakeDevice;
import org.fiducia.host.Launcher;
import org.fiducia.host.kinematics.Constraint;
import org.fiducia.host.kinematics.FiveTrackFitter;
import org.fiducia.host.kinematics.MomentumSum;
import org.fiducia.host.pairing.PairSearch;
import org.fiducia.host.pairing.PairSearch.PairRule;
import org.fiducia.host.pairing.PairSearch.PionRule;
import org.fiducia.host.selection.EventMeasurement;
import org.fiducia.host.selection.TrackComparison;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.host.vertexing.AxisPointing;
import org.fiducia.host.vertexing.VertexFitter;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.pairing.Hypothesis;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;
import org.fiducia.language.Layout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole reconstruction in one chain, on a device whose memory begins full of nonsense, gives the JVM's bytes. */
class BatchChainTest {

  private static final int CAPACITY = 220;

  private static final Geometry NA62 = Geometry.load(Path.of("../../examples/na62-kaon.toml"));
  private static final KaonGenerator GENERATOR = new KaonGenerator(
      NA62, new KaonDecay(KaonMode.PI_AA, 0.017, 0, 0, false), 1);
  private static final HitSimulation HITS = new HitSimulation(NA62, new HitEffects(true, true, 0.05, 0.01, 5), 1);
  private static final EventMeasurement MEASUREMENT = new EventMeasurement(NA62, "newchod", "lkr");
  private static final TrackFitter TRACKS = new TrackFitter(NA62, TrackFitter.Options.ROBUST);
  private static final VertexFitter VERTICES = new VertexFitter(NA62);
  private static final AxisPointing POINTING = new AxisPointing(0, 0, 0, 0, 0);
  private static final PairSearch PAIRS = new PairSearch(PionRule.PARENT_MASS, 0, PairRule.LEAST_SIGNIFICANCE, 0);
  private static final FiveTrackFitter FIT =
      new FiveTrackFitter(EnumSet.of(Constraint.MOMENTUM, Constraint.ENERGY), 0);

  @AfterEach
  void withdraw() {
    FakeBackend.offer();
  }

  private static void everything(Launcher launcher, Batch batch) throws InterruptedException {
    GENERATOR.generate(launcher, batch);
    HITS.simulate(launcher, batch);
    MEASUREMENT.measure(launcher, batch);
    TRACKS.fit(launcher, batch);
    TrackComparison.compare(launcher, batch);
    VERTICES.fit(launcher, batch);
    MomentumSum.add(launcher, batch);
    POINTING.point(launcher, batch);
    PAIRS.search(launcher, batch);
    FIT.fit(launcher, batch);
    FIT.findErrors(launcher, batch);
  }

  private static void inAChain(Engine engine, Batch batch) throws InterruptedException {
    try (Chain chain = engine.chain()) {
      everything(chain, batch);
      chain.fetch(batch.blocks(batch.layouts()));
    }
  }

  /** All rows that events of the batch use. */
  private static Map<String, byte[]> content(Batch batch) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    for (Layout layout : batch.layouts()) {
      for (Block block : batch.blocks(List.of(layout))) {
        long perEvent = layout.equals(Hypothesis.LAYOUT) ? Hypothesis.COUNT : block.rows() / CAPACITY;
        for (int c = 0; c < layout.size(); c++) {
          content.put(layout.name() + "." + layout.columns().get(c).name(), block.column(c)
              .asSlice(0, perEvent * batch.events() * block.width()).toArray(ValueLayout.JAVA_BYTE));
        }
      }
    }
    return content;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 13, 207})
  void givesTheBytesOfTheJvmStepByStep(int events) throws Exception {
    FakeBackend.offer(new FakeDevice("fake:0", "Fake", Kind.GPU, true, FakeDevice.CORRECT));
    try (Engine jvm = Engine.open("cpu"); Engine fake = Engine.open("fake:0");
        Batch expected = new Batch(CAPACITY, GENERATOR.slots());
        Batch actual = new Batch(CAPACITY, GENERATOR.slots())) {
      for (long first : new long[] {0, 1000}) {
        expected.begin(first, events);
        everything(jvm, expected);
        actual.begin(first, events);
        inAChain(fake, actual);
        assertSame(content(actual), content(expected));
      }
      assertThat(fake.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 11})
  void goesOnOnTheJvmWhenTheDeviceFailsInTheMiddle(int failing) throws Exception {
    int[] left = {Integer.MAX_VALUE};
    FakeBackend.offer(new FakeDevice("fake:0", "Fake", Kind.GPU, true, (launch, items, first) -> {
      if (--left[0] <= 0) {
        throw new DeviceException("out of resources at " + launch.kernel().name());
      }
      FakeDevice.CORRECT.run(launch, items, first);
    }));
    try (Engine jvm = Engine.open("cpu"); Engine fake = Engine.open("fake:0");
        Batch expected = new Batch(CAPACITY, GENERATOR.slots());
        Batch actual = new Batch(CAPACITY, GENERATOR.slots())) {
      everything(jvm, expected);
      left[0] = failing;
      inAChain(fake, actual);
      assertSame(content(actual), content(expected));
      assertThat(fake.warnings()).hasSize(1);
    }
  }

  private static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((column, bytes) -> assertThat(actual.get(column)).as(column).isEqualTo(bytes));
  }
}
