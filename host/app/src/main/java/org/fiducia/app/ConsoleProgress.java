package org.fiducia.app;

import java.io.PrintWriter;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.fiducia.host.Progress;

/**
 * Shows progress on the error stream: a bar on a terminal, otherwise a plain line now and then, and nothing at all of
 * work that is done before anybody wonders.
 */
final class ConsoleProgress implements Progress, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BAR_STEP = Duration.ofMillis(500);
  private static final Duration LINE_STEP = Duration.ofSeconds(10);
  private static final int BAR_LENGTH = 100;
  private static final int STDERR = 2;

  private record State(String what, long done, long total) {}

  private final PrintWriter err;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
  private volatile State state;
  private ProgressBar bar;

  ConsoleProgress(PrintWriter err) {
    this(err, isTerminal(), PATIENCE);
  }

  ConsoleProgress(PrintWriter err, boolean terminal, Duration patience) {
    this.err = err;
    this.terminal = terminal;
    Duration step = terminal ? BAR_STEP : LINE_STEP;
    clock.scheduleWithFixedDelay(this::show, patience.toMillis(), step.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void step(String what, long done, long total) {
    state = new State(what, done, total);
  }

  private synchronized void show() {
    State now = state;
    if (now == null || clock.isShutdown()) {
      return;
    }
    if (!terminal) {
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      err.println(now.what() + ": " + now.done() + " of " + now.total() + " done after " + seconds + " s");
      err.flush();
      return;
    }
    if (bar == null) {
      bar = new ProgressBarBuilder()
          .setStyle(ProgressBarStyle.ASCII)
          .setConsumer(new ConsoleProgressBarConsumer(System.err, BAR_LENGTH))
          .setInitialMax(now.total())
          .startsFrom(now.done(), Duration.ZERO)
          .build();
    }
    bar.maxHint(now.total());
    bar.stepTo(now.done());
    bar.setExtraMessage(" " + now.what());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      if (bar != null) {
        show(bar);
      }
    }
  }

  private void show(ProgressBar last) {
    last.stepTo(state.done());
    last.close();
  }

  /** Whether the error stream is a terminal: Java itself only tells of input and output together. */
  private static boolean isTerminal() {
    try {
      Linker linker = Linker.nativeLinker();
      return (int) linker.downcallHandle(linker.defaultLookup().findOrThrow("isatty"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)).invokeExact(STDERR) == 1;
    } catch (Throwable e) {
      return false;
    }
  }
}
