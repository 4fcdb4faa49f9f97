package org.fiducia.host.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.host.Chain;
import org.fiducia.host.Engine;
import org.fiducia.host.FakeBackend;
import org.fiducia.host.FakeDevice;
import org.fiducia.host.contract.ChainContract.Ring;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of an engine: devices that fail, and callers that err. */
class EngineChainTest {

  private static final int FETCH = 4;

  /** Fails at one step of a chain of three launches and a fetch, counted from 1, once it is armed. */
  private static final class Dying implements FakeDevice.Work {
    private int left;
    /** What the host's blocks held when the device failed. */
    private final List<List<byte[]>> seen = new ArrayList<>();
    private Ring watched;

    void arm(int step, Ring ring) {
      left = step;
      watched = ring;
    }

    @Override
    public void run(Launch launch, long items, long first) throws DeviceException, InterruptedException {
      step();
      FakeDevice.CORRECT.run(launch, items, first);
    }

    @Override
    public void fetch() throws DeviceException {
      step();
    }

    private void step() throws DeviceException {
      if (--left == 0) {
        seen.add(watched.all());
        throw new DeviceException("out of resources");
      }
    }
  }

  @AfterEach
  void withdraw() {
    FakeBackend.offer();
  }

  private static FakeDevice device(FakeDevice.Work work) {
    FakeDevice device = new FakeDevice("fake:0", "Fake", Kind.GPU, true, work);
    FakeBackend.offer(device);
    return device;
  }

  private static void run(Engine engine, Ring ring, int items) throws InterruptedException {
    try (Chain chain = engine.chain()) {
      for (int step = 0; step < 3; step++) {
        chain.run(ring.launches().get(step), items, 5 + step);
      }
      chain.fetch(List.of(ring.a(), ring.b(), ring.c(), ring.count()));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 13", "2, 1", "3, 207", "4, 4098"})
  void repeatsTheWholeChainOnTheJvm(int failing, int items) throws Exception {
    Dying dying = new Dying();
    device(dying);
    try (Engine engine = Engine.open("fake:0"); Arena arena = Arena.ofShared()) {
      Ring expected = Ring.random(arena, items, failing).runPlainly(items, 5);
      Ring actual = Ring.random(arena, items, failing);
      List<byte[]> before = actual.all();
      dying.arm(failing, actual);
      run(engine, actual, items);
      ChainContract.assertSame(actual.all(), expected.all());
      assertThat(dying.seen).hasSize(1);
      ChainContract.assertSame(dying.seen.getFirst(), before);
      assertThat(engine.warnings()).singleElement().asString()
          .contains("fake:0").contains("out of resources").contains("JVM").doesNotContain("\n");

      // later chains begin on the JVM
      expected.runPlainly(items, 5);
      run(engine, actual, items);
      ChainContract.assertSame(actual.all(), expected.all());
      assertThat(engine.warnings()).hasSize(1);
    }
  }

  @Test
  void repeatsALaunchWhoseResultsDoNotArrive() throws Exception {
    Dying dying = new Dying();
    device(dying);
    try (Engine engine = Engine.open("fake:0"); Arena arena = Arena.ofShared()) {
      Ring expected = Ring.random(arena, 6, 1);
      Ring actual = Ring.random(arena, 6, 1);
      try (Engine jvm = Engine.open("cpu")) {
        jvm.run(expected.launches().getFirst(), 6, 3);
      }
      dying.arm(2, actual);
      engine.run(actual.launches().getFirst(), 6, 3);
      ChainContract.assertSame(actual.all(), expected.all());
      assertThat(engine.warnings()).hasSize(1);
    }
  }

  @Test
  void refusesABlockThatIsClosedWhenTheDeviceFails() throws Exception {
    Dying dying = new Dying();
    device(dying);
    try (Engine engine = Engine.open("fake:0"); Arena arena = Arena.ofShared(); Chain chain = engine.chain()) {
      Ring ring = Ring.random(arena, 6, 1);
      Arena closing = Arena.ofShared();
      Ring gone = Ring.random(closing, 6, 1);
      dying.arm(FETCH, ring);
      chain.run(RelayKernel.with(ring.settings(), gone.a(), ring.b(), ring.count()), 6, 0);
      closing.close();
      List<byte[]> before = ring.all();
      assertThatThrownBy(() -> chain.fetch(List.of(ring.b()))).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'from'").hasMessageContaining("is closed");
      ChainContract.assertSame(ring.all(), before);
    }
  }

  @Test
  void stopsForAnInterrupt() throws Exception {
    device(FakeDevice.CORRECT);
    for (String id : List.of("cpu", "fake:0")) {
      try (Engine engine = Engine.open(id); Arena arena = Arena.ofShared(); Chain chain = engine.chain()) {
        Ring ring = Ring.random(arena, 6, 1);
        chain.run(ring.launches().getFirst(), 6, 0);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> chain.run(ring.launches().getLast(), 6, 0)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThatThrownBy(() -> chain.fetch(List.of(ring.b()))).isInstanceOf(IllegalStateException.class);
        assertThat(engine.warnings()).isEmpty();
      }
    }
  }
}
