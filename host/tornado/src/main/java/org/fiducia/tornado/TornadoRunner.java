package org.fiducia.tornado;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
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
    this.plans = new Plans(device);
  }

  Plans plans() {
    return plans;
  }

  @Override
  public void run(Launch launch, long items, long first) throws DeviceException, InterruptedException {
    if (items < 0) {
      throw new IllegalArgumentException("negative number of items: " + items);
    }
    launch.requireAlive();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(device + " is closed");
      }
      if (items > 0) {
        runOpen(launch, items, first);
      }
    } finally {
      use.readLock().unlock();
    }
  }

  private void runOpen(Launch launch, long items, long first) throws DeviceException, InterruptedException {
    KernelDescriptor kernel = launch.kernel();
    LaunchEvent event = new LaunchEvent();
    event.begin();
    Packing packing = Packing.of(launch, largestBuffer, device.toString());
    Plan plan = plans.take(launch, packing, localSize);
    boolean good = false;
    try {
      plan.load(launch, items, first);
      event.executionNanos = execute(plan, kernel);
      if (Thread.interrupted()) {
        good = true;
        throw new InterruptedException();
      }
      good = true;
      plan.store(launch);
    } finally {
      if (good) {
        plans.giveBack(plan);
      } else {
        plans.discard(plan);
      }
    }
    event.kernel = kernel.name();
    event.device = device.id();
    event.items = items;
    event.bytesUp = packing.bytes();
    event.bytesDown = packing.bytesDown();
    event.commit();
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
