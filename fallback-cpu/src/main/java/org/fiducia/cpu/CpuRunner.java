package org.fiducia.cpu;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.language.Launch;

/**
 * Runs kernels on the JVM: the items are cut into chunks that the threads take in turn. Neither the number of threads
 * nor the chunk size can change a result, since items do not see each other and shared sums are exact.
 */
public final class CpuRunner implements AutoCloseable {

  /** Chunks a thread takes on average: enough that a slow chunk at the end leaves no thread idle for long. */
  private static final int CHUNKS_PER_THREAD = 8;

  private final int threads;
  private final long chunk;
  private final ExecutorService pool;

  /** Uses the given number of threads and a chunk size that follows the number of items. */
  public CpuRunner(int threads) {
    this(threads, 0);
  }

  /**
   * @param threads at least 1
   * @param chunk items a chunk, 0 to follow the number of items
   */
  public CpuRunner(int threads, long chunk) {
    if (threads < 1 || chunk < 0) {
      throw new IllegalArgumentException("threads must be at least 1 (" + threads + "), chunk not negative (" + chunk + ")");
    }
    this.threads = threads;
    this.chunk = chunk;
    this.pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("fiducia-cpu-", 0).factory());
  }

  public int threads() {
    return threads;
  }

  /**
   * Runs all items and returns when they are done, or, interrupted, when the chunks that have begun are.
   *
   * @param items number of items, 0 does nothing
   * @param first global number of item 0
   */
  public void run(Launch launch, long items, long first) throws InterruptedException {
    if (items < 0) {
      throw new IllegalArgumentException("negative number of items: " + items);
    }
    launch.requireAlive();
    long size = chunk > 0 ? chunk : Math.max(1, items / ((long) threads * CHUNKS_PER_THREAD));
    if (threads == 1 || items <= size) {
      launch.kernel().loop(0, items, first, launch.blocks());
      return;
    }
    AtomicLong next = new AtomicLong();
    List<Future<?>> workers = new ArrayList<>(threads);
    for (int t = 0; t < threads; t++) {
      workers.add(pool.submit(() -> {
        for (long from = next.getAndAdd(size); from < items; from = next.getAndAdd(size)) {
          launch.kernel().loop(from, Math.min(from + size, items), first, launch.blocks());
        }
      }));
    }
    try {
      await(workers);
    } catch (InterruptedException e) {
      // no worker may touch the blocks once this method has returned
      next.set(items);
      workers.forEach(CpuRunner::awaitInAnyCase);
      throw e;
    }
  }

  private static void await(List<Future<?>> workers) throws InterruptedException {
    RuntimeException failure = null;
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException e) {
        failure = e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void awaitInAnyCase(Future<?> worker) {
    boolean done = false;
    while (!done) {
      try {
        worker.get();
        done = true;
      } catch (ExecutionException e) {
        done = true;
      } catch (InterruptedException e) {
        // the first interruption is on its way to the caller
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
