package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.host.Engine;
import org.fiducia.host.Progress;
import org.fiducia.io.EventWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

  private static final Path EXAMPLES = Path.of("../../examples");
  private static final Path SCAN = EXAMPLES.resolve("k-pi-aa.toml");
  private static final Path K3PI = EXAMPLES.resolve("k3pi.toml");

  @TempDir private Path folder;

  @Test
  void writesTheEventsOfOneMassOfTheCard() throws IOException {
    Path file = folder.resolve("events.arrow");
    Invocation made = Invocation.of(
        "simulate", SCAN, "--mass", 0.03, "--events", 207, "-o", file, "--device", "cpu", "--json");
    assertThat(made.exit()).isZero();
    JsonNode json = made.json();
    assertThat(json.get("events").asLong()).isEqualTo(207);
    assertThat(json.get("particlesPerEvent").asInt()).isEqualTo(5);
    assertThat(json.get("mass").asDouble()).isEqualTo(0.03);
    assertThat(EventFiles.metadata(file)).containsEntry("fiducia.kind", "events").containsEntry("seed", "1")
        .containsEntry("mode", "pi-aa").containsEntry("particles", "pi+ e+ e- e+ e-")
        .containsEntry("boson-mass-GeV", "0.03")
        // the fourth mass of the card
        .containsEntry("first-event", Integer.toString(3 * 207)).containsEntry("geometry-name", "na62-kaon")
        .containsEntry("geometry", Files.readString(EXAMPLES.resolve("na62-kaon.toml")))
        .containsEntry("card", Files.readString(SCAN));
    assertThat(EventFiles.columns(file)).contains("decay.z", "beam.pz", "particle.charge", "hits.w0", "hits.w15",
        "pattern.views", "truth.qp", "simulation.status").doesNotHaveDuplicates();

    // every pair has the mass that was asked for
    double[][] p = new double[4][];
    String[] names = {"particle.px", "particle.py", "particle.pz", "particle.mass"};
    for (int k = 0; k < p.length; k++) {
      p[k] = EventFiles.doubles(file, names[k]);
    }
    for (int event = 0; event < 207; event++) {
      assertThat(pairMass(p, 207 + event, 2 * 207 + event)).isCloseTo(0.03, within(1e-6));
    }
  }

  private static double pairMass(double[][] p, int first, int second) {
    double energies = 0;
    double momentum = 0;
    for (int row : new int[] {first, second}) {
      energies += Math.sqrt(p[0][row] * p[0][row] + p[1][row] * p[1][row] + p[2][row] * p[2][row]
          + p[3][row] * p[3][row]);
    }
    for (int axis = 0; axis < 3; axis++) {
      double sum = p[axis][first] + p[axis][second];
      momentum += sum * sum;
    }
    return Math.sqrt(energies * energies - momentum);
  }

  @Test
  void givesTheSameBytesForAnyNumberOfThreadsAndOthersForAnotherSeed() {
    Path one = simulated("one.arrow", "--threads", 1);
    assertThat(simulated("three.arrow", "--threads", 3)).hasSameBinaryContentAs(one);
    assertThat(EventFiles.doubles(simulated("other.arrow", "--seed", 2), "decay.z"))
        .isNotEqualTo(EventFiles.doubles(one, "decay.z"));
  }

  private Path simulated(String name, Object... options) {
    Path file = folder.resolve(name);
    Object[] all = Stream.concat(Stream.of("simulate", K3PI, "-o", file, "--events", 207, "--device", "cpu"),
        Stream.of(options)).toArray();
    Invocation made = Invocation.of(all);
    assertThat(made.exit()).as(made.err()).isZero();
    return file;
  }

  @Test
  void theSizeOfTheBatchesChangesNoValue() throws Exception {
    Path whole = simulated("whole.arrow");
    KaonCard card = KaonCard.load(K3PI).withEventsPerMass(207);
    for (int capacity : new int[] {1, 13, 206}) {
      Path cut = folder.resolve("cut.arrow");
      try (Engine engine = Engine.open("cpu");
          SimulatedEvents events = new SimulatedEvents(card, card.decays().getFirst(), capacity);
          EventWriter writer = EventWriter.create(cut, true, "events", events.columns(), events.metadata())) {
        events.write(engine, writer, Progress.NONE);
        writer.publish();
      }
      Path joined = EventFiles.rewrite(
          cut, folder.resolve("joined.arrow"), "events", 207, name -> true, EventFiles.Change.NONE);
      assertThat(joined).hasSameBinaryContentAs(whole);
    }
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyIfAsked() throws IOException {
    Path file = Files.writeString(folder.resolve("events.arrow"), "mine");
    Invocation refused = Invocation.of("simulate", K3PI, "-o", file, "--events", 1, "--device", "cpu");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).hasLineCount(1).contains("exists");
    assertThat(file).hasContent("mine");
    Invocation made = Invocation.of("simulate", K3PI, "-o", file, "--events", 1, "--device", "cpu", "--overwrite");
    assertThat(made.exit()).isZero();
    assertThat(made.out()).contains("Events: 1 of k3pi in " + file);
    assertThat(EventFiles.doubles(file, "decay.z")).hasSize(1);
  }

  @Test
  void refusesInOneLineAndWritesNothing() throws IOException {
    Path file = folder.resolve("events.arrow");
    List<Invocation> refused = List.of(
        Invocation.of("simulate", SCAN, "-o", file),
        Invocation.of("simulate", SCAN, "-o", file, "--mass", 0.031),
        Invocation.of("simulate", K3PI, "-o", file, "--mass", 0.03),
        Invocation.of("simulate", EXAMPLES.resolve("dark-photon-mumu.toml"), "-o", file),
        Invocation.of("simulate", K3PI, "-o", file, "--events", 0),
        Invocation.of("simulate", K3PI, "-o", file, "--seed", -1),
        Invocation.of("simulate", K3PI, "-o", file, "--device", "opencl:99"),
        Invocation.of("simulate", K3PI, "-o", folder.resolve("no/events.arrow")),
        Invocation.of("simulate", K3PI, "-o", folder),
        Invocation.of("simulate", K3PI),
        Invocation.of("simulate", folder.resolve("missing.toml"), "-o", file));
    assertThat(refused).allSatisfy(run -> {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1).doesNotContain("Exception");
      assertThat(run.out()).isEmpty();
    });
    assertThat(refused.get(0).err()).contains("--mass", "0.01, 0.017, 0.02");
    assertThat(refused.get(1).err()).contains("0.031", "0.01, 0.017, 0.02");
    assertThat(refused.get(3).err()).contains("kaon-decays");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
