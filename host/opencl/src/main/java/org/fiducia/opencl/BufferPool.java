package org.fiducia.opencl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;
import org.fiducia.host.spi.DeviceException;
import org.jocl.cl_context;

/** The memory of a device; what launches give back is kept for later ones of the same sizes. Safe for threads. */
final class BufferPool implements AutoCloseable {

  /** Idle buffers hold at most this part of the memory: 1 / 8. */
  private static final int IDLE_PART = 8;

  private final OpenClDevice device;
  private final cl_context context;
  private final boolean shared;
  /** The longest idle first. */
  private final Deque<DeviceBuffer> idle = new ArrayDeque<>();
  private long idleBytes;
  private long takenBytes;
  private boolean closed;

  /**
   * @param shared whether the device works on memory of the JVM
   */
  BufferPool(OpenClDevice device, cl_context context, boolean shared) {
    this.device = device;
    this.context = context;
    this.shared = shared;
  }

  /**
   * A buffer with anything in it.
   *
   * @param user who wants it, for messages
   * @throws DeviceException if the device has no room for it
   */
  synchronized DeviceBuffer take(long bytes, Supplier<String> user) throws DeviceException {
    DeviceBuffer buffer = idle(bytes);
    if (buffer == null) {
      requireRoom(bytes, user);
      buffer = shared ? SharedBuffer.allocate(context, bytes) : new OwnBuffer(context, bytes);
    }
    takenBytes += bytes;
    return buffer;
  }

  /** The one of this size that was used last: most of it may still be in a cache. */
  private DeviceBuffer idle(long bytes) {
    Iterator<DeviceBuffer> lastFirst = idle.descendingIterator();
    while (lastFirst.hasNext()) {
      DeviceBuffer buffer = lastFirst.next();
      if (buffer.bytes() == bytes) {
        lastFirst.remove();
        idleBytes -= bytes;
        return buffer;
      }
    }
    return null;
  }

  private void requireRoom(long bytes, Supplier<String> user) throws DeviceException {
    long largest = DeviceInfo.largestBuffer(device.handle());
    if (bytes > largest) {
      throw new DeviceException(device + " holds at most " + largest + " bytes in one block, and " + user.get()
          + " takes " + bytes + ": launch fewer rows at a time");
    }
    long memory = DeviceInfo.memory(device.handle());
    if (takenBytes + bytes > memory) {
      throw new DeviceException(device + " has " + memory + " bytes of memory, blocks hold " + takenBytes
          + " of them, and " + user.get() + " takes " + bytes + ": launch fewer rows at a time");
    }
    shrink(memory - takenBytes - bytes);
  }

  /** Takes a buffer back that no command uses any more. */
  synchronized void giveBack(DeviceBuffer buffer) {
    takenBytes -= buffer.bytes();
    if (closed) {
      buffer.close();
      return;
    }
    idle.addLast(buffer);
    idleBytes += buffer.bytes();
    shrink(DeviceInfo.memory(device.handle()) / IDLE_PART);
  }

  /** Takes a buffer back that a device has failed with. */
  synchronized void discard(DeviceBuffer buffer) {
    takenBytes -= buffer.bytes();
    buffer.close();
  }

  private void shrink(long limit) {
    while (idleBytes > limit) {
      DeviceBuffer oldest = idle.removeFirst();
      idleBytes -= oldest.bytes();
      oldest.close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    shrink(0);
  }
}
