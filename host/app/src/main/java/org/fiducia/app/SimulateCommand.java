package org.fiducia.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.geometry.InputException;
import org.fiducia.host.Engine;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.io.EventWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fiducia simulate}. */
@Command(
    name = "simulate",
    description = "Make the kaon decays of a card and their hits in the spectrometer, and write them into an event "
        + "file, whole or not at all.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  fiducia simulate examples/k3pi.toml -o events.arrow",
      "  fiducia simulate examples/k-pi-aa.toml --mass 0.030 --events 100000 -o events.arrow",
      "",
      "The card's kind is kaon-decays; its trigger, selection and normalisation are not used.",
      "Next: fiducia reconstruct events.arrow -o tracks.arrow. The columns: docs/event-files.md."
    })
final class SimulateCommand implements Callable<Integer> {

  /** Relative difference of two masses that are meant to be one. */
  private static final double SAME_MASS = 1e-9;

  /** Masses that a message lists. */
  private static final int LISTED = 20;

  @Spec private CommandSpec spec;

  @Mixin private CardOption cardOption;

  @Mixin private OutputOption output;

  @Option(names = "--mass", paramLabel = "M",
      description = "Which mass of the card's scan is made, in GeV (needed if there are several).")
  private Double mass;

  @Option(names = "--json", description = "Print a summary as JSON.")
  private boolean json;

  @Mixin private DeviceOption device;

  @Override
  public Integer call() throws DeviceException, InterruptedException {
    RunnerOptions options = device.options();
    KaonCard card = card();
    KaonDecay decay = decay(card);
    try (SimulatedEvents simulated = new SimulatedEvents(card, decay, EventFile.BATCH);
        EventWriter writer = EventWriter.create(
            output.file(), output.overwrite(), EventFile.EVENTS, simulated.columns(), simulated.metadata());
        Engine engine = device.open(options)) {
      try (ConsoleProgress progress = new ConsoleProgress(spec.commandLine().getErr())) {
        simulated.write(engine, writer, progress);
      }
      writer.publish();
      engine.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w));
      report(engine, card, decay);
    }
    return 0;
  }

  private KaonCard card() {
    return switch (cardOption.card()) {
      case KaonCard kaons -> kaons;
      case AcceptanceCard other -> throw InputException.at(other.source().path(), 0,
          "job.kind: no events are made for this kind of job; use a card of kind \"kaon-decays\"");
    };
  }

  private KaonDecay decay(KaonCard card) {
    List<KaonDecay> decays = card.decays();
    if (mass == null) {
      if (decays.size() > 1) {
        throw new ParameterException(spec.commandLine(), "--mass is needed: " + card.source().path() + listed(decays));
      }
      return decays.getFirst();
    }
    if (!card.hasBoson()) {
      throw new ParameterException(
          spec.commandLine(), "--mass has no meaning: " + card.source().path() + " has no masses; leave it out");
    }
    return decays.stream().filter(d -> Math.abs(d.bosonMass() - mass) <= SAME_MASS * d.bosonMass()).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(),
            "--mass is " + mass + ", but " + card.source().path() + listed(decays)));
  }

  private static String listed(List<KaonDecay> decays) {
    return " has the mass" + (decays.size() > 1 ? "es " : " ")
        + decays.stream().limit(LISTED).map(d -> Double.toString(d.bosonMass())).collect(Collectors.joining(", "))
        + (decays.size() > LISTED ? " ..." : "") + " GeV; choose one";
  }

  private void report(Engine engine, KaonCard card, KaonDecay decay) {
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(JsonText.of(text -> {
        text.writeStringField("card", card.name());
        text.writeStringField("out", output.file().toString());
        text.writeStringField("device", engine.deviceId());
        text.writeNumberField("seed", card.seed());
        text.writeStringField("mode", decay.mode().label());
        if (card.hasBoson()) {
          text.writeNumberField("mass", decay.bosonMass());
        }
        text.writeNumberField("events", card.eventsPerMass());
        text.writeNumberField("particlesPerEvent", decay.mode().slots());
        JsonText.texts(text, "warnings", engine.warnings());
      }));
    } else {
      print.printf("Device: %s (%s), %s%n", engine.deviceId(), engine.deviceName(), engine.reason());
      print.println("Events: " + card.eventsPerMass() + " of " + decay.mode().label() + " in " + output.file());
    }
    print.flush();
  }
}
