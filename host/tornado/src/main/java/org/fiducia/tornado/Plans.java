package org.fiducia.tornado;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/**
 * The plans of one runner. Building one takes a thousand times as long as a launch, so those that have done their work
 * are kept for launches of the same kernel and packing, the least recently used giving way when memory or their number
 * would grow too large.
 */
final class Plans implements AutoCloseable {

  /** Enough for the kernels of a chain of launches, with a last chunk of another size. */
  static final int KEPT = 64;

  private final TornadoDevice device;
  private final KernelText texts = new KernelText();
  private final Deque<Plan> idle = new ArrayDeque<>();
  private int busy;
  private long bytes;

  Plans(TornadoDevice device) {
    this.device = device;
  }

  /** How many plans wait for their next launch. */
  synchronized int kept() {
    return idle.size();
  }

  /** A plan for a launch; to be given back, or discarded if it failed. */
  synchronized Plan take(Launch launch, Packing packing, long localSize) throws DeviceException, InterruptedException {
    if (packing.bytes() > device.memory()) {
      throw new DeviceException(device + " has " + device.memory() + " bytes of memory, and the blocks of "
          + launch.kernel().name() + " take " + packing.bytes() + ": launch fewer rows at a time");
    }
    Plan.Key key = Plan.Key.of(launch, packing, localSize);
    while (true) {
      Plan plan = idle(key);
      if (plan == null && makeRoom(packing.bytes())) {
        plan = build(key, launch.kernel());
      }
      if (plan != null) {
        busy++;
        return plan;
      }
      wait();
    }
  }

  private Plan idle(Plan.Key key) {
    for (Iterator<Plan> plans = idle.descendingIterator(); plans.hasNext(); ) {
      Plan plan = plans.next();
      if (plan.key().equals(key)) {
        plans.remove();
        return plan;
      }
    }
    return null;
  }

  /** Closes idle plans until there is room; false if those in use leave none. */
  private boolean makeRoom(long wanted) {
    while (!idle.isEmpty() && bytes + wanted > device.memory()) {
      close(idle.removeFirst());
    }
    return bytes + wanted <= device.memory();
  }

  private Plan build(Plan.Key key, KernelDescriptor kernel) {
    Path text = texts.file(kernel, key.packing());
    Plan plan = TornadoThread.call(() -> new Plan(key, kernel, text, device));
    bytes += plan.bytes();
    return plan;
  }

  synchronized void giveBack(Plan plan) {
    busy--;
    idle.addLast(plan);
    if (idle.size() > KEPT) {
      close(idle.removeFirst());
    }
    notifyAll();
  }

  synchronized void discard(Plan plan) {
    busy--;
    close(plan);
    notifyAll();
  }

  private void close(Plan plan) {
    bytes -= plan.bytes();
    TornadoThread.call(() -> {
      plan.close();
      return null;
    });
  }

  @Override
  public synchronized void close() {
    if (busy > 0) {
      throw new IllegalStateException(busy + " launches run on " + device);
    }
    while (!idle.isEmpty()) {
      close(idle.removeFirst());
    }
    texts.close();
  }
}
