package org.fiducia.analysis.card;

import java.nio.file.Path;
import java.util.List;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;
import org.fiducia.geometry.Key;
import org.fiducia.geometry.TomlInput;

/** A job, read from a card with all that the card names, and checked. */
public sealed interface Card permits AcceptanceCard, KaonCard {

  /** Kinds of job a card can ask for. */
  enum Kind {
    DECAY_VOLUME_ACCEPTANCE,
    KAON_DECAYS
  }

  /**
   * Reads a card of any kind.
   *
   * @throws InputException naming file, line and key of the first problem
   */
  static Card load(Path path) {
    Key<Kind> kind = Key.choice("kind", Kind.class, "what to compute");
    // a card without a kind is as good as any to tell what is missing
    return switch (TomlInput.find(path, "job", kind).orElse(Kind.DECAY_VOLUME_ACCEPTANCE)) {
      case DECAY_VOLUME_ACCEPTANCE -> AcceptanceCard.load(path);
      case KAON_DECAYS -> KaonCard.load(path);
    };
  }

  /** Name of the card: its file name without {@code .toml}. */
  String name();

  /** Seed of the random numbers, at least 0. */
  long seed();

  /** Events generated for each mass of the scan, or in all if there is none. */
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
