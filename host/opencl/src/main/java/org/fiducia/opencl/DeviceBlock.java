package org.fiducia.opencl;

import static org.jocl.CL.CL_MEM_READ_ONLY;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.MemorySegment;
import org.fiducia.language.Block;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;

/**
 * A block's copy on a device. Drivers see only memory that belongs to the launch, and the JVM copies between that and
 * the block: it checks that the block's arena is open, and keeps it open meanwhile; drivers cannot. Transfers block,
 * since for all others (and for mapping) JOCL has an own thread wait for the event, which not every driver survives.
 */
final class DeviceBlock implements AutoCloseable {

  /** A Java buffer holds no more than 2^31 - 1 bytes; JOCL only takes its address. */
  private static final long ADDRESS_ONLY = 8;

  private final Block block;
  private final boolean written;
  private final cl_command_queue queue;
  private final cl_mem memory;

  DeviceBlock(cl_context context, cl_command_queue queue, Block block, boolean written) {
    this.block = block;
    this.written = written;
    this.queue = queue;
    this.memory = clCreateBuffer(context, written ? CL_MEM_READ_WRITE : CL_MEM_READ_ONLY, bytes(), null, null);
  }

  Block block() {
    return block;
  }

  cl_mem memory() {
    return memory;
  }

  boolean written() {
    return written;
  }

  long bytes() {
    return block.data().byteSize();
  }

  /** Copies the block to the device, by way of a staging segment of any size. */
  void upload(MemorySegment staging) {
    for (long offset = 0; offset < bytes(); offset += staging.byteSize()) {
      long size = Math.min(staging.byteSize(), bytes() - offset);
      MemorySegment.copy(block.data(), offset, staging, 0, size);
      clEnqueueWriteBuffer(queue, memory, true, offset, size, address(staging), 0, null, null);
    }
  }

  /** Copies the device's bytes to a segment of {@link #bytes()}. */
  void fetch(MemorySegment fetched) {
    clEnqueueReadBuffer(queue, memory, true, 0, bytes(), address(fetched), 0, null, null);
  }

  /** Copies what was fetched into the block. */
  void store(MemorySegment fetched) {
    block.data().copyFrom(fetched);
  }

  private static Pointer address(MemorySegment segment) {
    return Pointer.to(segment.asSlice(0, ADDRESS_ONLY).asByteBuffer());
  }

  @Override
  public void close() {
    Cleanup.giveBack(() -> clReleaseMemObject(memory));
  }
}
