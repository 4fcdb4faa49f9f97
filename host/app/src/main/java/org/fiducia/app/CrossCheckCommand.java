package org.fiducia.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.host.CpuBackend;
import org.fiducia.host.CrossCheck;
import org.fiducia.host.DeviceReport;
import org.fiducia.host.Devices;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fiducia crosscheck}. */
@Command(
    name = "crosscheck",
    description = "Run every kernel on several devices, in several forms, and compare the results byte by byte.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  fiducia crosscheck                                     the JVM against every other device",
      "  fiducia crosscheck --devices cpu,opencl:0 --items 10000000 --json",
      "  fiducia crosscheck --devices opencl:0 --lanes 1,4,8    forms of one device against each other",
      "",
      "Exit code 3 if a single byte differs."
    })
final class CrossCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--devices",
      split = ",",
      paramLabel = "DEVICE",
      description = "Devices by id or by a unique part of their name, reference first (default: cpu and all others).")
  private List<String> devices = List.of();

  @Option(
      names = "--lanes",
      split = ",",
      paramLabel = "N",
      description = "Forms of OpenCL kernels by the items that a work item computes: 1 (scalar), 2, 4, 8, 16 (wide), 0 "
          + "for the device's choice (default: ${DEFAULT-VALUE}).",
      defaultValue = "1,0")
  private List<Integer> lanes;

  @Option(names = "--items", paramLabel = "N", defaultValue = "100000",
      description = "Items for every kernel (default: ${DEFAULT-VALUE}).")
  private long items;

  @Option(
      names = "--kernels",
      split = ",",
      paramLabel = "KERNEL",
      description = "Only trials whose names begin so, e.g. VertexFit (default: all).")
  private List<String> kernels = List.of();

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
      description = "Seed of the inputs (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private RunnerOption runner;

  @Override
  public Integer call() throws DeviceException, InterruptedException {
    if (items < 1) {
      throw new ParameterException(spec.commandLine(), "--items must be at least 1, not " + items);
    }
    if (seed < 0) {
      throw new ParameterException(spec.commandLine(), "--seed must not be negative, but is " + seed);
    }
    List<RunnerOptions> forms = forms();
    List<Trial> trials = trials();
    Set<String> once = new HashSet<>();
    devices.stream().filter(d -> !once.add(d)).findFirst().ifPresent(d -> {
      throw new ParameterException(spec.commandLine(), "--devices names '" + d + "' twice");
    });
    List<String> compared = devices.isEmpty() ? usableDevices() : devices;
    List<CrossCheck.Row> rows;
    try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
      rows = CrossCheck.run(compared.getFirst(), compared.subList(1, compared.size()), trials, items, seed,
          forms, progress);
    }
    boolean alone = rows.stream().allMatch(row -> row.bytesCompared() == 0);
    if (alone) {
      spec.commandLine().getErr().println(
          "no other device to compare with: the hashes are those of " + compared.getFirst() + " alone");
    }
    long mismatched = rows.stream().mapToLong(CrossCheck.Row::mismatchedBytes).sum();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(json(rows, mismatched));
    } else {
      Table.print(out, table(rows));
      out.println(verdict(alone, mismatched));
    }
    out.flush();
    return mismatched == 0 ? 0 : Fiducia.MISMATCH;
  }

  private List<Trial> trials() {
    List<Trial> all = Trials.all();
    kernels.stream().filter(k -> all.stream().noneMatch(t -> t.name().startsWith(k))).findFirst().ifPresent(k -> {
      throw new ParameterException(spec.commandLine(), "--kernels: no trial begins with '" + k + "'; there are "
          + all.stream().map(t -> t.name().split(" ")[0]).distinct().collect(Collectors.joining(", ")));
    });
    return all.stream().filter(t -> kernels.isEmpty() || kernels.stream().anyMatch(t.name()::startsWith)).toList();
  }

  private List<RunnerOptions> forms() {
    RunnerOptions options = runner.options();
    try {
      return lanes.stream().map(n -> new RunnerOptions(options.threads(), options.localSize(), n)).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--lanes: " + e.getMessage());
    }
  }

  private static String verdict(boolean alone, long mismatched) {
    if (alone) {
      return "Nothing was compared.";
    }
    return mismatched == 0 ? "All bytes agree." : mismatched + " bytes differ.";
  }

  /** The JVM, then every other device that passes its self-test; the rest is named on the error stream. */
  private List<String> usableDevices() throws InterruptedException {
    List<String> usable = new ArrayList<>(List.of(CpuBackend.ID));
    PrintWriter err = spec.commandLine().getErr();
    for (DeviceReport device : Devices.list()) {
      if (device.id().equals(CpuBackend.ID)) {
        continue;
      }
      if (device.selfTest().equals("passed")) {
        usable.add(device.id());
      } else {
        err.println("left out: " + device.id() + " (" + device.reason() + ")");
      }
    }
    return usable;
  }

  private static String json(List<CrossCheck.Row> rows, long mismatched) {
    return JsonText.of(json -> {
      json.writeNumberField("mismatchedBytes", mismatched);
      json.writeArrayFieldStart("kernels");
      for (CrossCheck.Row row : rows) {
        json.writeStartObject();
        json.writeStringField("kernel", row.kernel());
        json.writeNumberField("items", row.items());
        json.writeStringField("device", row.device());
        json.writeStringField("reference", row.reference());
        json.writeStringField("form", row.form());
        json.writeNumberField("bytesCompared", row.bytesCompared());
        json.writeNumberField("mismatchedBytes", row.mismatchedBytes());
        json.writeStringField("hash", row.hash());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static List<List<String>> table(List<CrossCheck.Row> rows) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("KERNEL", "ITEMS", "DEVICE", "REFERENCE", "FORM", "BYTES", "MISMATCHED", "HASH"));
    for (CrossCheck.Row row : rows) {
      table.add(List.of(row.kernel(), Long.toString(row.items()), row.device(), row.reference(), row.form(),
          Long.toString(row.bytesCompared()), Long.toString(row.mismatchedBytes()), row.hash()));
    }
    return table;
  }
}
