package org.fiducia.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fiducia.analysis.reconstruction.Reconstruction;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.host.Engine;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.io.EventReader;
import org.fiducia.io.EventWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fiducia reconstruct}. */
@Command(
    name = "reconstruct",
    description = "Fit the tracks of an event file, their vertices and, of five tracks, a pion and two pairs of "
        + "electrons with the momentum and energy of the kaon; write them into another event file, whole or not at all.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  fiducia reconstruct events.arrow -o tracks.arrow",
      "  fiducia reconstruct events.arrow -o tracks.arrow --robust --beam-vertex --residuals",
      "",
      "What could not be fitted is NaN and has a status other than 0. The columns: docs/event-files.md."
    })
final class ReconstructCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENTS", description = "The event file with the hits (of fiducia simulate, or one's own).")
  private Path file;

  @Mixin private OutputOption output;

  @Option(names = "--geometry", paramLabel = "GEOMETRY.toml",
      description = "The spectrometer (default: the one that EVENTS holds).")
  private Path geometry;

  @Option(names = "--robust", description = "Take hits that do not fit out of tracks.")
  private boolean robust;

  @Option(names = "--beam-vertex", description = "Fit vertices on the line of the beam particle.")
  private boolean beamVertex;

  @Option(names = "--no-fit", description = "Do not tell five tracks apart, nor fit them to the beam particle.")
  private boolean noFit;

  @Option(names = "--residuals", description = "Write the residual and the pull of each hit, too.")
  private boolean residuals;

  @Option(names = "--json", description = "Print a summary as JSON.")
  private boolean json;

  @Mixin private DeviceOption device;

  @Override
  public Integer call() throws DeviceException, InterruptedException, IOException {
    RunnerOptions runnerOptions = device.options();
    Reconstruction.Options options = new Reconstruction.Options(robust, beamVertex, !noFit);
    try (EventReader reader = EventReader.open(file);
        ReconstructedEvents events =
            new ReconstructedEvents(file, reader, geometry, options, residuals, EventFile.BATCH)) {
      requireAnotherFile();
      try (EventWriter writer = EventWriter.create(
              output.file(), output.overwrite(), EventFile.TRACKS, events.columns(), events.metadata());
          Engine engine = device.open(runnerOptions)) {
        ReconstructedEvents.Counts counts = write(events, engine, writer);
        writer.publish();
        engine.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w));
        report(engine, counts, events.tellsApart());
      }
    }
    return 0;
  }

  private void requireAnotherFile() throws IOException {
    if (Files.exists(output.file()) && Files.isSameFile(file, output.file())) {
      throw new ParameterException(spec.commandLine(), "--out must not be the file that is read: " + file);
    }
  }

  private ReconstructedEvents.Counts write(ReconstructedEvents events, Engine engine, EventWriter writer)
      throws InterruptedException {
    try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
      return events.write(engine, writer, progress);
    }
  }

  private void report(Engine engine, ReconstructedEvents.Counts counts, boolean fitted) {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(JsonText.of(text -> {
        text.writeStringField("events", file.toString());
        text.writeStringField("out", output.file().toString());
        text.writeStringField("device", engine.deviceId());
        text.writeNumberField("eventsRead", counts.events());
        text.writeNumberField("tracks", counts.tracks());
        text.writeNumberField("goodTracks", counts.goodTracks());
        text.writeNumberField("goodVertices", counts.goodVertices());
        if (fitted) {
          text.writeNumberField("goodFits", counts.goodFits());
        }
        JsonText.texts(text, "warnings", engine.warnings());
      }));
    } else {
      print.printf("Device: %s (%s), %s%n", engine.deviceId(), engine.deviceName(), engine.reason());
      print.printf("Fitted: %d of %d tracks, %d of %d vertices%s, in %s%n", counts.goodTracks(), counts.tracks(),
          counts.goodVertices(), counts.events(),
          fitted ? ", " + counts.goodFits() + " of " + counts.events() + " five-track decays" : "", output.file());
    }
    print.flush();
  }
}
