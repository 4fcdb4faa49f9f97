package org.fiducia.app;

import java.nio.file.Path;
import org.fiducia.analysis.card.Card;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The card of a job, and the options that stand in for some of its numbers. */
final class CardOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "CARD.toml", description = "The card that describes the job.")
  private Path file;

  @Option(names = "--seed", paramLabel = "S", description = "Seed, in place of the card's.")
  private Long seed;

  @Option(names = "--events", paramLabel = "N", description = "Events for each mass, in place of the card's.")
  private Long events;

  /** The card with the options of the command line. */
  Card card() {
    if (seed != null && seed < 0) {
      throw new ParameterException(spec.commandLine(), "--seed must not be negative, but is " + seed);
    }
    if (events != null && events < 1) {
      throw new ParameterException(spec.commandLine(), "--events must be at least 1, but is " + events);
    }
    Card card = Card.load(file);
    if (events != null && events > card.mostEventsPerMass()) {
      throw new ParameterException(
          spec.commandLine(), "--events must be 1 to " + card.mostEventsPerMass() + ", not " + events);
    }
    card = seed == null ? card : card.withSeed(seed);
    return events == null ? card : card.withEventsPerMass(events);
  }
}
