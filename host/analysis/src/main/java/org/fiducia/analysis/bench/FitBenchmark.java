package org.fiducia.analysis.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Chain;
import org.fiducia.host.CpuBackend;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;

/** The fits, one after the other, on one device. */
public final class FitBenchmark {

  /** Names of the tasks, in their order. */
  public static final List<String> TASKS = List.of("kalman", "kalman-parameters", "strawfit", "vertex5",
      "vertex5-position", "kinfit4c", "kinfit4c-errors");

  private final Engine engine;
  private final PeerData data;

  private FitBenchmark(Engine engine, PeerData data) {
    this.engine = engine;
    this.data = data;
  }

  /**
   * One task.
   *
   * @param task name
   * @param form in which its kernels ran, see {@link Engine#form}; several are joined by +
   * @param itemsPerSecond see {@link Stopwatch}; the data are on the device and stay there
   * @param withTransfers the same when all data travel to the device and back with every launch; empty for the JVM,
   *     which works on them where they are
   * @param check whether the fits are right
   */
  public record Row(String task, String form, double itemsPerSecond, OptionalDouble withTransfers, FitCheck check) {}

  /**
   * Measures some tasks.
   *
   * @param tasks of {@link #TASKS}
   * @param seconds least time of a trial
   */
  public static List<Row> run(Engine engine, PeerData data, List<String> tasks, double seconds, Progress progress)
      throws InterruptedException {
    FitBenchmark benchmark = new FitBenchmark(engine, data);
    Stopwatch stopwatch = new Stopwatch(engine, seconds);
    List<Row> rows = new ArrayList<>();
    for (String name : tasks) {
      try (FitTask task = benchmark.task(name)) {
        progress.step(name, rows.size(), tasks.size());
        double rate;
        String form;
        try (Chain chain = engine.chain()) {
          rate = stopwatch.itemsPerSecond(task, chain);
          chain.fetch(task.results());
          form = String.join("+", chain.forms());
        }
        FitCheck check = task.check();
        OptionalDouble withTransfers = engine.deviceId().equals(CpuBackend.ID)
            ? OptionalDouble.empty()
            : OptionalDouble.of(stopwatch.itemsPerSecond(task, engine));
        rows.add(new Row(name, form, rate, withTransfers, check));
      }
    }
    progress.step("done", tasks.size(), tasks.size());
    return rows;
  }

  /** Loads the blocks of a task. */
  private FitTask task(String name) throws InterruptedException {
    return switch (name) {
      case "kalman" -> new KalmanTask(geometry("peers-spectrometer.toml"), data.tracks(), true);
      case "kalman-parameters" -> new KalmanTask(geometry("peers-spectrometer.toml"), data.tracks(), false);
      case "strawfit" -> new StrawTask(engine, geometry("na62-kaon.toml"), data.tracks().count());
      case "vertex5" -> new VertexTask(geometry("peers-spectrometer.toml"), data.vertices(), true);
      case "vertex5-position" -> new VertexTask(geometry("peers-spectrometer.toml"), data.vertices(), false);
      case "kinfit4c" -> new KinematicTask(data.decays(), false);
      case "kinfit4c-errors" -> new KinematicTask(data.decays(), true);
      default -> throw new IllegalArgumentException("there is no task '" + name + "'; there are " + TASKS);
    };
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
