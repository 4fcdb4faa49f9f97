package org.fiducia.host;

import java.util.concurrent.atomic.AtomicInteger;
import org.fiducia.host.spi.BackendDevice;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.Launch;

/** A device that computes what it is told to, and counts who uses it. */
public final class FakeDevice implements BackendDevice {

  /** What a device does with a launch, whose blocks are copies in its own memory. */
  @FunctionalInterface
  public interface Work {
    void run(Launch launch, long items, long first) throws DeviceException, InterruptedException;

    /** Called before results are brought back. */
    default void fetch() throws DeviceException {}
  }

  /** Computes correctly. */
  public static final Work CORRECT = (launch, items, first) -> launch.kernel().loop(0, items, first, launch.blocks());

  private final String id;
  private final String name;
  private final Kind kind;
  private final boolean fp64;
  private final Work work;
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger launches = new AtomicInteger();

  public FakeDevice(String id, String name, Kind kind, boolean fp64, Work work) {
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.fp64 = fp64;
    this.work = work;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean fp64() {
    return fp64;
  }

  @Override
  public Runner open(RunnerOptions options) {
    opened.incrementAndGet();
    return new Runner() {
      @Override
      public DeviceChain chain() {
        return new FakeChain(new Work() {
          @Override
          public void run(Launch launch, long items, long first) throws DeviceException, InterruptedException {
            launches.incrementAndGet();
            work.run(launch, items, first);
          }

          @Override
          public void fetch() throws DeviceException {
            work.fetch();
          }
        });
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
