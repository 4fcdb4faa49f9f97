package org.fiducia.benchmarks.counts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/**
 * What instrumented code calls: its static methods stand in for those of the blocks, and find the recorder of the run
 * that they are part of. Of blocks it keeps which elements were read and written, so that an element that is read
 * twice is moved once, as by a cache that is large enough.
 */
public final class Recorder {

  static final ScopedValue<Recorder> CURRENT = ScopedValue.newInstance();

  private long[] visits = new long[1024];
  private final Map<Block, BitSet> read = new IdentityHashMap<>();
  private final Map<Block, BitSet> written = new IdentityHashMap<>();

  Recorder() {}

  /** Times that a basic block was entered. */
  long visits(int basicBlock) {
    return basicBlock < visits.length ? visits[basicBlock] : 0;
  }

  /** Bytes of the different elements that were read. */
  long bytesRead() {
    return bytes(read);
  }

  /** Bytes of the different elements that were written. */
  long bytesWritten() {
    return bytes(written);
  }

  private static long bytes(Map<Block, BitSet> elements) {
    return elements.entrySet().stream().mapToLong(e -> (long) e.getKey().width() * e.getValue().cardinality()).sum();
  }

  /** A basic block begins. */
  public static void visit(int basicBlock) {
    Recorder recorder = CURRENT.get();
    if (basicBlock >= recorder.visits.length) {
      recorder.visits = Arrays.copyOf(recorder.visits, 2 * basicBlock);
    }
    recorder.visits[basicBlock]++;
  }

  public static double get(Doubles block, int column, long i) {
    touch(CURRENT.get().read, block, column, i);
    return block.get(column, i);
  }

  public static void set(Doubles block, int column, long i, double value) {
    touch(CURRENT.get().written, block, column, i);
    block.set(column, i, value);
  }

  public static long get(Longs block, int column, long i) {
    touch(CURRENT.get().read, block, column, i);
    return block.get(column, i);
  }

  public static void set(Longs block, int column, long i, long value) {
    touch(CURRENT.get().written, block, column, i);
    block.set(column, i, value);
  }

  public static void add(Longs block, int column, long i, long value) {
    touch(CURRENT.get().read, block, column, i);
    touch(CURRENT.get().written, block, column, i);
    block.add(column, i, value);
  }

  public static int get(Ints block, int column, long i) {
    touch(CURRENT.get().read, block, column, i);
    return block.get(column, i);
  }

  public static void set(Ints block, int column, long i, int value) {
    touch(CURRENT.get().written, block, column, i);
    block.set(column, i, value);
  }

  private static void touch(Map<Block, BitSet> elements, Block block, int column, long i) {
    elements.computeIfAbsent(block, _ -> new BitSet()).set(Math.toIntExact(column * block.stride() + i));
  }
}
