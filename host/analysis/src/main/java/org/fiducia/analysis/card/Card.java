package org.fiducia.analysis.card;

import java.nio.file.Path;
import java.util.List;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;

/** A job, read from a card with all that the card names, and checked. */
public sealed interface Card permits AcceptanceCard {

  /** Kinds of job a card can ask for. */
  enum Kind {
    DECAY_VOLUME_ACCEPTANCE
  }

  /**
   * Reads a card of any kind.
   *
   * @throws InputException naming file, line and key of the first problem
   */
  static Card load(Path path) {
    return AcceptanceCard.load(path);
  }

  /** Name of the card: its file name without {@code .toml}. */
  String name();

  /** Seed of the random numbers, at least 0. */
  long seed();

  /** Events generated for each mass of the scan. */
  long eventsPerMass();

  /** Most events that {@link #withEventsPerMass} takes. */
  long mostEventsPerMass();

  /** The same job with another seed. */
  Card withSeed(long other);

  /** The same job with another number of events for each mass. */
  Card withEventsPerMass(long other);

  /** The card's file. */
  InputFile source();

  /** Every input that was read, with its hash; the card comes first. */
  List<InputFile> inputs();
}
