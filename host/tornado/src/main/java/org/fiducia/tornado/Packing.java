package org.fiducia.tornado;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Launch;

/**
 * Where the blocks of a launch lie in TornadoVM's arrays: as few arrays as the device's largest buffer allows, usually
 * one that the kernel reads and one that it writes, since each array costs a transfer, and a task has 20 parameters at
 * most. Launches of equal packing can use the same arrays.
 *
 * @param arrays the arrays; the first is read, the second written, more follow if blocks are large, or if what some of
 *     the written blocks hold need not be sent
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
   * @param use what the kernel does with it
   * @param bytes its size with header
   */
  record Array(Use use, long bytes) {}

  /** What a kernel does with an array. */
  enum Use {
    /** It reads: the array is sent. */
    READ,
    /** It writes, and what was there matters: the array is sent and comes back. */
    UPDATE,
    /** It writes, and what was there does not matter: the array comes back, and is sent only once. */
    RESULT;

    boolean sent() {
      return this != RESULT;
    }

    boolean fetched() {
      return this != READ;
    }
  }

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
   * @param needed whether what a block holds before the launch matters
   * @param largestBuffer bytes of the device's largest buffer
   * @param device its name in messages
   */
  static Packing of(Launch launch, Predicate<Block> needed, long largestBuffer, String device)
      throws DeviceException {
    return new Packer(launch, needed, largestBuffer, device).pack();
  }

  long bytes() {
    return arrays.stream().mapToLong(Array::bytes).sum();
  }

  /** Bytes that are sent. */
  long bytesUp() {
    return arrays.stream().filter(array -> array.use().sent()).mapToLong(Array::bytes).sum();
  }

  /** Bytes that come back. */
  long bytesDown() {
    return arrays.stream().filter(array -> array.use().fetched()).mapToLong(Array::bytes).sum();
  }

  /** Where the number of a block's offset stands among the numbers; that of its stride is next to it. */
  static int number(int argument) {
    return LEADING_NUMBERS + 2 * argument;
  }

  private static final class Packer {

    private final Launch launch;
    private final Predicate<Block> needed;
    private final String device;
    private final long largest;
    private final List<Use> uses = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    /** The array of each use that is being filled. */
    private final Map<Use, Integer> current = new EnumMap<>(Use.class);

    Packer(Launch launch, Predicate<Block> needed, long largestBuffer, String device) {
      this.launch = launch;
      this.needed = needed;
      this.device = device;
      this.largest = Math.min(largestBuffer - 1, MOST_BYTES) / ALIGNMENT * ALIGNMENT;
    }

    Packing pack() throws DeviceException {
      begin(Use.READ, START + (long) number(launch.blocks().size()) * Long.BYTES);
      List<Block> written = launch.written();
      begin(written.stream().anyMatch(needed) ? Use.UPDATE : Use.RESULT, START + RECEIPT);
      Map<Block, Slot> known = new IdentityHashMap<>();
      for (Block block : launch.blocks()) {
        Slot slot = known.get(block);
        if (slot == null) {
          Use use = !written.contains(block) ? Use.READ : needed.test(block) ? Use.UPDATE : Use.RESULT;
          slot = place(block, use);
          known.put(block, slot);
        }
        slots.add(slot);
      }
      List<Array> arrays = new ArrayList<>();
      for (int a = 0; a < bytes.size(); a++) {
        arrays.add(new Array(uses.get(a), bytes.get(a)));
      }
      return new Packing(arrays, slots);
    }

    private void begin(Use use, long reserved) {
      current.put(use, bytes.size());
      uses.add(use);
      bytes.add(aligned(reserved));
    }

    private Slot place(Block block, Use use) throws DeviceException {
      long size = aligned(block.data().byteSize());
      if (START + size > largest) {
        throw new DeviceException(device + " holds at most " + (largest - START) + " bytes in one block, and "
            + launch.nameOf(block) + " takes " + block.data().byteSize() + ": launch fewer rows at a time");
      }
      if (!current.containsKey(use) || bytes.get(current.get(use)) + size > largest) {
        begin(use, START);
      }
      int array = current.get(use);
      Slot slot = new Slot(array, bytes.get(array));
      bytes.set(array, bytes.get(array) + size);
      return slot;
    }

    private static long aligned(long size) {
      return Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
    }
  }
}
