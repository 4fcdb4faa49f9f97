package org.fiducia.opencl;

import static org.jocl.CL.CL_MEM_READ_ONLY;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clEnqueueWriteBuffer;
import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.language.Block;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_mem;

/**
 * A block's copy on a device. The driver reads and writes pieces of memory of our own, and the JVM copies between these
 * and the block: the JVM checks on each copy that the block's arena is open and keeps it open meanwhile, and drivers
 * cannot. (Memory that the driver maps would spare a copy, but JOCL waits for each unmapping in a thread of its own,
 * which not every driver can stand: Oclgrind breaks its queue.)
 */
final class DeviceBlock implements AutoCloseable {

  /** Largest piece copied at once: a Java buffer holds no more than 2^31 - 1 bytes. */
  private static final long PIECE = 1L << 30;

  /** Of a piece: a cache line. */
  private static final long ALIGNMENT = 64;

  private final Block block;
  private final boolean written;
  private final cl_command_queue queue;
  private final cl_mem memory;
  private final Arena arena = Arena.ofConfined();
  private final List<Piece> fetched = new ArrayList<>();

  private record Piece(long offset, MemorySegment bytes) {}

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
      try (Arena passing = Arena.ofConfined()) {
        MemorySegment piece = passing.allocate(Math.min(PIECE, bytes() - offset), ALIGNMENT);
        MemorySegment.copy(block.data(), offset, piece, 0, piece.byteSize());
        clEnqueueWriteBuffer(
            queue, memory, true, offset, piece.byteSize(), Pointer.to(piece.asByteBuffer()), 0, null, null);
      }
    }
  }

  /** Reads the device's copy, all of it: after this the device has nothing left that could fail. */
  void fetch() {
    for (long offset = 0; offset < bytes(); offset += PIECE) {
      MemorySegment piece = arena.allocate(Math.min(PIECE, bytes() - offset), ALIGNMENT);
      clEnqueueReadBuffer(
          queue, memory, true, offset, piece.byteSize(), Pointer.to(piece.asByteBuffer()), 0, null, null);
      fetched.add(new Piece(offset, piece));
    }
  }

  /** Copies what was fetched into the block. */
  void store() {
    for (Piece piece : fetched) {
      MemorySegment.copy(piece.bytes(), 0, block.data(), piece.offset(), piece.bytes().byteSize());
    }
  }

  @Override
  public void close() {
    arena.close();
    Cleanup.giveBack(() -> clReleaseMemObject(memory));
  }
}
