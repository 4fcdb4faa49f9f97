package org.fiducia.tornado;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/**
 * An open device of TornadoVM. Threads may share it: one thread's copying overlaps another's computing; two never
 * compute at once.
 */
final class TornadoRunner implements Runner {

  /** Work items a group: a multiple of what GPUs schedule together (32 or 64), and enough for a CPU's loop. */
  private static final long LOCAL_SIZE = 64;

  private final TornadoDevice device;
  private final long localSize;
  private final long largestBuffer;
  private final Plans plans;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  TornadoRunner(TornadoDevice device, RunnerOptions options) throws DeviceException {
    this(device, options, device.largestBuffer());
  }

  /** With buffers that are smaller than the device's. */
  TornadoRunner(TornadoDevice device, RunnerOptions options, long largestBuffer) throws DeviceException {
    this.device = device;
    this.largestBuffer = largestBuffer;
    long largest = device.largestGroup();
    if (options.localSize() > largest) {
      throw new DeviceException(device + " runs at most " + largest + " work items a group, not "
          + options.localSize() + ": choose a smaller local size, or 0");
    }
    this.localSize = options.localSize() > 0 ? options.localSize() : Math.min(LOCAL_SIZE, largest);
    this.plans = new Plans(device, options.lanes());
  }

  Plans plans() {
    return plans;
  }

  @Override
  public DeviceChain chain() {
    return new TornadoChain(this);
  }

  @Override
  public String form(KernelDescriptor kernel) {
    return plans.form(kernel).toString();
  }

  /**
   * Runs at least one item of a launch, and leaves the results in the plan, which is then the caller's to give back.
   *
   * @param content what a block holds, null if that does not matter
   */
  Plan run(Launch launch, long items, long first, Function<Block, MemorySegment> content) throws DeviceException {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(device + " is closed");
      }
      return runOpen(launch, items, first, content);
    } finally {
      use.readLock().unlock();
    }
  }

  private Plan runOpen(Launch launch, long items, long first, Function<Block, MemorySegment> content)
      throws DeviceException {
    if (items > Long.MAX_VALUE - localSize) {
      throw new DeviceException(device + " cannot number " + items + " items of " + launch.kernel().name()
          + ": launch fewer");
    }
    LaunchEvent event = new LaunchEvent();
    event.begin();
    Packing packing =
        Packing.of(launch, block -> content.apply(block) != null, largestBuffer, device.toString());
    Plan plan = plans.take(launch, packing, localSize);
    boolean good = false;
    try {
      plan.load(launch, items, first, content);
      event.executionNanos = execute(plan, launch.kernel());
      good = true;
    } finally {
      if (!good) {
        plans.discard(plan);
      }
    }
    event.kernel = launch.kernel().name();
    event.device = device.id();
    event.items = items;
    event.bytesUp = packing.bytesUp();
    event.bytesDown = packing.bytesDown();
    event.commit();
    return plan;
  }

  /** Takes a plan back whose results nobody needs any more. */
  void giveBack(Plan plan) {
    plans.giveBack(plan);
  }

  private long execute(Plan plan, KernelDescriptor kernel) throws DeviceException {
    long start = System.nanoTime();
    try {
      TornadoThread.call(() -> {
        plan.execute();
        return null;
      });
    } catch (RuntimeException | Error e) {
      String log = plan.compilerWords();
      throw new DeviceException(device + (log.isEmpty()
          ? " failed at " + kernel.name() + ": " + TornadoThread.words(e)
          : " cannot build " + kernel.name() + "; its compiler says:\n" + log), e);
    }
    if (!plan.succeeded()) {
      throw new DeviceException(device + " did not run " + kernel.name()
          + ": TornadoVM has printed the error of OpenCL on standard output");
    }
    return System.nanoTime() - start;
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        plans.close();
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
