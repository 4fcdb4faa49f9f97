package org.fiducia.app;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fiducia.analysis.reconstruction.Reconstruction;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.io.EventReader;
import org.fiducia.io.EventTable;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.kinematics.FitStatus;
import org.fiducia.kernels.kinematics.FittedEvent;
import org.fiducia.kernels.kinematics.FittedTrack;
import org.fiducia.kernels.kinematics.TrackRoles;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackResiduals;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Layout;

/** Which blocks of a batch are which columns of the files of events and of tracks, and what else these files say. */
final class EventFile {

  /** Kind of a file of simulated events. */
  static final String EVENTS = "events";

  /** Kind of a file of reconstructed events. */
  static final String TRACKS = "tracks";

  /** Events that are held in memory, and written as one record batch. */
  static final int BATCH = 1 << 14;

  /** Metadata key: name of the geometry. */
  static final String GEOMETRY_NAME = "geometry-name";

  /** Metadata key: text of the geometry file, if that names no other file. */
  static final String GEOMETRY = "geometry";

  private static final String HITS = "hits";
  private static final String DECAY = "decay";
  private static final String BEAM = "beam";

  private EventFile() {}

  /** All that is simulated. */
  static EventTable events(Batch batch, int views) {
    int slots = batch.slots();
    return beam(decay(EventTable.of(batch.events()), batch), batch)
        .perSlot("particle", Particle.LAYOUT, slots, batch.slotDoubles(Particle.LAYOUT))
        .perSlot(HITS, Hits.LAYOUT, slots, batch.slotDoubles(Hits.LAYOUT), IntStream.range(0, views))
        .perSlot("pattern", HitPattern.LAYOUT, slots, batch.slotInts(HitPattern.LAYOUT))
        .perSlot("truth", TrueTrack.LAYOUT, slots, batch.slotDoubles(TrueTrack.LAYOUT))
        .perSlot("simulation", HitSimulation.STATUS, slots, batch.slotInts(HitSimulation.STATUS));
  }

  /** What a reconstruction reads of each track. */
  static EventTable hits(Batch batch, int views) {
    return EventTable.of(batch.events())
        .perSlot(HITS, Hits.LAYOUT, batch.slots(), batch.slotDoubles(Hits.LAYOUT), IntStream.range(0, views))
        .perSlot("pattern", HitPattern.LAYOUT, batch.slots(), batch.slotInts(HitPattern.LAYOUT),
            IntStream.of(HitPattern.VIEWS));
  }

  /** The column of a view's hits. */
  static String hits(int view) {
    return HITS + "." + Hits.LAYOUT.columns().get(view).name();
  }

  static EventTable decay(EventTable table, Batch batch) {
    return table.perEvent(DECAY, ParentDecay.LAYOUT, batch.doubles(ParentDecay.LAYOUT));
  }

  static EventTable beam(EventTable table, Batch batch) {
    return table.perEvent(BEAM, Beam.LAYOUT, batch.doubles(Beam.LAYOUT));
  }

  static boolean hasDecay(EventReader reader) {
    return has(reader, DECAY, ParentDecay.LAYOUT);
  }

  static boolean hasBeam(EventReader reader) {
    return has(reader, BEAM, Beam.LAYOUT);
  }

  private static boolean has(EventReader reader, String prefix, Layout layout) {
    try (Batch one = new Batch(1, 1)) {
      return EventTable.of(1).perEvent(prefix, layout, one.doubles(layout)).columns().stream()
          .allMatch(column -> reader.column(column.name()).isPresent());
    }
  }

  /** Adds tracks and vertices. */
  static EventTable tracks(EventTable table, Batch batch) {
    int slots = batch.slots();
    return table
        .perSlot("track", Track.LAYOUT, slots, batch.slotDoubles(Track.LAYOUT))
        .perSlot("track_status", TrackStatus.LAYOUT, slots, batch.slotInts(TrackStatus.LAYOUT))
        .perEvent("vertex", Vertex.LAYOUT, batch.doubles(Vertex.LAYOUT))
        .perEvent("vertex_status", VertexStatus.LAYOUT, batch.ints(VertexStatus.LAYOUT))
        .perSlot("prong", Prong.LAYOUT, slots, batch.slotDoubles(Prong.LAYOUT));
  }

  /** Adds what tracks miss of their hits. */
  static EventTable residuals(EventTable table, Batch batch, int views) {
    IntStream columns =
        IntStream.concat(IntStream.range(0, views), IntStream.range(0, views).map(v -> TrackResiduals.PULL + v));
    return table.perSlot("track", TrackResiduals.LAYOUT, batch.slots(), batch.slotDoubles(TrackResiduals.LAYOUT),
        columns);
  }

  /** Adds what each of five tracks is, and their fit. */
  static EventTable kinematics(EventTable table, Batch batch) {
    return table
        .perEvent("roles", TrackRoles.LAYOUT, batch.ints(TrackRoles.LAYOUT))
        .perEvent("hypothesis", Reconstruction.CHOSEN, batch.doubles(Reconstruction.CHOSEN))
        .perEvent("fit", FittedEvent.LAYOUT, batch.doubles(FittedEvent.LAYOUT))
        .perEvent("fit_status", FitStatus.LAYOUT, batch.ints(FitStatus.LAYOUT))
        .perSlot("fit_track", FittedTrack.LAYOUT, batch.slots(), batch.slotDoubles(FittedTrack.LAYOUT));
  }

  /** What a file says of a geometry: its name, and its text if no other file belongs to it. */
  static Map<String, String> about(Geometry geometry) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put(GEOMETRY_NAME, geometry.name());
    if (geometry.sources().equals(List.of(geometry.source()))) {
      about.put(GEOMETRY, new String(geometry.source().readAgain(), StandardCharsets.UTF_8));
    }
    return about;
  }
}
