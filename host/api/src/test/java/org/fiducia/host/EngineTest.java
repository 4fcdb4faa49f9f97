package org.fiducia.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

  private static final String GPU = "fake:0";
  private static final String SECOND = "fake:1";

  /** The devices of the machine's own backends do not take part: the JVM is the only other one here. */
  @AfterEach
  void withdraw() {
    FakeBackend.offer();
  }

  private static FakeDevice gpu(FakeDevice.Work work) {
    return new FakeDevice(GPU, "Fake GPU 9000", Kind.GPU, true, work);
  }

  /** Fails at its k-th launch once it is armed, and at all later ones. */
  private static final class Dying implements FakeDevice.Work {
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    @Override
    public void run(Launch launch, long items, long first) throws DeviceException, InterruptedException {
      if (left.decrementAndGet() <= 0) {
        throw new DeviceException("out of resources at " + launch.kernel().name());
      }
      FakeDevice.CORRECT.run(launch, items, first);
    }
  }

  /** Every kernel three times in a row over the same blocks, so that sums go on from launch to launch. */
  private static List<byte[]> work(Engine engine, Arena arena) throws InterruptedException {
    List<byte[]> results = new ArrayList<>();
    for (Trial trial : Trials.all()) {
      Launch launch = trial.problem().launch(arena, 207, 5);
      for (int round = 0; round < 3; round++) {
        engine.run(launch, 207, 207L * round);
      }
      for (Block block : launch.blocks()) {
        results.add(block.data().toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return results;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 13})
  void goesOnOnTheJvmWhenItsDeviceFails(int failing) throws Exception {
    Dying dying = new Dying();
    FakeDevice device = gpu(dying);
    FakeBackend.offer(device);
    try (Arena arena = Arena.ofShared(); Engine jvm = Engine.open("cpu"); Engine engine = Engine.open(GPU)) {
      assertThat(engine.warnings()).isEmpty();
      int before = device.launches.get();
      dying.left.set(failing);
      assertThat(work(engine, arena)).usingElementComparator(java.util.Arrays::compare).isEqualTo(work(jvm, arena));
      assertThat(engine.warnings()).singleElement().asString()
          .contains(GPU).contains("out of resources").contains("JVM").doesNotContain("\n");
      assertThat(device.launches.get() - before).as("launches on the dead device").isEqualTo(failing);
      assertThat(jvm.warnings()).isEmpty();
    }
    assertThat(device.closed).hasValue(device.opened.get());
  }

  @Test
  void usesAHealthyDeviceToTheEnd() throws Exception {
    FakeDevice device = gpu(FakeDevice.CORRECT);
    FakeBackend.offer(device);
    try (Arena arena = Arena.ofShared(); Engine jvm = Engine.open("cpu"); Engine engine = Engine.open("auto")) {
      assertThat(engine.deviceId()).isEqualTo(GPU);
      assertThat(engine.deviceName()).isEqualTo("Fake GPU 9000");
      assertThat(engine.reason()).contains("GPU");
      int before = device.launches.get();
      assertThat(work(engine, arena)).usingElementComparator(java.util.Arrays::compare).isEqualTo(work(jvm, arena));
      assertThat(device.launches.get() - before).isEqualTo(3 * Trials.all().size());
      assertThat(engine.warnings()).isEmpty();
    }
  }

  @Test
  void saysInWhichFormKernelsRun() throws Exception {
    Dying dying = new Dying();
    FakeBackend.offer(gpu(dying));
    try (Arena arena = Arena.ofShared();
        Engine jvm = Engine.open("cpu", new RunnerOptions(1, 0, 8));
        Engine engine = Engine.open(GPU, new RunnerOptions(1, 0, 8));
        Chain chain = engine.chain()) {
      Launch launch = Trials.all().getFirst().problem().launch(arena, 13, 5);
      assertThat(jvm.form(launch.kernel())).isEqualTo("jvm");
      assertThat(engine.form(launch.kernel())).isEqualTo("wide8");
      assertThat(chain.forms()).isEmpty();
      chain.run(launch, 13, 0);
      assertThat(chain.forms()).containsExactly("wide8");
      dying.left.set(1);
      chain.run(launch, 13, 0);
      assertThat(engine.form(launch.kernel())).isEqualTo("jvm");
      assertThat(chain.forms()).containsExactly("jvm");
    }
  }

  @Test
  void neverChoosesADeviceThatFailsItsSelfTest() throws Exception {
    FakeDevice wrong = gpu(new FlippedBit(2));
    FakeDevice dead = new FakeDevice(SECOND, "Dead GPU", Kind.GPU, true, (launch, items, first) -> {
      throw new DeviceException("the driver is gone");
    });
    FakeBackend.offer(wrong, dead);
    try (Engine engine = Engine.open("auto")) {
      assertThat(engine.deviceId()).isEqualTo("cpu");
      assertThat(engine.reason()).contains("no other device");
    }
    assertThat(wrong.closed).hasValue(1);
    assertThat(dead.closed).hasValue(1);

    FakeBackend.offer(gpu(new FlippedBit(2)), dead);
    List<DeviceReport> reports = Devices.list();
    assertThat(reports).extracting(DeviceReport::id).containsExactly(GPU, SECOND, "cpu");
    assertThat(reports).extracting(DeviceReport::selfTest).containsExactly("failed", "failed", "passed");
    assertThat(reports).extracting(DeviceReport::chosen).containsExactly(false, false, true);
    String second = Trials.primitives().get(1).name();
    assertThat(reports.get(0).reason()).contains("self-test").contains("1 of ").contains(second);
    assertThat(reports.get(1).reason()).contains("the driver is gone");

    FakeBackend.offer(gpu(new FlippedBit(1)));
    assertThatThrownBy(() -> Engine.open(GPU)).isInstanceOf(DeviceException.class).hasMessageContaining("self-test");
  }

  @Test
  void neverOpensADeviceWithoutDoublePrecision() throws Exception {
    FakeDevice single = new FakeDevice(GPU, "Fake GPU 32", Kind.GPU, false, FakeDevice.CORRECT);
    FakeBackend.offer(single);
    assertThat(Devices.list().getFirst())
        .isEqualTo(new DeviceReport(GPU, "fake", "Fake GPU 32", false, "absent", false,
            GPU + " does not compute in double precision"));
    try (Engine engine = Engine.open("auto")) {
      assertThat(engine.deviceId()).isEqualTo("cpu");
    }
    assertThatThrownBy(() -> Engine.open(GPU)).isInstanceOf(DeviceException.class).hasMessageContaining("double");
    assertThat(single.opened).hasValue(0);
  }

  @Test
  void prefersGpusThenAcceleratorsThenOtherProcessors() throws Exception {
    FakeDevice cpu = new FakeDevice("fake:2", "Fake CPU", Kind.CPU, true, FakeDevice.CORRECT);
    FakeDevice accelerator = new FakeDevice("fake:3", "Fake card", Kind.ACCELERATOR, true, FakeDevice.CORRECT);
    FakeBackend.offer(cpu, accelerator, gpu(FakeDevice.CORRECT));
    assertThat(Devices.list()).extracting(DeviceReport::id).containsExactly(GPU, "fake:3", "fake:2", "cpu");
    assertThat(Devices.list()).extracting(DeviceReport::chosen).containsExactly(true, false, false, false);
    FakeBackend.offer(cpu, accelerator, gpu(new FlippedBit(1)));
    try (Engine engine = Engine.open("auto")) {
      assertThat(engine.deviceId()).isEqualTo("fake:3");
    }
    FakeBackend.offer(cpu);
    try (Engine engine = Engine.open("auto")) {
      assertThat(engine.deviceId()).isEqualTo("fake:2");
    }
  }

  @Test
  void explainsABackendWithoutDevices() throws Exception {
    assertThat(Devices.list()).contains(
        new DeviceReport("fake", "fake", "none", false, "absent", false, "no test has made one"));
  }

  @Test
  void saysWhyTheBackendOfAnUnknownDeviceHasNone() {
    assertThatThrownBy(() -> Engine.open(GPU)).isInstanceOf(UnknownDeviceException.class)
        .hasMessageContaining("'" + GPU + "' is unknown (no test has made one); choose one of");
  }

  @Test
  void looksForDevicesOnce() throws Exception {
    FakeBackend.offer(gpu(FakeDevice.CORRECT));
    int before = FakeBackend.LOOKS.get();
    Devices.list();
    assertThat(FakeBackend.LOOKS).hasValue(before + 1);
    Engine.open(GPU).close();
    assertThat(FakeBackend.LOOKS).hasValue(before + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {GPU, "FAKE:0", "Fake GPU 9000", "9000", "gpu 9"})
  void findsADeviceByItsIdOrByAPartOfItsName(String wanted) {
    FakeBackend.offer(gpu(FakeDevice.CORRECT), new FakeDevice(SECOND, "Fake GPU 8", Kind.GPU, true, FakeDevice.CORRECT));
    assertThat(Devices.find(wanted).id()).isEqualTo(GPU);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fake:7", "opencl", "", " ", "Fake GPU 9001"})
  void refusesAnUnknownDevice(String wanted) {
    FakeBackend.offer(gpu(FakeDevice.CORRECT));
    assertThatThrownBy(() -> Engine.open(wanted)).isInstanceOf(UnknownDeviceException.class)
        .hasMessageContaining("'" + wanted + "' is unknown").hasMessageContaining("fake:0 (Fake GPU 9000)")
        .hasMessageContaining("cpu (").hasMessageNotContaining("\n");
  }

  @Test
  void refusesAnAmbiguousName() {
    FakeBackend.offer(gpu(FakeDevice.CORRECT), new FakeDevice(SECOND, "Fake GPU 8", Kind.GPU, true, FakeDevice.CORRECT));
    assertThatThrownBy(() -> Engine.open("fake gpu")).isInstanceOf(UnknownDeviceException.class)
        .hasMessageContaining("'fake gpu' is ambiguous").hasMessageContaining(GPU).hasMessageContaining(SECOND);
  }

  @Test
  void refusesAClosedBlockOnAnyDevice() throws Exception {
    FakeDevice device = gpu(FakeDevice.CORRECT);
    FakeBackend.offer(device);
    for (String id : List.of("cpu", GPU)) {
      try (Engine engine = Engine.open(id)) {
        int before = device.launches.get();
        for (Trial trial : Trials.all()) {
          Launch launch;
          try (Arena arena = Arena.ofShared()) {
            launch = trial.problem().launch(arena, 13, 1);
          }
          assertThatThrownBy(() -> engine.run(launch, 13, 0)).isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("is closed").hasMessageContaining(launch.kernel().name());
        }
        assertThat(device.launches).hasValue(before);
      }
    }
  }

  @Test
  void refusesOptionsThatCannotBe() {
    assertThatThrownBy(() -> new RunnerOptions(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RunnerOptions(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    for (int lanes : new int[] {-1, 3, 6, 32, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> new RunnerOptions(1, 0, lanes)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lanes");
    }
  }
}
