package org.fiducia.tornado;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The only thread that calls TornadoVM. It keeps a command queue for each thread and plan, and gives back only those of
 * the thread that closes the plan; with one thread nothing is left over, however many threads launch kernels.
 */
final class TornadoThread {

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("fiducia-tornado").factory());

  private TornadoThread() {}

  /** Calls TornadoVM. Waits for the end also when interrupted, and leaves the thread interrupted then. */
  static <T> T call(Callable<T> work) {
    Future<T> future = THREAD.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(cause);
    };
  }

  /** What an error of TornadoVM says, in one line, without the stack trace that its messages contain. */
  static String words(Throwable error) {
    String message = String.valueOf(error.getMessage()).lines().map(String::strip)
        .filter(line -> !line.isEmpty()).takeWhile(line -> !line.startsWith("Stacktrace:"))
        .collect(Collectors.joining(" "));
    return error.getClass().getSimpleName() + ", " + message;
  }
}
