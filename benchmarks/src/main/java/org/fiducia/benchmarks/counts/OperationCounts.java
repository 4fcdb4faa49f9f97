package org.fiducia.benchmarks.counts;

import java.util.Arrays;
import java.util.List;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/**
 * What a kernel did for some items.
 *
 * @param items how many
 * @param totals operations of all items together, by the operation's number
 * @param bytesRead bytes of the different elements of blocks that were read
 * @param bytesWritten bytes of the different elements of blocks that were written
 */
public record OperationCounts(long items, List<Long> totals, long bytesRead, long bytesWritten) {

  public OperationCounts {
    totals = List.copyOf(totals);
  }

  /** Runs a launch on this thread and counts exactly what it does. The blocks then hold its results. */
  public static OperationCounts of(Launch launch, long items) {
    launch.requireAlive();
    CountingLoader loader = new CountingLoader(launch.kernel());
    KernelDescriptor kernel = loader.counting();
    Recorder recorder = new Recorder();
    List<Block> blocks = launch.blocks();
    ScopedValue.where(Recorder.CURRENT, recorder).run(() -> kernel.loop(0, items, 0, blocks));
    long[] totals = new long[Operation.values().length];
    for (int k = 0; k < loader.basicBlocks().size(); k++) {
      for (int operation = 0; operation < totals.length; operation++) {
        totals[operation] += recorder.visits(k) * loader.basicBlocks().get(k)[operation];
      }
    }
    return new OperationCounts(
        items, Arrays.stream(totals).boxed().toList(), recorder.bytesRead(), recorder.bytesWritten());
  }

  /** All operations of a kind. */
  public long total(Operation operation) {
    return totals.get(operation.ordinal());
  }

  /** Mean of an item. */
  public double perItem(Operation operation) {
    return (double) total(operation) / items;
  }

  /** Mean bytes of an item that memory must move at least. */
  public double bytesPerItem() {
    return (double) (bytesRead + bytesWritten) / items;
  }
}
