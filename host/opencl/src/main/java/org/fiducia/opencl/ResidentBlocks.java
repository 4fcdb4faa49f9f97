package org.fiducia.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;
import org.jocl.cl_command_queue;
import org.jocl.cl_mem;

/**
 * The blocks of one chain on a device, each there once however many launches and arguments it stands for, and the
 * channel that they came by.
 */
final class ResidentBlocks {

  private final BufferPool pool;
  private final Channel channel;
  private final Map<Block, Resident> residents = new IdentityHashMap<>();

  private static final class Resident {
    final DeviceBuffer buffer;
    /** Whether the first launch needed what the block held: it must stay as it is until all results are there. */
    final boolean needed;
    boolean written;

    Resident(DeviceBuffer buffer, boolean needed) {
      this.buffer = buffer;
      this.needed = needed;
    }
  }

  ResidentBlocks(BufferPool pool, Channel channel) {
    this.pool = pool;
    this.channel = channel;
  }

  Channel channel() {
    return channel;
  }

  cl_command_queue queue() {
    return channel.queue();
  }

  cl_mem memory(Block block) {
    return residents.get(block).buffer.memory();
  }

  /**
   * Makes room for the blocks of a launch that are not there yet, and sends those that it needs; returns the bytes
   * sent.
   */
  long send(Launch launch) throws DeviceException {
    long sent = 0;
    for (Block block : launch.blocks()) {
      if (!residents.containsKey(block)) {
        Resident resident =
            new Resident(pool.take(block.data().byteSize(), () -> launch.nameOf(block)), launch.needs(block));
        residents.put(block, resident);
        if (resident.needed) {
          resident.buffer.upload(block.data(), channel);
          sent += resident.buffer.bytes();
        }
      }
    }
    launch.written().forEach(block -> residents.get(block).written = true);
    return sent;
  }

  /** Brings written blocks back, and returns the bytes. A needed one changes only when all have come. */
  long fetch(List<Block> wanted) {
    long bytes = 0;
    try (Arena arena = Arena.ofConfined()) {
      Map<Block, MemorySegment> results = new LinkedHashMap<>();
      for (Block block : wanted) {
        Resident resident = residents.get(block);
        if (resident != null && resident.written) {
          bytes += resident.buffer.bytes();
          if (resident.needed) {
            results.put(block, resident.buffer.content(arena, channel));
          } else {
            resident.buffer.download(block.data(), channel);
          }
        }
      }
      results.forEach((block, content) -> block.data().copyFrom(content));
    }
    return bytes;
  }

  /** Gives the memory back, to be used again unless the device has failed. */
  void release(boolean good) {
    residents.values().forEach(resident -> {
      if (good) {
        pool.giveBack(resident.buffer);
      } else {
        pool.discard(resident.buffer);
      }
    });
    residents.clear();
  }
}
