package org.fiducia.tornado;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.Launch;

/**
 * Where the blocks of a launch lie in TornadoVM's arrays: as few arrays as the device's largest buffer allows, usually
 * one that the kernel reads and one that it writes, since each array costs a transfer, and a task has 20 parameters at
 * most. Launches of equal packing can use the same arrays.
 *
 * @param arrays the arrays; the first is read, the second written, more follow if blocks are large
 * @param slots where the block of each argument lies; two arguments that are one block share a slot
 */
record Packing(List<Array> arrays, List<Slot> slots) {

  /** Blocks lie at multiples of it, from the start of an array with its header: what vector loads like best. */
  static final long ALIGNMENT = 64;

  /** Where data begins in each array: behind TornadoVM's header. */
  static final long START = 64;

  /** TornadoVM numbers the elements of an array by an int. */
  private static final long MOST_BYTES = Integer.MAX_VALUE * (long) Long.BYTES;

  /** What stands before the numbers of the blocks in the first array: items, first event, number of the launch. */
  static final int LEADING_NUMBERS = 3;

  /** Bytes at the start of the second array where the kernel writes the number of the launch. */
  private static final long RECEIPT = 64;

  /**
   * One of TornadoVM's arrays.
   *
   * @param written whether the kernel writes it, so that it must come back
   * @param bytes its size with header
   */
  record Array(boolean written, long bytes) {}

  /**
   * The place of a block.
   *
   * @param array which array
   * @param offset bytes from the start of the array, header included
   */
  record Slot(int array, long offset) {}

  Packing {
    arrays = List.copyOf(arrays);
    slots = List.copyOf(slots);
  }

  /**
   * Packs the blocks of a launch.
   *
   * @param largestBuffer bytes of the device's largest buffer
   * @param device its name in messages
   */
  static Packing of(Launch launch, long largestBuffer, String device) throws DeviceException {
    return new Packer(launch, largestBuffer, device).pack();
  }

  long bytes() {
    return arrays.stream().mapToLong(Array::bytes).sum();
  }

  /** Bytes that come back. */
  long bytesDown() {
    return arrays.stream().filter(Array::written).mapToLong(Array::bytes).sum();
  }

  /** Where the number of a block's offset stands among the numbers; that of its stride is next to it. */
  static int number(int argument) {
    return LEADING_NUMBERS + 2 * argument;
  }

  private static final class Packer {

    private final Launch launch;
    private final String device;
    private final long largest;
    private final List<Boolean> written = new ArrayList<>(List.of(false, true));
    private final List<Long> bytes = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    /** The array being filled: of those that are read, and of those that are written. */
    private final int[] current = {0, 1};

    Packer(Launch launch, long largestBuffer, String device) {
      this.launch = launch;
      this.device = device;
      this.largest = Math.min(largestBuffer - 1, MOST_BYTES) / ALIGNMENT * ALIGNMENT;
      bytes.add(aligned(START + (long) number(launch.blocks().size()) * Long.BYTES));
      bytes.add(START + RECEIPT);
    }

    Packing pack() throws DeviceException {
      Map<Block, Boolean> writes = new IdentityHashMap<>();
      for (int k = 0; k < launch.blocks().size(); k++) {
        writes.merge(launch.blocks().get(k), launch.kernel().access().get(k) == Access.WRITE, Boolean::logicalOr);
      }
      Map<Block, Slot> known = new IdentityHashMap<>();
      for (int k = 0; k < launch.blocks().size(); k++) {
        Block block = launch.blocks().get(k);
        Slot slot = known.get(block);
        if (slot == null) {
          slot = place(k, block, writes.get(block));
          known.put(block, slot);
        }
        slots.add(slot);
      }
      List<Array> arrays = new ArrayList<>();
      for (int a = 0; a < bytes.size(); a++) {
        arrays.add(new Array(written.get(a), bytes.get(a)));
      }
      return new Packing(arrays, slots);
    }

    private Slot place(int argument, Block block, boolean write) throws DeviceException {
      long size = aligned(block.data().byteSize());
      if (START + size > largest) {
        throw new DeviceException(device + " holds at most " + (largest - START) + " bytes in one block, and '"
            + launch.kernel().parameters().get(argument).name() + "' of " + launch.kernel().name() + " takes "
            + block.data().byteSize() + ": launch fewer rows at a time");
      }
      int side = write ? 1 : 0;
      if (bytes.get(current[side]) + size > largest) {
        current[side] = bytes.size();
        written.add(write);
        bytes.add(START);
      }
      int array = current[side];
      Slot slot = new Slot(array, bytes.get(array));
      bytes.set(array, bytes.get(array) + size);
      return slot;
    }

    private static long aligned(long size) {
      return Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
    }
  }
}
