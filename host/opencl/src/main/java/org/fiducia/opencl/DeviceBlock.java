package org.fiducia.opencl;

import static org.jocl.CL.CL_MAP_READ;
import static org.jocl.CL.CL_MAP_WRITE_INVALIDATE_REGION;
import static org.jocl.CL.CL_MEM_READ_ONLY;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clEnqueueMapBuffer;
import static org.jocl.CL.clEnqueueUnmapMemObject;
import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.language.Block;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;

/**
 * A block's copy on a device. All copying is done by the JVM, between the block and memory that the driver maps: the JVM
 * checks on each copy that the block's arena is open and keeps it open meanwhile, and drivers cannot.
 */
final class DeviceBlock implements AutoCloseable {

  /** Largest piece mapped at once: a Java buffer holds no more than 2^31 - 1 bytes. */
  private static final long PIECE = 1L << 30;

  private final Block block;
  private final boolean written;
  private final cl_command_queue queue;
  private final cl_mem memory;
  private final List<Piece> mapped = new ArrayList<>();

  private record Piece(long offset, ByteBuffer bytes) {}

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

  /** Copies the block to the device. */
  void upload() {
    for (long offset = 0; offset < bytes(); offset += PIECE) {
      Piece piece = map(CL_MAP_WRITE_INVALIDATE_REGION, offset);
      try {
        MemorySegment there = MemorySegment.ofBuffer(piece.bytes());
        MemorySegment.copy(block.data(), offset, there, 0, there.byteSize());
      } finally {
        unmap(piece);
      }
    }
  }

  /** Makes the device's copy readable, all of it: after this the device has nothing left that could fail. */
  void fetch() {
    for (long offset = 0; offset < bytes(); offset += PIECE) {
      mapped.add(map(CL_MAP_READ, offset));
    }
  }

  /** Copies what was fetched into the block. */
  void store() {
    for (Piece piece : mapped) {
      MemorySegment there = MemorySegment.ofBuffer(piece.bytes());
      MemorySegment.copy(there, 0, block.data(), piece.offset(), there.byteSize());
    }
  }

  private Piece map(long use, long offset) {
    long size = Math.min(PIECE, bytes() - offset);
    return new Piece(offset,
        clEnqueueMapBuffer(queue, memory, true, use, offset, size, 0, null, null, null));
  }

  private void unmap(Piece piece) {
    clEnqueueUnmapMemObject(queue, memory, piece.bytes(), 0, null, null);
  }

  @Override
  public void close() {
    mapped.forEach(piece -> Cleanup.giveBack(() -> unmap(piece)));
    Cleanup.giveBack(() -> clReleaseMemObject(memory));
  }
}
