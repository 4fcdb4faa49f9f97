package org.fiducia.opencl;

import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_MEM_USE_HOST_PTR;
import static org.jocl.CL.clCreateBuffer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.cl_context;

/**
 * Memory that a processor's OpenCL device and the JVM both work on: the only copies are those between it and blocks.
 * It is never mapped, which such devices do not need; their self-test would show it.
 */
final class SharedBuffer extends DeviceBuffer {

  /** Enough for vectors of any width, and for drivers that copy what does not begin a page. */
  private static final long ALIGNMENT = 4096;

  private final Arena arena;
  private final MemorySegment host;

  private SharedBuffer(cl_context context, Arena arena, MemorySegment host) {
    super(host.byteSize(), clCreateBuffer(
        context, CL_MEM_READ_WRITE | CL_MEM_USE_HOST_PTR, host.byteSize(), address(host), null));
    this.arena = arena;
    this.host = host;
  }

  static SharedBuffer allocate(cl_context context, long bytes) {
    Arena arena = Arena.ofShared();
    boolean good = false;
    try {
      SharedBuffer buffer = new SharedBuffer(context, arena, arena.allocate(bytes, ALIGNMENT));
      good = true;
      return buffer;
    } finally {
      if (!good) {
        arena.close();
      }
    }
  }

  @Override
  void upload(MemorySegment from, Channel channel) {
    host.copyFrom(from);
  }

  @Override
  void download(MemorySegment to, Channel channel) {
    to.copyFrom(host);
  }

  @Override
  MemorySegment content(Arena unused, Channel channel) {
    return host;
  }

  @Override
  public void close() {
    super.close();
    arena.close();
  }
}
