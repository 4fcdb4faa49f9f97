package org.fiducia.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fiducia.analysis.card.Card;
import org.fiducia.analysis.job.Jobs;
import org.fiducia.analysis.job.Outcome;
import org.fiducia.analysis.plot.Picture;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.analysis.result.Provenance;
import org.fiducia.analysis.result.RunFolder;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fiducia run}. */
@Command(
    name = "run",
    description = "Run the job of a card and write its results into a folder, whole or not at all.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  fiducia run examples/dark-photon-mumu.toml",
      "  fiducia run my-dump.toml --out results/first --events 1000000 --device opencl:0",
      "  fiducia run my-dump.toml --overwrite --json > summary.json",
      "  fiducia run examples/k-pi-aa.toml",
      "",
      "Files: result.json, provenance.json, tables (.csv) and pictures (.png, .svg), see docs/results.md.",
      "The keys of a card: fiducia schema."
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CardOption cardOption;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results (default: out/<card name>).")
  private Path out;

  @Option(names = "--overwrite", description = "Replace the results of an earlier run in DIR.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print a summary as JSON.")
  private boolean json;

  @Mixin private DeviceOption device;

  @Override
  public Integer call() throws DeviceException, InterruptedException {
    RunnerOptions options = device.options();
    Card card = cardOption.card();
    Path target = out == null ? Path.of("out", card.name()) : out;
    try (RunFolder folder = RunFolder.begin(target, overwrite);
        Engine engine = device.open(options)) {
      Instant started = Instant.now();
      Outcome outcome = run(engine, card);
      outcome.writeNumbers(folder);
      List<String> warnings = new ArrayList<>(engine.warnings());
      draw(outcome, folder).ifPresent(warnings::add);
      new Provenance(card, Version.number(), engine.deviceId(), engine.deviceName(), options.threads(), warnings,
          started, Instant.now()).write(folder);
      List<String> files = new ArrayList<>(folder.hashes().keySet());
      folder.publish();
      warnings.forEach(w -> spec.commandLine().getErr().println("warning: " + w));
      report(target, engine, card, outcome, files, warnings);
    }
    return 0;
  }

  private Outcome run(Engine engine, Card card) throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
      return Jobs.run(engine, card, progress);
    }
  }

  /** Draws the pictures, or says why there are none. */
  private static Optional<String> draw(Outcome outcome, RunFolder folder) {
    String obstacle = Picture.obstacle();
    if (!obstacle.isEmpty()) {
      return Optional.of(obstacle);
    }
    outcome.draw(folder);
    return Optional.empty();
  }

  private void report(Path target, Engine engine, Card card, Outcome outcome, List<String> files,
      List<String> warnings) {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(summary(target, engine, card, outcome, files, warnings));
    } else {
      print.printf("Device: %s (%s), %s%n", engine.deviceId(), engine.deviceName(), engine.reason());
      outcome.lines().forEach(print::println);
      print.println("Results: " + target + " (" + String.join(", ", files) + ")");
    }
    print.flush();
  }

  private static String summary(
      Path target, Engine engine, Card card, Outcome outcome, List<String> files, List<String> warnings) {
    return JsonText.of(json -> {
      json.writeStringField("card", card.name());
      json.writeStringField("out", target.toString());
      json.writeStringField("device", engine.deviceId());
      json.writeNumberField("seed", card.seed());
      json.writeNumberField("eventsPerMass", card.eventsPerMass());
      outcome.writeSummary(json);
      JsonText.texts(json, "files", files);
      JsonText.texts(json, "warnings", warnings);
    });
  }
}
