package org.fiducia.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.fiducia.analysis.bench.FitBenchmark;
import org.fiducia.analysis.bench.PeerData;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
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
      "Times are processor time of the whole process, all threads, with the data already in blocks; on a device that is "
          + "no processor elapsed time, transfers included. Each task runs until its rate does not grow any more; the "
          + "rate is then the median of 5 trials. Checks: rms of (fitted - true) / error of q/p (tracks) or z "
          + "(vertices), mean chi2."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  fiducia bench --peer-data data",
      "  fiducia bench --peer-data data --device opencl:0 --json",
      "",
      "DIR holds tracks.f64, vtx5.f64, kin5.f64 (docs/performance.md)."
    })
final class BenchCommand implements Callable<Integer> {

  private static final String JVM = "cpu";

  @Spec private CommandSpec spec;

  @Option(names = "--peer-data", paramLabel = "DIR", required = true, description = "Folder of the common data.")
  private Path folder;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = JVM,
      description = "auto, an id such as cpu or opencl:0, or a unique part of a name (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(names = "--threads", paramLabel = "N", defaultValue = "1",
      description = "Threads of the JVM device (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
      description = "Least time of a trial (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws DeviceException, InterruptedException {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads);
    }
    if (!(seconds > 0 && seconds <= 3600)) {
      throw new ParameterException(spec.commandLine(), "--seconds must be above 0, at most 3600, not " + seconds);
    }
    try (PeerData data = PeerData.load(folder);
        Engine engine = Engine.open(device, new RunnerOptions(threads, 0, 0))) {
      List<FitBenchmark.Row> rows = measure(engine, data);
      engine.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.print(JsonText.of(text -> write(text, engine, rows)));
      } else {
        Table.print(out, table(engine, rows));
      }
      out.flush();
    }
    return 0;
  }

  private List<FitBenchmark.Row> measure(Engine engine, PeerData data) throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
      return FitBenchmark.run(engine, data, seconds, progress);
    }
  }

  private static String form(Engine engine) {
    return engine.deviceId().equals(JVM) ? "jvm" : "scalar";
  }

  /** Threads of the JVM; how many another device has is its own affair. */
  private OptionalInt threads(Engine engine) {
    return engine.deviceId().equals(JVM) ? OptionalInt.of(threads) : OptionalInt.empty();
  }

  private void write(JsonGenerator text, Engine engine, List<FitBenchmark.Row> rows) throws IOException {
    text.writeArrayFieldStart("rows");
    for (FitBenchmark.Row row : rows) {
      text.writeStartObject();
      text.writeStringField("task", row.task());
      text.writeStringField("device", engine.deviceId());
      text.writeStringField("form", form(engine));
      if (threads(engine).isPresent()) {
        text.writeNumberField("threads", threads);
      } else {
        text.writeNullField("threads");
      }
      text.writeNumberField("itemsPerSecond", row.itemsPerSecond());
      text.writeObjectFieldStart("checks");
      writeOptional(text, "pull", row.check().pull());
      writeOptional(text, "chi2", row.check().chi2());
      text.writeEndObject();
      text.writeEndObject();
    }
    text.writeEndArray();
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
    table.add(List.of("TASK", "DEVICE", "FORM", "THREADS", "ITEMS/S", "PULL", "CHI2", "FAILED"));
    for (FitBenchmark.Row row : rows) {
      table.add(List.of(row.task(), engine.deviceId(), form(engine),
          threads(engine).isPresent() ? Integer.toString(threads) : "-",
          String.format(Locale.ROOT, "%.0f", row.itemsPerSecond()), text(row.check().pull()),
          text(row.check().chi2()), Long.toString(row.check().failed())));
    }
    return table;
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }
}
