package org.fiducia.io;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Layout;
import org.fiducia.language.Longs;

/** Blocks of events with every type, awkward values among them, and the table that names them. */
record Samples(int slots, long events, Doubles decay, Longs shape, Doubles track, Ints status) {

  static final Layout DECAY = Layout.of("decay",
      Layout.column("weight", "1", "weight of the event"), Layout.column("z", "mm", "decay vertex"));
  static final Layout SEED = Layout.of("seed", Layout.column("number", "1", "global number"));
  static final Layout TRACK = Layout.of("track",
      Layout.column("qp", "c/GeV", "charge / momentum"), Layout.column("cov x x", "mm^2", "covariance"));
  static final Layout STATUS = Layout.of("status", Layout.column("status", "1", "0 if the fit is good"));

  private static final double[] NASTY = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3};

  static Samples empty(Arena arena, int slots, long events) {
    return new Samples(slots, events, Doubles.allocate(arena, DECAY, events), Longs.allocate(arena, SEED, events),
        Doubles.allocate(arena, TRACK, slots * events), Ints.allocate(arena, STATUS, slots * events));
  }

  static Samples random(Arena arena, int slots, long events, long seed) {
    Samples samples = empty(arena, slots, events);
    SplittableRandom random = new SplittableRandom(seed);
    for (long e = 0; e < events; e++) {
      samples.decay.set(0, e, value(random));
      samples.decay.set(1, e, value(random));
      samples.shape.set(0, e, random.nextLong());
    }
    for (long row = 0; row < slots * events; row++) {
      samples.track.set(0, row, value(random));
      samples.track.set(1, row, value(random));
      samples.status.set(0, row, random.nextInt());
    }
    return samples;
  }

  private static double value(SplittableRandom random) {
    int which = random.nextInt(3 * NASTY.length);
    return which < NASTY.length ? NASTY[which] : random.nextDouble(-1e3, 1e3);
  }

  EventTable table() {
    return table(events);
  }

  EventTable table(long count) {
    return EventTable.of(count).perEvent("decay", DECAY, decay).perEvent("seed", SEED, shape)
        .perSlot("track", TRACK, slots, track).perSlot("track", STATUS, slots, status);
  }

  static Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("seed", "42");
    metadata.put("card", "[job]\nseed = 42  # µ → e\n");
    return metadata;
  }

  /** Writes the events as one batch. */
  Path write(Path file) {
    try (EventWriter writer = EventWriter.create(file, false, "events", table().columns(), metadata(), "0.1.0")) {
      writer.write(table());
      writer.publish();
    }
    return file;
  }
}
