package org.fiducia.benchmarks.roofline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.fiducia.benchmarks.Machine;
import org.fiducia.host.CpuBackend;
import org.fiducia.host.DeviceReport;
import org.fiducia.host.Devices;
import org.fiducia.kernels.Trial;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures limits, needs and rates of this machine, and writes the page that shows them. */
@Command(
    name = "benchmarks/roofline",
    description = {
      "Measure what this machine does at most, what each kernel needs, and how near it comes: on the JVM and on each "
          + "OpenCL device that passes its self-test, one thread (set POCL_MAX_PTHREAD_COUNT=1 for PoCL)."
    },
    mixinStandardHelpOptions = true)
public final class Roofline implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "0.25",
      description = "Least time of a measurement (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--lanes", split = ",", paramLabel = "N", defaultValue = "1,8",
      description = "Forms on processors that OpenCL drives (default: ${DEFAULT-VALUE}); GPUs take the first.")
  private List<Integer> lanes;

  @Option(names = "--devices", split = ",", paramLabel = "DEVICE", description = "Ids (default: all).")
  private List<String> devices = List.of();

  @Option(names = "--kernels", split = ",", paramLabel = "KERNEL",
      description = "Only trials whose names begin so (default: the first of each kernel).")
  private List<String> kernels = List.of();

  @Option(names = "--measured", paramLabel = "FILE",
      description = "Show reports of earlier runs instead of measuring; several are shown together.")
  private List<Path> measured = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Write what was measured to a file.")
  private Path json;

  @Option(names = "--page", paramLabel = "FILE.md",
      description = "Write the tables into this page, and the picture FILE.png beside it. Without it the tables are "
          + "printed.")
  private Path page;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Roofline()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<Report> reports = new ArrayList<>();
    for (Path file : measured) {
      reports.add(Report.read(file));
    }
    if (reports.isEmpty()) {
      reports.add(measure());
    }
    if (json != null) {
      reports.getFirst().write(json);
    }
    if (page == null) {
      System.out.print(RooflineTables.of(reports));
    } else {
      RooflinePage.write(page, reports);
    }
    return 0;
  }

  private Report measure() throws Exception {
    List<Trial> trials = ShownTrials.of(kernels);
    if (trials.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--kernels: no trial begins with " + kernels);
    }
    List<Cost> costs = Measurement.costs(trials);
    Measurement measurement = new Measurement(seconds);
    List<FormReport> forms = new ArrayList<>();
    for (DeviceReport device : Devices.list()) {
      if (!devices.isEmpty() && !devices.contains(device.id())) {
        continue;
      }
      if (!device.id().equals(CpuBackend.ID) && !device.selfTest().equals("passed")) {
        System.err.println("left out: " + device.id() + " (" + device.reason() + ")");
        continue;
      }
      for (int n : device.id().equals(CpuBackend.ID) ? List.of(1) : lanes) {
        FormReport form = measurement.run(device.id(), n, trials);
        forms.add(form);
        if (form.gpu()) {
          break;
        }
      }
    }
    return new Report(
        Machine.name(), Runtime.version().toString(), LocalDate.now().toString(), costs, oneMemory(forms));
  }

  /** The forms on the processor share its memory: the best of them has come nearest to the limit. */
  private static List<FormReport> oneMemory(List<FormReport> forms) {
    double best = forms.stream().filter(form -> !form.gpu()).mapToDouble(form -> form.limits().bytes()).max().orElse(0);
    return forms.stream()
        .sorted(Comparator.comparing((FormReport form) -> !form.onJvm()))
        .map(form -> form.gpu() ? form : form.withBytes(best)).toList();
  }
}
