package org.fiducia.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small cards for tests, made from the example. */
final class Cards {

  private static final Path EXAMPLES = Path.of("../../examples");

  private Cards() {}

  /** The example card in a folder, beside its geometry, with a grid of 6 masses and 13 couplings. */
  static Path small(Path folder) throws IOException {
    Files.copy(EXAMPLES.resolve("na62-dump.toml"), folder.resolve("na62-dump.toml"));
    String text = Files.readString(EXAMPLES.resolve("dark-photon-mumu.toml"))
        .replaceFirst("points = 61", "points = 6").replaceFirst("points = 81", "points = 13")
        .replaceFirst("events-per-mass = 131_072", "events-per-mass = 4098");
    return Files.writeString(folder.resolve("small.toml"), text);
  }

  /** The small card with one replacement. */
  static Path changed(Path folder, String from, String to) throws IOException {
    Path card = small(folder);
    String text = Files.readString(card);
    if (!text.contains(from)) {
      throw new IllegalArgumentException("the card does not contain '" + from + "'");
    }
    return Files.writeString(card, text.replace(from, to));
  }
}
