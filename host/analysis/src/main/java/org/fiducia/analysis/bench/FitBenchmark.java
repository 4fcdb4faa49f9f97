package org.fiducia.analysis.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

  /**
   * Measures all tasks.
   *
   * @param seconds least time of a trial
   */
  public static List<Row> run(Engine engine, PeerData data, double seconds, Progress progress)
      throws InterruptedException {
    Geometry peers = geometry("peers-spectrometer.toml");
    List<Supplier<FitTask>> tasks = List.of(
        () -> new VertexTask(peers, data.vertices()),
        () -> new KinematicTask(data.decays()));
    Stopwatch stopwatch = new Stopwatch(engine, seconds);
    List<Row> rows = new ArrayList<>();
    for (Supplier<FitTask> prepared : tasks) {
      try (FitTask task = prepared.get()) {
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
