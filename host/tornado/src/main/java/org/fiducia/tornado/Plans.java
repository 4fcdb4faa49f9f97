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

  /** Idle plans hold at most this part of the memory, 1 / 8, except that the last one stays at any size. */
  private static final int IDLE_PART = 8;

  private final TornadoDevice device;
  private final KernelText texts;
  private final Deque<Plan> idle = new ArrayDeque<>();
  private boolean closed;
  private long bytes;

  /**
   * @param lanes how many items a work item is to compute; 0 for the device's choice
   */
  Plans(TornadoDevice device, int lanes) throws DeviceException {
    this.device = device;
    this.texts = new KernelText(lanes, device.lanes());
  }

  /** The form in which a kernel runs. */
  KernelText.Form form(KernelDescriptor kernel) {
    return texts.form(kernel);
  }

  /** How many plans wait for their next launch. */
  synchronized int kept() {
    return idle.size();
  }

  /**
   * A plan for a launch; to be given back, or discarded if it failed.
   *
   * @throws DeviceException if the device has no room for it
   */
  synchronized Plan take(Launch launch, Packing packing, long localSize) throws DeviceException {
    Plan.Key key = Plan.Key.of(launch, packing, localSize);
    Plan plan = idle(key);
    if (plan == null) {
      makeRoom(packing.bytes(), launch.kernel());
      plan = build(key, launch.kernel());
    }
    return plan;
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

  private void makeRoom(long wanted, KernelDescriptor kernel) throws DeviceException {
    while (!idle.isEmpty() && bytes + wanted > device.memory()) {
      close(idle.removeFirst());
    }
    if (bytes + wanted > device.memory()) {
      throw new DeviceException(device + " has " + device.memory() + " bytes of memory, launches hold " + bytes
          + " of them, and the blocks of " + kernel.name() + " take " + wanted + ": launch fewer rows at a time");
    }
  }

  private Plan build(Plan.Key key, KernelDescriptor kernel) throws DeviceException {
    Path text = texts.file(kernel, key.packing());
    int lanes = texts.form(kernel).lanes();
    try {
      Plan plan = TornadoThread.call(() -> new Plan(key, kernel, text, lanes, device));
      bytes += plan.bytes();
      return plan;
    } catch (RuntimeException | Error e) {
      throw new DeviceException(device + " cannot plan " + kernel.name() + ": " + TornadoThread.words(e), e);
    }
  }

  synchronized void giveBack(Plan plan) {
    if (closed) {
      close(plan);
      return;
    }
    idle.addLast(plan);
    while (idle.size() > KEPT || idle.size() > 1 && idleBytes() > device.memory() / IDLE_PART) {
      close(idle.removeFirst());
    }
  }

  private long idleBytes() {
    return idle.stream().mapToLong(Plan::bytes).sum();
  }

  synchronized void discard(Plan plan) {
    close(plan);
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
    closed = true;
    while (!idle.isEmpty()) {
      close(idle.removeFirst());
    }
    texts.close();
  }
}
