package org.fiducia.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fiducia.benchmarks.AcceptanceTime;
import org.fiducia.benchmarks.Machine;
import org.fiducia.benchmarks.MarkedPage;
import org.fiducia.host.CpuBackend;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs our kernels and other programs on the same files, and prints ratios. */
@Command(
    name = "benchmarks/side-by-side",
    description = {
      "Run our fits and other programs on the same files in one go, and print the ratios of their rates against what "
          + "is asked for.",
      "",
      "One thread each, processor time, median of 5 trials. Peers whose source is not at hand keep the rates that were "
          + "measured elsewhere, and are marked as quoted. Without --peers the events are our own simulation's."
    },
    mixinStandardHelpOptions = true)
public final class SideBySide implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "DATA-FOLDER",
      description = "Folder with tracks.f64, vtx5.f64 and kin5.f64 (default: made by the peers' generator).")
  private Path data;

  @Option(names = "--peers", paramLabel = "DIR", defaultValue = "${env:FIDUCIA_PEERS:-}",
      description = "Folder of the peers, with run-baseline.sh and run-java.sh (default: the variable FIDUCIA_PEERS).")
  private String peers;

  @Option(names = "--items", paramLabel = "N", defaultValue = "200000",
      description = "Items of each file that is made (default: ${DEFAULT-VALUE}).")
  private int items;

  @Option(names = "--seed", paramLabel = "S",
      description = "Make the files from other seeds than the peers' own.")
  private Long seed;

  @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "opencl:0",
      description = "OpenCL device of the scalar and wide forms (default: ${DEFAULT-VALUE}).")
  private String device;

  @Option(names = "--lanes", paramLabel = "N", defaultValue = "8",
      description = "Lanes of the wide form (default: ${DEFAULT-VALUE}).")
  private int lanes;

  @Option(names = "--seconds", paramLabel = "S", defaultValue = "0.5",
      description = "Least time of a trial of ours (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--without-java-peers", description = "Do not run run-java.sh, which takes a minute.")
  private boolean withoutJava;

  @Option(names = "--page", paramLabel = "FILE.md", description = "Write the table into this page too.")
  private Path page;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results to a file too.")
  private Path json;

  public static void main(String[] args) {
    System.exit(new CommandLine(new SideBySide()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (items < 1) {
      throw new ParameterException(spec.commandLine(), "--items must be at least 1, not " + items);
    }
    if (data != null && seed != null) {
      throw new ParameterException(spec.commandLine(), "a data folder has its seed already: leave out --seed");
    }
    Path work = Files.createTempDirectory("fiducia-side-by-side-");
    try {
      List<Comparison> comparisons = compare(work);
      System.out.print(Comparison.table(comparisons));
      if (json != null) {
        Files.writeString(json, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(comparisons) + "\n");
      }
      if (page != null) {
        MarkedPage.replace(page, "side-by-side", conditions() + Comparison.markdown(comparisons));
      }
    } finally {
      remove(work);
    }
    return 0;
  }

  private String conditions() throws IOException {
    String events = data != null ? "given files" : peers.isEmpty() ? "events of our own simulation"
        : seed == null ? "the peers' events" : "the peers' generator at seed " + seed;
    return Machine.name() + ", JDK " + Runtime.version() + ", " + LocalDate.now() + "; " + events + ".\n\n";
  }

  private List<Comparison> compare(Path work) throws IOException, InterruptedException {
    if (data != null) {
      Files.createSymbolicLink(work.resolve("data"), data.toAbsolutePath());
    }
    PeerPrograms programs = null;
    if (!peers.isEmpty()) {
      programs = new PeerPrograms(Path.of(peers).toAbsolutePath(), work,
          seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
      programs.runNative(items);
      if (!withoutJava) {
        programs.runJava();
      }
    }
    List<String> source = Files.exists(work.resolve("data"))
        ? List.of("--peer-data", work.resolve("data").toString())
        : List.of("--simulate", Integer.toString(items), "--seed", Long.toString(seed == null ? 1 : seed));
    Map<String, Map<Form, Measured>> ours = ours(source);
    List<Comparison> comparisons = new ArrayList<>();
    for (Goal goal : Goal.ALL) {
      comparisons.add(Comparison.of(goal, ours.get(goal.task()).get(goal.form()),
          programs == null ? null : programs.of(goal.peer())));
    }
    return comparisons;
  }

  /** A linked data folder stays: only the link goes. */
  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Map<String, Map<Form, Measured>> ours(List<String> source) throws IOException, InterruptedException {
    Map<String, Map<Form, Measured>> all = new HashMap<>();
    for (Goal goal : Goal.ALL) {
      Map<Form, Measured> forms = all.computeIfAbsent(goal.task(), _ -> new EnumMap<>(Form.class));
      if (!forms.containsKey(goal.form())) {
        forms.put(goal.form(), goal.task().equals(Goal.ACCEPTANCE) ? acceptance(goal.form()) : fit(goal, source));
      }
    }
    return all;
  }

  private Measured fit(Goal goal, List<String> source) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./fiducia", "bench", "--json", "--tasks", goal.task(), "--device",
        device(goal.form()), "--lanes", lanes(goal.form()), "--seconds", Double.toString(seconds)));
    command.addAll(source);
    Child child = Child.run(Path.of("."), Map.of(), command);
    JsonNode row = JSON.readTree(child.output()).get("rows").get(0);
    return new Measured(row.get("itemsPerSecond").asDouble(), child.peakBytes());
  }

  private Measured acceptance(Form form) throws IOException, InterruptedException {
    Child child = Child.run(Path.of("."), Map.of(),
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
            AcceptanceTime.class.getName(), device(form), lanes(form)));
    JsonNode time = JSON.readTree(child.output());
    return new Measured(1e3 / time.get("millisecondsAtEqualError").asDouble(), child.peakBytes());
  }

  private String device(Form form) {
    return form == Form.JVM ? CpuBackend.ID : device;
  }

  private String lanes(Form form) {
    return form == Form.WIDE ? Integer.toString(lanes) : "1";
  }
}
