package org.fiducia.analysis.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;

/** The fits, one after the other, on one device. */
public final class FitBenchmark {

  private FitBenchmark() {}

  /**
   * One task.
   *
   * @param task name
   * @param itemsPerSecond see {@link Stopwatch}
   * @param check whether the fits are right
   */
  public record Row(String task, double itemsPerSecond, FitCheck check) {}

  /** Loads the blocks of a task. */
  @FunctionalInterface
  private interface Preparation {
    FitTask prepare() throws InterruptedException;
  }

  /**
   * Measures all tasks.
   *
   * @param seconds least time of a trial
   */
  public static List<Row> run(Engine engine, PeerData data, double seconds, Progress progress)
      throws InterruptedException {
    Geometry peers = geometry("peers-spectrometer.toml");
    Geometry na62 = geometry("na62-kaon.toml");
    List<Preparation> tasks = List.of(
        () -> new KalmanTask(peers, data.tracks()),
        () -> new StrawTask(engine, na62, data.tracks().count()),
        () -> new VertexTask(peers, data.vertices()),
        () -> new KinematicTask(data.decays(), false),
        () -> new KinematicTask(data.decays(), true));
    Stopwatch stopwatch = new Stopwatch(engine, seconds);
    List<Row> rows = new ArrayList<>();
    for (Preparation preparation : tasks) {
      try (FitTask task = preparation.prepare()) {
        progress.step(task.name(), rows.size(), tasks.size());
        double rate = stopwatch.itemsPerSecond(task);
        rows.add(new Row(task.name(), rate, task.check()));
      }
    }
    progress.step("done", tasks.size(), tasks.size());
    return rows;
  }

  /** One of the example geometries, which come with this class. */
  static Geometry geometry(String name) {
    try (InputStream in = FitBenchmark.class.getResourceAsStream(name)) {
      Path file = Files.createTempFile("fiducia-", "-" + name);
      try {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return Geometry.load(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a temporary file: " + e.getMessage(), e);
    }
  }
}
