package org.fiducia.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fiducia.analysis.bench.FitBenchmark;
import org.fiducia.analysis.bench.PeerData;
import org.fiducia.analysis.bench.ResidentMemory;
import org.fiducia.analysis.bench.SimulatedData;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.host.CpuBackend;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fiducia bench}. */
@Command(
    name = "bench",
    description = {
      "Measure the fits on data that other programs are measured on too, and check what they give.",
      "",
      "Times are processor time of the whole process, all threads; on a device that is no processor elapsed time. The "
          + "data are on the device before; the second rate is that with all data travelling there and back with every "
          + "launch. Each task runs until its rate does not grow any more; the rate is then the median of 5 trials. "
          + "Checks: rms of (fitted - true) / error of q/p (tracks) or z (vertices), mean chi2."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  fiducia bench --peer-data data",
      "  fiducia bench --peer-data data --device opencl:0 --lanes 8 --json",
      "  fiducia bench --simulate 100000 --seed 7 --tasks kalman,vertex5",
      "",
      "DIR holds tracks.f64, vtx5.f64, kin5.f64 (docs/performance.md)."
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** Where the data come from. */
  private static final class Source {

    @Option(names = "--peer-data", paramLabel = "DIR", description = "Folder of the common data.")
    private Path folder;

    @Option(names = "--simulate", paramLabel = "N", description = "N events of an own simulation in their place.")
    private Integer events;
  }

  @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1",
      description = "Seed of --simulate (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--tasks", split = ",", paramLabel = "TASK",
      description = "Only these of kalman, kalman-parameters, strawfit, vertex5, vertex5-position, kinfit4c, "
          + "kinfit4c-errors (default: all).")
  private List<String> tasks = FitBenchmark.TASKS;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = CpuBackend.ID,
      description = "auto, an id such as cpu or opencl:0, or a unique part of a name (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
      description = "Threads of the JVM device (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(names = "--lanes", paramLabel = "N", defaultValue = "0",
      description = "Items that an OpenCL work item computes: 1, 2, 4, 8 or 16, 0 for the device's choice "
          + "(default: ${DEFAULT-VALUE}). No result depends on it.")
  private int lanes;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
      description = "Least time of a trial (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws DeviceException, InterruptedException, IOException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads);
    }
    if (!(seconds > 0 && seconds <= 3600)) {
      throw new ParameterException(spec.commandLine(), "--seconds must be above 0, at most 3600, not " + seconds);
    }
    RunnerOptions options = options();
    tasks.stream().filter(task -> !FitBenchmark.TASKS.contains(task)).findFirst().ifPresent(task -> {
      throw new ParameterException(spec.commandLine(), "--tasks: there is no '" + task + "'; there are "
          + String.join(", ", FitBenchmark.TASKS));
    });
    if (source.folder != null) {
      measure(source.folder, options);
    } else {
      simulateAndMeasure(options);
    }
    return 0;
  }

  private RunnerOptions options() {
    try {
      return new RunnerOptions(threads, 0, lanes);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
    }
  }

  private void simulateAndMeasure(RunnerOptions options)
      throws DeviceException, InterruptedException, IOException {
    if (source.events < 1) {
      throw new ParameterException(spec.commandLine(), "--simulate must be at least 1, not " + source.events);
    }
    if (seed < 0) {
      throw new ParameterException(spec.commandLine(), "--seed must not be negative, but is " + seed);
    }
    Path folder = Files.createTempDirectory("fiducia-bench-");
    try {
      SimulatedData.write(folder, source.events, seed);
      measure(folder, options);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void measure(Path folder, RunnerOptions options) throws DeviceException, InterruptedException {
    try (PeerData data = PeerData.load(folder);
        Engine engine = Engine.open(device, options);
        ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
      List<FitBenchmark.Row> rows = FitBenchmark.run(engine, data, tasks, seconds, progress);
      print(engine, rows);
    }
  }

  private void print(Engine engine, List<FitBenchmark.Row> rows) {
    engine.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonText.of(text -> write(text, engine, rows)));
    } else {
      Table.print(out, table(engine, rows));
    }
    out.flush();
  }

  /** Threads of the JVM; how many another device has is its own affair. */
  private OptionalInt threads(Engine engine) {
    return engine.deviceId().equals(CpuBackend.ID) ? OptionalInt.of(threads) : OptionalInt.empty();
  }

  private void write(JsonGenerator text, Engine engine, List<FitBenchmark.Row> rows) throws IOException {
    text.writeArrayFieldStart("rows");
    for (FitBenchmark.Row row : rows) {
      text.writeStartObject();
      text.writeStringField("task", row.task());
      text.writeStringField("device", engine.deviceId());
      text.writeStringField("form", row.form());
      text.writeNumberField("lanes", engine.deviceId().equals(CpuBackend.ID) ? 1 : lanes);
      if (threads(engine).isPresent()) {
        text.writeNumberField("threads", threads);
      } else {
        text.writeNullField("threads");
      }
      text.writeNumberField("itemsPerSecond", row.itemsPerSecond());
      writeOptional(text, "itemsPerSecondWithTransfers", row.withTransfers());
      text.writeObjectFieldStart("checks");
      writeOptional(text, "pull", row.check().pull());
      writeOptional(text, "chi2", row.check().chi2());
      text.writeEndObject();
      text.writeEndObject();
    }
    text.writeEndArray();
    OptionalLong peak = ResidentMemory.peak();
    if (peak.isPresent()) {
      text.writeNumberField("peakBytes", peak.getAsLong());
    } else {
      text.writeNullField("peakBytes");
    }
  }

  private static void writeOptional(JsonGenerator text, String name, OptionalDouble value) throws IOException {
    if (value.isPresent()) {
      text.writeNumberField(name, value.getAsDouble());
    } else {
      text.writeNullField(name);
    }
  }

  private List<List<String>> table(Engine engine, List<FitBenchmark.Row> rows) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("TASK", "DEVICE", "FORM", "THREADS", "ITEMS/S", "WITH TRANSFERS", "PULL", "CHI2", "FAILED"));
    for (FitBenchmark.Row row : rows) {
      table.add(List.of(row.task(), engine.deviceId(), row.form(),
          threads(engine).isPresent() ? Integer.toString(threads) : "-",
          String.format(Locale.ROOT, "%.0f", row.itemsPerSecond()),
          row.withTransfers().isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f", row.withTransfers().getAsDouble()),
          text(row.check().pull()),
          text(row.check().chi2()), Long.toString(row.check().failed())));
    }
    return table;
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }
}
