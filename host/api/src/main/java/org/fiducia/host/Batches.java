package org.fiducia.host;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs many batches so that the host works on one while the device computes others. Batch k takes three steps:
 *
 * <ol>
 *   <li><em>fill</em> makes it ready, e.g. reads events from a file;
 *   <li><em>compute</em> takes it through a {@link Chain} of its own, up to the fetch;
 *   <li><em>take</em> makes use of it: adds it up, writes it.
 * </ol>
 *
 * <p>Fill and take run in the caller's thread, each in the order of the batches, so that they may use what is made for
 * one thread; compute runs in other threads. The memory given is all that is used: a batch is filled when the one that
 * had its memory before was taken. With the memory of one batch nothing overlaps; with that of two the host's part of
 * one overlaps the device's part of the other; with that of three transfers overlap computing, too, which is worth it
 * on a device with memory of its own: {@link Engine#batchesInFlight()} knows.
 *
 * <pre>{@code
 * Batches.run(memory, count,
 *     (batch, k) -> reader.read(first(k), hits(batch)),
 *     (batch, k) -> reconstruct(engine, batch),
 *     (batch, k) -> writer.write(tracks(batch)));
 * }</pre>
 *
 * <p>What is taken does not depend on how much overlaps, also where a step fails: all batches before are taken, none
 * after it, and what it threw is thrown on. Batches after it may have been filled or computed in vain by then; none is
 * being computed any more when {@link #run} returns or throws.
 */
public final class Batches {

  private Batches() {}

  /** A step of a batch. */
  @FunctionalInterface
  public interface Step<B> {

    /**
     * @param memory of the batch
     * @param batch its number, from 0
     */
    void run(B memory, long batch) throws InterruptedException;
  }

  /**
   * Runs batches 0 to {@code count - 1}, each in the next memory by turns. The caller makes and closes the memory.
   *
   * @param memory what batches are filled into, one for each batch in flight, at least one
   * @param count number of batches, 0 does nothing
   * @throws InterruptedException if the caller is interrupted; what has begun to compute is interrupted and awaited
   */
  public static <B> void run(List<? extends B> memory, long count, Step<? super B> fill, Step<? super B> compute,
      Step<? super B> take) throws InterruptedException {
    if (memory.isEmpty() || count < 0) {
      throw new IllegalArgumentException(
          "batches need memory for at least one (" + memory.size() + "), and no negative count (" + count + ")");
    }
    int depth = memory.size();
    if (depth == 1) {
      for (long k = 0; k < count; k++) {
        fill.run(memory.getFirst(), k);
        compute.run(memory.getFirst(), k);
        take.run(memory.getFirst(), k);
      }
      return;
    }
    // the caller always holds one of the batches, or waits for one
    ExecutorService workers = Executors.newFixedThreadPool(
        depth - 1, Thread.ofPlatform().daemon().name("fiducia-batches-", 0).factory());
    try {
      Queue<Future<?>> inFlight = new ArrayDeque<>(depth);
      long filled = 0;
      long last = count;
      for (long k = 0; k < last; k++) {
        for (; filled < Math.min(last, k + depth); filled++) {
          long next = filled;
          B batch = memory.get((int) (next % depth));
          try {
            fill.run(batch, next);
          } catch (RuntimeException e) {
            // its turn is after the batches in flight
            inFlight.add(CompletableFuture.failedFuture(e));
            last = next + 1;
            continue;
          }
          inFlight.add(workers.submit(() -> {
            compute.run(batch, next);
            return null;
          }));
        }
        await(inFlight.remove());
        take.run(memory.get((int) (k % depth)), k);
      }
    } finally {
      workers.shutdownNow();
      workers.close();
    }
  }

  private static void await(Future<?> computed) throws InterruptedException {
    try {
      computed.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        default -> throw new AssertionError("a step throws nothing else", e.getCause());
      }
    }
  }
}
