package org.fiducia.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.tracking.Hits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchesTest {

  private static final long SECONDS = 30;
  private static final Batches.Step<Object> NOTHING = (memory, batch) -> {};

  @AfterEach
  void withdraw() {
    FakeBackend.offer();
  }

  private static List<Integer> memory(int depth) {
    return IntStream.range(0, depth).boxed().toList();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).as("the other step has begun").isTrue();
  }

  /** Events by a real chain, in batches of a size, on a device; the bytes of two of their columns in order. */
  private static List<double[]> events(Engine engine, int depth, int size, int events) throws InterruptedException {
    Geometry geometry = Geometry.load(Path.of("../../examples/na62-kaon.toml"));
    KaonGenerator generator = new KaonGenerator(geometry, KaonDecay.of(KaonMode.K3PI), 3);
    HitSimulation hits = new HitSimulation(geometry, new HitEffects(true, true, 0, 0, 0), 3);
    List<Batch> memory = IntStream.range(0, depth).mapToObj(k -> new Batch(size, generator.slots())).toList();
    List<double[]> rows = new ArrayList<>();
    try {
      Batches.run(memory, Math.ceilDiv(events, size),
          (batch, k) -> batch.begin(k * size, (int) Math.min(size, events - k * size)),
          (batch, k) -> {
            try (Chain chain = engine.chain()) {
              generator.generate(chain, batch);
              hits.simulate(chain, batch);
              chain.fetch(batch.blocks(List.of(ParentDecay.LAYOUT, Hits.LAYOUT)));
            }
          },
          (batch, k) -> {
            for (int i = 0; i < batch.events(); i++) {
              double[] row = new double[1 + batch.slots()];
              row[0] = batch.doubles(ParentDecay.LAYOUT).get(ParentDecay.Z, i);
              for (int slot = 0; slot < batch.slots(); slot++) {
                row[1 + slot] = batch.slotDoubles(Hits.LAYOUT).get(0, (long) slot * batch.events() + i);
              }
              rows.add(row);
            }
          });
    } finally {
      memory.forEach(Batch::close);
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"1, 13", "2, 1", "2, 4", "2, 13", "3, 6", "3, 13", "3, 207", "3, 4098", "5, 13"})
  void giveTheBitsOfOneLargeBatch(int depth, int size) throws Exception {
    FakeBackend.offer(new FakeDevice("fake:0", "Fake GPU 9000", Kind.GPU, true, FakeDevice.CORRECT));
    for (String device : List.of("cpu", "fake:0")) {
      try (Engine engine = Engine.open(device)) {
        assertThat(events(engine, depth, size, 207)).usingElementComparator(Arrays::compare)
            .hasSize(207).isEqualTo(events(engine, 1, 207, 207));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void giveTheSameBitsWhenTheDeviceFailsWithSeveralInFlight(int depth) throws Exception {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    FakeBackend.offer(new FakeDevice("fake:0", "Fake GPU 9000", Kind.GPU, true, (launch, items, first) -> {
      if (left.decrementAndGet() <= 0) {
        throw new DeviceException("out of resources");
      }
      FakeDevice.CORRECT.run(launch, items, first);
    }));
    try (Engine engine = Engine.open("fake:0"); Engine jvm = Engine.open("cpu")) {
      left.set(14);
      assertThat(events(engine, depth, 13, 207)).usingElementComparator(Arrays::compare)
          .isEqualTo(events(jvm, 1, 207, 207));
      assertThat(engine.warnings()).isNotEmpty().hasSizeLessThanOrEqualTo(depth)
          .allSatisfy(warning -> assertThat(warning).contains("out of resources"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "1, 1", "3, 1", "1, 13", "2, 13", "3, 13", "4, 6", "3, 207"})
  void fillAndTakeInOrderInTheCallersThreadAndReuseMemoryOnlyWhenItIsFree(int depth, int count) throws Exception {
    Thread caller = Thread.currentThread();
    List<Long> filled = new ArrayList<>();
    List<Long> taken = new ArrayList<>();
    Set<Integer> busy = ConcurrentHashMap.newKeySet();
    Queue<Long> computed = new ConcurrentLinkedQueue<>();
    Batches.run(memory(depth), count,
        (m, k) -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          assertThat(busy.add(m)).as("memory %d is free", m).isTrue();
          filled.add(k);
          assertThat(filled.size() - taken.size()).isLessThanOrEqualTo(depth);
        },
        (m, k) -> {
          assertThat(busy).contains(m);
          computed.add(k);
        },
        (m, k) -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          assertThat(computed).contains(k);
          assertThat(busy.remove(m)).isTrue();
          taken.add(k);
        });
    List<Long> all = LongStream.range(0, count).boxed().toList();
    assertThat(filled).isEqualTo(all);
    assertThat(taken).isEqualTo(all);
    assertThat(computed).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void oneIsTakenAndTheNextFilledWhileAnotherIsComputed() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Batches.run(memory(2), 4,
        (m, k) -> {
          if (k == 2) {
            done.countDown();
          }
        },
        (m, k) -> {
          if (k == 1) {
            computing.countDown();
            await(done);
          }
        },
        (m, k) -> {
          if (k == 0) {
            await(computing);
          }
        });
  }

  @Test
  void twoAreComputedAtTheSameTimeInTheMemoryOfThree() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Batches.run(memory(3), 2, NOTHING, (m, k) -> {
      both.countDown();
      await(both);
    }, NOTHING);
  }

  /** Where a run of 13 batches fails, and what it has taken by then. */
  private static List<Long> failing(int depth, String step, long at, Throwable failure) {
    List<Long> taken = new ArrayList<>();
    AtomicInteger computing = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    Throwable thrown = catchThrowable(() -> Batches.run(memory(depth), 13,
        (m, k) -> failAt(step.equals("fill") && k == at, failure),
        (m, k) -> {
          computing.incrementAndGet();
          try {
            if (step.equals("compute") && k > at) {
              // as long as a batch may take: its interruption ends it
              failed.await();
            }
            failAt(step.equals("compute") && k == at, failure);
          } finally {
            computing.decrementAndGet();
          }
        },
        (m, k) -> {
          failAt(step.equals("take") && k == at, failure);
          taken.add(k);
        }));
    assertThat(thrown).isSameAs(failure);
    assertThat(computing).as("batches still computed").hasValue(0);
    return taken;
  }

  private static void failAt(boolean here, Throwable failure) {
    if (here) {
      switch (failure) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new AssertionError(failure);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"fill, 0", "fill, 1", "fill, 6", "fill, 12", "compute, 0", "compute, 1", "compute, 6", "compute, 12",
    "take, 0", "take, 6", "take, 12"})
  void aFailureEndsAllAtTheSameBatchHoweverManyOverlap(String step, long at) {
    List<Long> before = LongStream.range(0, at).boxed().toList();
    for (int depth = 1; depth <= 4; depth++) {
      assertThat(failing(depth, step, at, new IllegalStateException("broken"))).as("depth %d", depth).isEqualTo(before);
    }
  }

  @Test
  void errorsArriveAsTheyAre() {
    assertThat(failing(2, "compute", 6, new StackOverflowError())).hasSize(6);
    assertThat(failing(1, "compute", 6, new StackOverflowError())).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anInterruptedCallerInterruptsWhatIsComputedAndWaitsForIt(int depth) {
    Thread caller = Thread.currentThread();
    AtomicInteger interrupted = new AtomicInteger();
    List<Long> taken = new ArrayList<>();
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(depth - 1);
    assertThatThrownBy(() -> Batches.run(memory(depth), 13, NOTHING,
        (m, k) -> {
          if (k < 4) {
            return;
          }
          try {
            all.countDown();
            await(all);
            caller.interrupt();
            never.await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
          }
        },
        (m, k) -> taken.add(k))).isInstanceOf(InterruptedException.class);
    assertThat(interrupted).hasValue(depth - 1);
    assertThat(taken).containsExactly(0L, 1L, 2L, 3L);
    // an interruption may have come twice
    Thread.interrupted();
  }

  @Test
  void noThreadStays() throws Exception {
    Batches.run(memory(3), 13, NOTHING, NOTHING, NOTHING);
    assertThat(Thread.getAllStackTraces().keySet()).filteredOn(t -> t.getName().startsWith("fiducia-batches"))
        .allSatisfy(t -> assertThat(t.join(Duration.ofSeconds(SECONDS))).isTrue());
  }

  @Test
  void anEngineKnowsHowManyKeepItsDeviceBusy() throws Exception {
    FakeBackend.offer(new FakeDevice("fake:0", "Fake GPU 9000", Kind.GPU, true, FakeDevice.CORRECT),
        new FakeDevice("fake:1", "Fake processor", Kind.CPU, true, FakeDevice.CORRECT));
    try (Engine jvm = Engine.open("cpu");
        Engine gpu = Engine.open("fake:0");
        Engine processor = Engine.open("fake:1")) {
      assertThat(jvm.batchesInFlight()).isEqualTo(1);
      assertThat(processor.batchesInFlight()).isEqualTo(2);
      assertThat(gpu.batchesInFlight()).isEqualTo(3);
    }
  }

  @Test
  void refuseToRunWithoutMemory() {
    assertThatThrownBy(() -> Batches.run(List.of(), 1, NOTHING, NOTHING, NOTHING))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("memory for at least one");
    assertThatThrownBy(() -> Batches.run(memory(2), -1, NOTHING, NOTHING, NOTHING))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
  }
}
