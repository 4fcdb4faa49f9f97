package org.fiducia.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.Launch;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;

/** The blocks of one launch on a device. A block that stands for two arguments is there once, as on the JVM. */
final class DeviceBlocks implements AutoCloseable {

  /** Bytes that go up at once: few enough for a processor's cache, enough that the start of a transfer does not count. */
  private static final long STAGING = 1L << 22;

  private static final long ALIGNMENT = 64;

  private final List<DeviceBlock> arguments = new ArrayList<>();
  private final List<DeviceBlock> distinct = new ArrayList<>();

  DeviceBlocks(OpenClDevice device, cl_context context, cl_command_queue queue, Launch launch) throws DeviceException {
    requireRoom(device, launch);
    boolean complete = false;
    try {
      for (Block block : launch.blocks()) {
        arguments.add(copyOf(block, context, queue, launch));
      }
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  private DeviceBlock copyOf(Block block, cl_context context, cl_command_queue queue, Launch launch) {
    for (DeviceBlock known : distinct) {
      if (known.block() == block) {
        return known;
      }
    }
    DeviceBlock copy = new DeviceBlock(context, queue, block, written(block, launch));
    distinct.add(copy);
    return copy;
  }

  private static boolean written(Block block, Launch launch) {
    for (int k = 0; k < launch.blocks().size(); k++) {
      if (launch.blocks().get(k) == block && launch.kernel().access().get(k) == Access.WRITE) {
        return true;
      }
    }
    return false;
  }

  private static void requireRoom(OpenClDevice device, Launch launch) throws DeviceException {
    long largest = DeviceInfo.largestBuffer(device.handle());
    long memory = DeviceInfo.memory(device.handle());
    KernelDescriptor kernel = launch.kernel();
    long sum = 0;
    for (int k = 0; k < launch.blocks().size(); k++) {
      long bytes = launch.blocks().get(k).data().byteSize();
      if (bytes > largest) {
        throw new DeviceException(device + " holds at most " + largest + " bytes in one block, and '"
            + kernel.parameters().get(k).name() + "' of " + kernel.name() + " takes " + bytes
            + ": launch fewer rows at a time");
      }
      sum += bytes;
    }
    if (sum > memory) {
      throw new DeviceException(device + " has " + memory + " bytes of memory, and the blocks of " + kernel.name()
          + " take " + sum + ": launch fewer rows at a time");
    }
  }

  /** One copy an argument. */
  List<DeviceBlock> arguments() {
    return arguments;
  }

  void upload() {
    try (Arena arena = Arena.ofConfined()) {
      long largest = distinct.stream().mapToLong(DeviceBlock::bytes).max().orElse(0);
      MemorySegment staging = arena.allocate(Math.min(STAGING, largest), ALIGNMENT);
      distinct.forEach(block -> block.upload(staging));
    }
  }

  /** Changes the blocks only after the device has given all that it must give. */
  void download() {
    try (Arena arena = Arena.ofConfined()) {
      List<DeviceBlock> results = distinct.stream().filter(DeviceBlock::written).toList();
      List<MemorySegment> fetched = results.stream().map(block -> arena.allocate(block.bytes(), ALIGNMENT)).toList();
      for (int k = 0; k < results.size(); k++) {
        results.get(k).fetch(fetched.get(k));
      }
      for (int k = 0; k < results.size(); k++) {
        results.get(k).store(fetched.get(k));
      }
    }
  }

  long bytesUp() {
    return distinct.stream().mapToLong(DeviceBlock::bytes).sum();
  }

  long bytesDown() {
    return distinct.stream().filter(DeviceBlock::written).mapToLong(DeviceBlock::bytes).sum();
  }

  @Override
  public void close() {
    distinct.forEach(DeviceBlock::close);
  }
}
