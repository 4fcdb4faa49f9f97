package org.fiducia.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.analysis.reconstruction.Reconstruction;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.host.Batches;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.host.event.Batch;
import org.fiducia.io.EventColumn;
import org.fiducia.io.EventReader;
import org.fiducia.io.EventTable;
import org.fiducia.io.EventWriter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.kinematics.FitStatus;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.VertexStatus;

/** Reconstructs the events of a file, a batch at a time. */
final class ReconstructedEvents implements AutoCloseable {

  /** What a file of events says of its origin, and the tracks that are made of it say too. */
  private static final List<String> ORIGIN = List.of("card", "seed", "first-event", "mode", "particles",
      "boson-mass-GeV", "scalar-mass-GeV", "lepton-mass-GeV");

  /** How many of the items were reconstructed. */
  record Counts(long events, long tracks, long goodTracks, long goodVertices, long goodFits) {

    private Counts plus(Counts more) {
      return new Counts(events + more.events, tracks + more.tracks, goodTracks + more.goodTracks,
          goodVertices + more.goodVertices, goodFits + more.goodFits);
    }
  }

  private final EventReader reader;
  private final Geometry geometry;
  private final Map<String, String> aboutGeometry;
  private final Reconstruction.Options options;
  private final boolean residuals;
  private final Reconstruction reconstruction;
  private final int capacity;
  /** More of it as soon as it is known how many batches keep the device busy. */
  private final List<Batch> memory = new ArrayList<>();
  private final boolean decay;
  private final boolean beam;

  /**
   * @param file name of the file that is read
   * @param geometryFile the geometry, if it is not the one that the file holds
   * @param residuals whether residuals and pulls of hits are wanted
   * @param capacity most events of a batch
   * @throws InputException if the file's events cannot be reconstructed
   */
  ReconstructedEvents(Path file, EventReader reader, Path geometryFile, Reconstruction.Options options,
      boolean residuals, int capacity) {
    requireEvents(file, reader);
    this.reader = reader;
    this.geometry = geometryFile == null ? geometryOf(file, reader) : Geometry.load(geometryFile);
    this.aboutGeometry = geometryFile == null ? geometryTexts(reader) : EventFile.about(geometry);
    this.options = options;
    this.residuals = residuals;
    this.reconstruction = new Reconstruction(geometry, options);
    this.capacity = (int) Math.min(capacity, reader.events());
    int slots = slots(file, reader);
    requireAllViews(file, reader, geometry);
    this.decay = EventFile.hasDecay(reader);
    this.beam = options.needsBeam(slots) || EventFile.hasBeam(reader);
    this.memory.add(new Batch(this.capacity, slots));
  }

  private static void requireEvents(Path file, EventReader reader) {
    reader.kind().filter(kind -> !kind.equals(EventFile.EVENTS)).ifPresent(kind -> {
      throw InputException.at(file.toString(), 0, "it holds " + kind + ", not events; name a file of events");
    });
  }

  private static Geometry geometryOf(Path file, EventReader reader) {
    String text = reader.metadata().get(EventFile.GEOMETRY);
    if (text == null) {
      throw InputException.at(file.toString(), 0, "it does not hold its geometry; name one with --geometry");
    }
    Path name = file.resolveSibling(file.getFileName() + " (geometry)");
    return Geometry.read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> geometryTexts(EventReader reader) {
    Map<String, String> texts = new LinkedHashMap<>();
    copy(List.of(EventFile.GEOMETRY_NAME, EventFile.GEOMETRY), reader, texts);
    return texts;
  }

  private static int slots(Path file, EventReader reader) {
    String name = EventFile.hits(0);
    EventColumn hits = reader.column(name).orElseThrow(() -> InputException.at(file.toString(), 0,
        "it has no column '" + name + "', the hits of the first view; name a file of events"));
    if (hits.slots() < 1 || hits.slots() > EventShape.MOST_SLOTS) {
      throw InputException.at(file.toString(), 0, "column '" + name + "' is " + hits.typeText()
          + ", but hits are float64[1] to float64[" + EventShape.MOST_SLOTS + "], one for each track; use a file that "
          + "has it so");
    }
    return hits.slots();
  }

  private static void requireAllViews(Path file, EventReader reader, Geometry geometry) {
    int views = geometry.views().size();
    if (views < Hits.VIEWS && reader.column(EventFile.hits(views)).isPresent()) {
      throw InputException.at(file.toString(), 0, "it has hits of more views than the " + views + " of the geometry "
          + geometry.name() + "; use the geometry that the events were made with");
    }
  }

  List<EventColumn> columns() {
    return reconstructed(memory.getFirst()).columns();
  }

  private EventTable reconstructed(Batch batch) {
    EventTable table = EventTable.of(batch.events());
    table = decay ? EventFile.decay(table, batch) : table;
    table = beam ? EventFile.beam(table, batch) : table;
    table = EventFile.tracks(table, batch);
    table = residuals ? EventFile.residuals(table, batch, geometry.views().size()) : table;
    return tellsApart() ? EventFile.kinematics(table, batch) : table;
  }

  private EventTable wanted(Batch batch) {
    EventTable table = EventFile.hits(batch, geometry.views().size());
    table = decay ? EventFile.decay(table, batch) : table;
    return beam ? EventFile.beam(table, batch) : table;
  }

  /** What the file says of its origin. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>(aboutGeometry);
    copy(ORIGIN, reader, metadata);
    metadata.put("reference-z-mm", Double.toString(reconstruction.referenceZ()));
    metadata.put("robust", Boolean.toString(options.robust()));
    metadata.put("beam-vertex", Boolean.toString(options.onBeam()));
    return metadata;
  }

  private static void copy(List<String> keys, EventReader reader, Map<String, String> to) {
    for (String key : keys) {
      if (reader.metadata().containsKey(key)) {
        to.put(key, reader.metadata().get(key));
      }
    }
  }

  /** Reconstructs all events and writes them, but does not publish the file. */
  Counts write(Engine engine, EventWriter writer, Progress progress) throws InterruptedException {
    while (memory.size() < engine.batchesInFlight()) {
      memory.add(new Batch(capacity, memory.getFirst().slots()));
    }
    List<Counts> counts = new ArrayList<>();
    Batches.run(memory, Math.ceilDiv(reader.events(), capacity),
        (batch, k) -> read(batch, k * capacity),
        (batch, k) -> reconstruction.reconstruct(engine, batch, reconstructed(batch).blocks()),
        (batch, k) -> {
          writer.write(reconstructed(batch));
          counts.add(counts(batch));
          progress.step("reconstructed events", k * capacity + batch.events(), reader.events());
        });
    return counts.stream().reduce(Counts::plus).orElseThrow();
  }

  private void read(Batch batch, long first) {
    batch.begin(first, (int) Math.min(capacity, reader.events() - first));
    reader.read(first, wanted(batch));
  }

  private Counts counts(Batch batch) {
    long tracks = 0;
    for (long row = 0; row < batch.rows(); row++) {
      tracks += batch.slotInts(TrackStatus.LAYOUT).get(TrackStatus.STATUS, row) == Status.OK ? 1 : 0;
    }
    long vertices = 0;
    long fits = 0;
    for (int event = 0; event < batch.events(); event++) {
      vertices += batch.ints(VertexStatus.LAYOUT).get(VertexStatus.STATUS, event) == Status.OK ? 1 : 0;
      fits += tellsApart() && batch.ints(FitStatus.LAYOUT).get(FitStatus.STATUS, event) == Status.OK ? 1 : 0;
    }
    return new Counts(batch.events(), batch.rows(), tracks, vertices, fits);
  }

  /** Whether five tracks are told apart and fitted. */
  boolean tellsApart() {
    return options.tellsApart(memory.getFirst().slots());
  }

  @Override
  public void close() {
    memory.forEach(Batch::close);
  }
}
