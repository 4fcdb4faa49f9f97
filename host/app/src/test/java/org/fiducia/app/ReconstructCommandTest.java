package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fiducia.analysis.reconstruction.Reconstruction;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.io.EventColumn;
import org.fiducia.io.EventReader;
import org.fiducia.io.EventTable;
import org.fiducia.io.EventWriter;
import org.fiducia.kernels.Status;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconstructCommandTest {

  private static final Path EXAMPLES = Path.of("../../examples");
  private static final Path GEOMETRY = EXAMPLES.resolve("na62-kaon.toml");
  private static final int EVENTS = 207;

  @TempDir private static Path shared;
  private static Path fiveTracks;
  private static Path threeTracks;

  @TempDir private Path folder;

  @BeforeAll
  static void simulate() {
    fiveTracks = shared.resolve("five.arrow");
    threeTracks = shared.resolve("three.arrow");
    simulate(EXAMPLES.resolve("k-pi-aa.toml"), fiveTracks, "--mass", 0.03);
    simulate(EXAMPLES.resolve("k3pi.toml"), threeTracks);
  }

  private static void simulate(Path card, Path file, Object... options) {
    run(Stream.concat(Stream.of("simulate", card, "-o", file, "--events", EVENTS, "--device", "cpu"),
        Stream.of(options)).toArray());
  }

  private static Invocation run(Object... args) {
    Invocation run = Invocation.of(args);
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private Path reconstructed(Path events, Object... options) {
    Path file = folder.resolve("tracks.arrow");
    run(Stream.concat(Stream.of("reconstruct", events, "-o", file, "--device", "cpu", "--overwrite"),
        Stream.of(options)).toArray());
    return file;
  }

  private static long count(int[] statuses, int wanted) {
    return Arrays.stream(statuses).filter(status -> status == wanted).count();
  }

  /** Mean square of (measured - true) / error where there is a measurement. */
  private static double meanSquare(double[] measured, double[] truth, double[] variance) {
    return IntStream.range(0, measured.length).filter(k -> !Double.isNaN(measured[k]))
        .mapToDouble(k -> (measured[k] - truth[k]) * (measured[k] - truth[k]) / variance[k]).average().orElseThrow();
  }

  @Test
  void measuresTheKaonsThatWereSimulated() throws IOException {
    Path file = folder.resolve("tracks.arrow");
    JsonNode json = run("reconstruct", fiveTracks, "-o", file, "--device", "cpu", "--json").json();
    assertThat(json.get("eventsRead").asInt()).isEqualTo(EVENTS);
    assertThat(json.get("tracks").asInt()).isEqualTo(5 * EVENTS);
    assertThat(json.get("goodTracks").asLong())
        .isEqualTo(count(EventFiles.ints(file, "track_status.status"), Status.OK)).isGreaterThan(3 * EVENTS);
    assertThat(json.get("goodVertices").asLong())
        .isEqualTo(count(EventFiles.ints(file, "vertex_status.status"), Status.OK));
    int[] fits = EventFiles.ints(file, "fit_status.status");
    assertThat(json.get("goodFits").asLong()).isEqualTo(count(fits, Status.OK)).isGreaterThan(EVENTS / 5);

    // pulls of 207 events, and of some 800 tracks: their mean square is 1 within about 5 / sqrt(n / 2)
    assertThat(meanSquare(EventFiles.doubles(file, "vertex.z"), EventFiles.doubles(file, "decay.z"),
        EventFiles.doubles(file, "vertex.cov_z_z"))).isCloseTo(1, within(0.5));
    assertThat(meanSquare(EventFiles.doubles(file, "track.qp"), EventFiles.doubles(fiveTracks, "truth.qp"),
        EventFiles.doubles(file, "track.cov_qp_qp"))).isCloseTo(1, within(0.25));
    double[] mass = EventFiles.doubles(file, "hypothesis.m_pi4e");
    double[] sigma = EventFiles.doubles(file, "hypothesis.sigma_m_pi4e");
    int[] pions = EventFiles.ints(file, "roles.pions");
    int[] ndf = EventFiles.ints(file, "fit_status.ndf");
    double[] chi2 = EventFiles.doubles(file, "fit.chi2");
    int rightPions = 0;
    double sum = 0;
    for (int event = 0; event < EVENTS; event++) {
      if (fits[event] == Status.OK) {
        assertThat(mass[event]).isCloseTo(0.493677, within(6 * sigma[event]));
        assertThat(ndf[event]).isEqualTo(4);
        rightPions += pions[event] == 1 ? 1 : 0;
        sum += chi2[event];
      } else {
        assertThat(chi2[event]).isNaN();
      }
    }
    assertThat(rightPions).isGreaterThan((int) (0.9 * count(fits, Status.OK)));
    assertThat(sum / count(fits, Status.OK)).isCloseTo(4, within(5 * Math.sqrt(8.0 / count(fits, Status.OK))));

    Map<String, String> origin = EventFiles.metadata(fiveTracks);
    assertThat(EventFiles.metadata(file)).containsEntry("fiducia.kind", "tracks")
        .containsEntry("reference-z-mm", "183334.4").containsEntry("geometry", origin.get("geometry"))
        .containsEntry("seed", "1").containsEntry("boson-mass-GeV", "0.03");
    for (String copied : new String[] {"decay.weight", "decay.z", "beam.pz"}) {
      assertThat(EventFiles.doubles(file, copied)).isEqualTo(EventFiles.doubles(fiveTracks, copied));
    }
    JsonNode columns = run("inspect", file, "--json").json().get("columns");
    assertThat(columns.findValuesAsText("name")).isEqualTo(EventFiles.columns(file)).contains("prong.pz");
  }

  @Test
  void givesTheSameBytesForAnyThreadsAndAnyBatchesOfTheFile() throws Exception {
    Path expected = Files.copy(reconstructed(fiveTracks, "--threads", 1, "--residuals"), folder.resolve("expected"));
    assertThat(reconstructed(fiveTracks, "--threads", 3, "--residuals")).hasSameBinaryContentAs(expected);
    for (int batch : new int[] {1, 13, 206}) {
      Path cut = EventFiles.rewrite(
          fiveTracks, folder.resolve("cut.arrow"), "events", batch, name -> true, EventFiles.Change.NONE);
      assertThat(reconstructed(cut, "--residuals")).hasSameBinaryContentAs(expected);
    }
    for (int capacity : new int[] {6, 206}) {
      Path pieces = folder.resolve("pieces.arrow");
      try (EventReader reader = EventReader.open(fiveTracks);
          ReconstructedEvents events = new ReconstructedEvents(
              fiveTracks, reader, null, new Reconstruction.Options(false, false, true), true, capacity);
          EventWriter writer = EventWriter.create(pieces, true, "tracks", events.columns(), events.metadata());
          Engine engine = Engine.open("cpu")) {
        assertThat(events.write(engine, writer, Progress.NONE).events()).isEqualTo(EVENTS);
        writer.publish();
      }
      Path joined = EventFiles.rewrite(
          pieces, folder.resolve("joined.arrow"), "tracks", EVENTS, name -> true, EventFiles.Change.NONE);
      assertThat(joined).hasSameBinaryContentAs(expected);
    }
  }

  @Test
  void theColumnsFollowTheOptions() {
    Path plain = reconstructed(threeTracks);
    assertThat(EventFiles.columns(plain)).doesNotContain("roles.pions", "fit.chi2", "track.residual_0");
    int[] free = EventFiles.ints(plain, "vertex_status.ndf");
    int[] onBeam = EventFiles.ints(reconstructed(threeTracks, "--beam-vertex", "--residuals"), "vertex_status.ndf");
    assertThat(EventFiles.columns(folder.resolve("tracks.arrow"))).contains("track.residual_15", "track.pull_15");
    assertThat(IntStream.range(0, EVENTS).filter(e -> free[e] == 3).count()).isGreaterThan(EVENTS / 3);
    for (int event = 0; event < EVENTS; event++) {
      if (free[event] > 0) {
        assertThat(onBeam[event]).isEqualTo(free[event] + 2);
      }
    }
    assertThat(EventFiles.columns(reconstructed(fiveTracks, "--no-fit"))).contains("vertex.z")
        .doesNotContain("roles.pions", "fit.chi2");
  }

  @Test
  void aRobustFitLeavesOutliersOut() throws IOException {
    String text = Files.readString(EXAMPLES.resolve("k3pi.toml"))
        .replace("pion-decay = true", "outliers = 0.05\noutlier-resolution-um = 3000");
    Files.copy(GEOMETRY, folder.resolve("na62-kaon.toml"));
    Path events = folder.resolve("events.arrow");
    simulate(Files.writeString(folder.resolve("outliers.toml"), text), events);
    int[] all = EventFiles.ints(reconstructed(events), "track_status.used");
    int[] good = EventFiles.ints(reconstructed(events, "--robust"), "track_status.used");
    long out = IntStream.range(0, all.length).mapToLong(k -> Integer.bitCount(all[k] & ~good[k])).sum();
    long hits = IntStream.range(0, all.length).mapToLong(k -> Integer.bitCount(all[k])).sum();
    // most of the 5 % are further off than 4 standard deviations
    assertThat((double) out / hits).isBetween(0.03, 0.05);
  }

  @Test
  void oneTrackNeedsTheBeamForItsVertex() throws IOException {
    String text = Files.readString(EXAMPLES.resolve("k3pi.toml")).replace("\"k3pi\"", "\"pinunu\"")
        .replace("[decay]", "reconstruction = false\n[decay]").replaceFirst("(?s)\\[selection].*", "");
    Files.copy(GEOMETRY, folder.resolve("na62-kaon.toml"));
    Path events = folder.resolve("events.arrow");
    simulate(Files.writeString(folder.resolve("pinunu.toml"), text), events);
    assertThat(EventFiles.ints(reconstructed(events), "vertex_status.status")).containsOnly(Status.TOO_FEW);
    assertThat(count(EventFiles.ints(reconstructed(events, "--beam-vertex"), "vertex_status.status"), Status.OK))
        .isGreaterThan(EVENTS / 2);
  }

  @Test
  void badHitsSpoilOnlyTheirOwnTrack() {
    Path bad = EventFiles.rewrite(threeTracks, folder.resolve("bad.arrow"), "events", EVENTS, name -> true,
        (name, values) -> {
          if (name.equals("hits.w3")) {
            // slot 1 of event 5, slot 2 of event 6
            ((Doubles) values).set(0, EVENTS + 5, Double.NaN);
            ((Doubles) values).set(0, 2 * EVENTS + 6, 1e300);
          }
        });
    int[] before = EventFiles.ints(reconstructed(threeTracks), "track_status.status");
    double[] qp = EventFiles.doubles(folder.resolve("tracks.arrow"), "track.qp");
    int[] after = EventFiles.ints(reconstructed(bad), "track_status.status");
    double[] qpAfter = EventFiles.doubles(folder.resolve("tracks.arrow"), "track.qp");
    assertThat(before[EVENTS + 5]).isEqualTo(Status.OK);
    assertThat(before[2 * EVENTS + 6]).isEqualTo(Status.OK);
    assertThat(after[EVENTS + 5]).isEqualTo(Status.NOT_FINITE);
    assertThat(after[2 * EVENTS + 6]).isEqualTo(Status.OUT_OF_RANGE);
    qp[EVENTS + 5] = Double.NaN;
    qp[2 * EVENTS + 6] = Double.NaN;
    assertThat(qpAfter).isEqualTo(qp);
  }

  @Test
  void onlyWhatIsNeededMustBeInTheFile() {
    Path bare = EventFiles.rewrite(threeTracks, folder.resolve("bare.arrow"), "events", 100,
        name -> name.startsWith("hits.") || name.equals("pattern.views"), EventFiles.Change.NONE);
    Path tracks = reconstructed(bare);
    assertThat(EventFiles.columns(tracks)).first().isEqualTo("track.x");
    double[] qp = EventFiles.doubles(tracks, "track.qp");
    assertThat(qp).isEqualTo(EventFiles.doubles(reconstructed(threeTracks), "track.qp"));
    assertThat(Invocation.of("reconstruct", bare, "-o", folder.resolve("no.arrow"), "--device", "cpu", "--beam-vertex"))
        .satisfies(run -> assertThat(run.err()).hasLineCount(1).contains("no column 'beam.px'"));
  }

  @Test
  void aGeometryThatNamesOtherFilesMustBeNamed() throws IOException {
    Path geometry = Files.writeString(folder.resolve("na62-kaon.toml"), Files.readString(GEOMETRY)
        .replace("[magnet]", "[stray-field]\nfile = \"stray.txt\"\n\n[magnet]"));
    Files.writeString(folder.resolve("stray.txt"), "182000 0 0\n182500 0 0\n183000 0 0\n");
    Path events = folder.resolve("events.arrow");
    simulate(Files.copy(EXAMPLES.resolve("k3pi.toml"), folder.resolve("k3pi.toml")), events);
    assertThat(EventFiles.metadata(events)).doesNotContainKey("geometry").containsEntry("geometry-name", "na62-kaon");
    Invocation refused = Invocation.of("reconstruct", events, "-o", folder.resolve("no.arrow"), "--device", "cpu");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).hasLineCount(1).contains("--geometry");
    Path tracks = reconstructed(events, "--geometry", geometry);
    assertThat(EventFiles.metadata(tracks)).doesNotContainKey("geometry");
    // the stray field is zero
    assertThat(count(EventFiles.ints(tracks, "vertex_status.status"), Status.OK)).isGreaterThan(EVENTS / 2);
  }

  @Test
  void refusesBadFilesInOneLineAndWritesNothing() throws IOException {
    Path cut = Files.write(folder.resolve("cut.arrow"), Arrays.copyOf(Files.readAllBytes(threeTracks), 50_000));
    Path text = Files.writeString(folder.resolve("text.arrow"), "hits.w0,hits.w1\n1,2\n");
    Path wrongKind = reconstructed(threeTracks);
    Path noHits = EventFiles.rewrite(threeTracks, folder.resolve("no-hits.arrow"), "events", EVENTS,
        name -> !name.startsWith("hits."), EventFiles.Change.NONE);
    Path noView = EventFiles.rewrite(threeTracks, folder.resolve("no-view.arrow"), "events", EVENTS,
        name -> !name.equals("hits.w7"), EventFiles.Change.NONE);
    Map<String, Path> bad = Map.of("in part", cut, "no Arrow IPC file", text, "tracks, not events", wrongKind,
        "hits.w0", noHits, "hits.w7", noView, "no such file", folder.resolve("missing.arrow"),
        "float64[9], but", hits("nine.arrow", 9, EXAMPLES.resolve("na62-kaon.toml")),
        "float64, but", hits("plain.arrow", 0, EXAMPLES.resolve("na62-kaon.toml")),
        "(geometry):", hits("geometry.arrow", 3, EXAMPLES.resolve("k3pi.toml")));
    List<Path> before;
    try (Stream<Path> files = Files.list(folder)) {
      before = files.toList();
    }
    Path out = folder.resolve("out.arrow");
    bad.forEach((problem, file) ->
        assertRefused(problem, Invocation.of("reconstruct", file, "-o", out, "--device", "cpu")));
    assertRefused("more views", Invocation.of("reconstruct", threeTracks, "-o", out, "--device", "cpu", "--geometry",
        EXAMPLES.resolve("peers-spectrometer.toml")));
    assertRefused("chamber", Invocation.of("reconstruct", threeTracks, "-o", out, "--device", "cpu", "--geometry",
        EXAMPLES.resolve("na62-dump.toml")));
    assertRefused("must not be the file that is read",
        Invocation.of("reconstruct", threeTracks, "-o", threeTracks, "--overwrite"));
    assertRefused("opencl:99", Invocation.of("reconstruct", threeTracks, "-o", out, "--device", "opencl:99"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(before);
    }
  }

  private static void assertRefused(String problem, Invocation run) {
    assertThat(run.exit()).as(problem).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains(problem).doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
  }

  /** Another program's file: one event with a hit column of so many slots, 0 for a plain number, and a geometry. */
  private Path hits(String name, int slots, Path geometry) throws IOException {
    Path file = folder.resolve(name);
    EventColumn column = new EventColumn("hits.w0", EventColumn.Type.FLOAT64, slots, "mm", "");
    try (Arena arena = Arena.ofConfined(); EventWriter writer = EventWriter.create(
        file, false, "events", List.of(column), Map.of("geometry", Files.readString(geometry)))) {
      Block block = column.block(arena, 1);
      writer.write(EventTable.of(1).column(column, block, 0));
      writer.publish();
    }
    return file;
  }
}
