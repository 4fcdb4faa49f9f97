package org.fiducia.opencl;

import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.Pointer;
import org.jocl.cl_mem;

/**
 * Memory of a device, and the way of bytes there and back. Drivers see only memory that is ours, and the JVM copies
 * between that and blocks: it checks that a block's arena is open, and keeps it open meanwhile; drivers cannot.
 */
abstract sealed class DeviceBuffer implements AutoCloseable permits SharedBuffer, OwnBuffer {

  /** A Java buffer holds no more than 2^31 - 1 bytes; JOCL only takes its address. */
  private static final long ADDRESS_ONLY = 4;

  private final long bytes;
  private final cl_mem memory;

  DeviceBuffer(long bytes, cl_mem memory) {
    this.bytes = bytes;
    this.memory = memory;
  }

  final long bytes() {
    return bytes;
  }

  final cl_mem memory() {
    return memory;
  }

  /** Fills the buffer from a segment of its size. */
  abstract void upload(MemorySegment from, Channel channel);

  /** Fills a segment of the buffer's size. A device that fails may leave half of it. */
  abstract void download(MemorySegment to, Channel channel);

  /** What the buffer holds, for as long as it is not used again; in the arena if it must be copied. */
  abstract MemorySegment content(Arena arena, Channel channel);

  static Pointer address(MemorySegment segment) {
    return Pointer.to(segment.asSlice(0, ADDRESS_ONLY).asByteBuffer());
  }

  @Override
  public void close() {
    Cleanup.giveBack(() -> clReleaseMemObject(memory));
  }
}
