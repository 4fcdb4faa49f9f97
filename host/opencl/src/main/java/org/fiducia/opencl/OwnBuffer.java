package org.fiducia.opencl;

import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jocl.cl_context;

/**
 * Memory that only the device sees. Transfers block, since for all others JOCL has an own thread wait for the event,
 * which not every driver survives.
 */
final class OwnBuffer extends DeviceBuffer {

  OwnBuffer(cl_context context, long bytes) {
    super(bytes, clCreateBuffer(context, CL_MEM_READ_WRITE, bytes, null, null));
  }

  @Override
  void upload(MemorySegment from, Channel channel) {
    MemorySegment staging = channel.staging();
    for (long offset = 0; offset < bytes(); offset += staging.byteSize()) {
      long size = Math.min(staging.byteSize(), bytes() - offset);
      MemorySegment.copy(from, offset, staging, 0, size);
      clEnqueueWriteBuffer(channel.queue(), memory(), true, offset, size, address(staging), 0, null, null);
    }
  }

  @Override
  void download(MemorySegment to, Channel channel) {
    MemorySegment staging = channel.staging();
    for (long offset = 0; offset < bytes(); offset += staging.byteSize()) {
      long size = Math.min(staging.byteSize(), bytes() - offset);
      clEnqueueReadBuffer(channel.queue(), memory(), true, offset, size, address(staging), 0, null, null);
      MemorySegment.copy(staging, 0, to, offset, size);
    }
  }

  @Override
  MemorySegment content(Arena arena, Channel channel) {
    MemorySegment copy = arena.allocate(bytes());
    download(copy, channel);
    return copy;
  }
}
