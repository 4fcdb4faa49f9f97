package org.fiducia.analysis.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.fiducia.analysis.signal.DarkPhoton;
import org.fiducia.analysis.signal.FreeWidth;
import org.fiducia.analysis.signal.Lepton;
import org.fiducia.analysis.spectrum.ProtonBremsstrahlung;
import org.fiducia.analysis.spectrum.SpectrumTable;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptanceCardTest {

  private static final Path EXAMPLES = Path.of("../../examples");

  @TempDir
  private Path folder;

  @BeforeEach
  void geometryBesideTheCard() throws IOException {
    for (String name : new String[] {"alpinist-na62.toml", "na62-dump.toml"}) {
      Files.copy(EXAMPLES.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void simplifiedSetUpIsExactlyAsDefined() {
    AcceptanceCard card = AcceptanceCard.load(EXAMPLES.resolve("dark-photon-mumu-alpinist.toml"));
    assertThat(card.name()).isEqualTo("dark-photon-mumu-alpinist");
    assertThat(card.geometry().name()).isEqualTo("alpinist-na62");
    assertThat(card.origin()).isEqualTo(new Point(0, -22, 23_070));
    assertThat(card.protonsOnTarget()).isEqualTo(1e18);
    assertThat(card.signal()).isEqualTo(new FreeWidth(0.105658, 1, 1));
    assertThat(card.hbarC()).isEqualTo(0.197e-12);
    assertThat(card.masses()).isEqualTo(new LogGrid(0.01, 5.31, 101));
    assertThat(card.couplings()).isEqualTo(new LogGrid(1e-25, 1e-10, 101));
    assertThat(card.selection()).isEqualTo(new Selection(5, 0));
    assertThat(card.contourLevel()).isEmpty();
    assertThat(((SpectrumTable) card.spectrum()).masses()).hasSize(201);
  }

  @Test
  void na62() {
    AcceptanceCard card = AcceptanceCard.load(EXAMPLES.resolve("dark-photon-mumu.toml"));
    assertThat(card.geometry().name()).isEqualTo("na62-dump");
    assertThat(card.protonsOnTarget()).isEqualTo(1.4e17);
    assertThat(card.signal()).isEqualTo(new DarkPhoton(Lepton.MU));
    assertThat(card.hbarC()).isEqualTo(1.973270e-13);
    assertThat(card.masses()).isEqualTo(new LogGrid(0.215, 0.7, 61));
    assertThat(card.couplings()).isEqualTo(new LogGrid(1e-7, 1e-5, 81));
    assertThat(card.spectrum()).isEqualTo(new ProtonBremsstrahlung(400, 0.1, 0.9, 1, false));
    assertThat(card.selection()).isEqualTo(new Selection(0, 5));
    assertThat(card.contourLevel()).hasValue(2.3);
  }

  @Test
  void namesItsInputsWithTheirHashes() {
    Path path = EXAMPLES.resolve("dark-photon-mumu.toml");
    AcceptanceCard card = AcceptanceCard.load(path);
    assertThat(card.inputs()).extracting(InputFile::path).containsExactly(path.toString(),
        EXAMPLES.resolve("na62-dump.toml").toString(), "builtin:proton-bremsstrahlung");
    assertThat(card.inputs().getFirst()).isEqualTo(InputFile.of(path.toString(), InputFile.bytes(path)));
    assertThat(card.inputs()).extracting(InputFile::sha256).allMatch(hash -> hash.matches("[0-9a-f]{64}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theCommandMayChangeSeedAndEvents() {
    AcceptanceCard card = AcceptanceCard.load(write(SOUND));
    AcceptanceCard other = card.withSeed(7).withEventsPerMass(13);
    assertThat(other.seed()).isEqualTo(7);
    assertThat(other.eventsPerMass()).isEqualTo(32);
    assertThatThrownBy(() -> card.withSeed(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> card.withEventsPerMass(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(other.withSeed(card.seed()).withEventsPerMass(card.eventsPerMass())).isEqualTo(card);
  }

  @Test
  void whatMayBeLeftOut() {
    AcceptanceCard card = AcceptanceCard.load(write(SOUND.replace("seed = 3\n", "")
        .replace("branching-ratio = 0.5\n", "").replace("epsilon = 2\n", "").replace("hbar-c-GeV-m = 2e-16\n", "")
        .replace("[selection]\nmin-energy-GeV = 5\n", "")));
    assertThat(card.seed()).isEqualTo(1);
    assertThat(card.signal()).isEqualTo(new FreeWidth(0.1, 1, 1));
    assertThat(card.hbarC()).isEqualTo(1.973269804e-13);
    assertThat(card.selection()).isEqualTo(Selection.NONE);
  }

  @Test
  void aTableBesideTheCard() throws IOException {
    Files.writeString(folder.resolve("own.dat"), """
        0.001 20 0.5 1
        0.002 20 0.5 2
        0.001 30 0.5 3
        0.002 30 0.5 4
        """);
    AcceptanceCard card = AcceptanceCard.load(write(SOUND.replace("builtin:dp-brems-400GeV", "own.dat")
        .replace("min = 0.3, max = 0.6, points = 4", "min = 0.5, max = 0.5, points = 1")));
    assertThat(card.spectrum().at(0.5).density()[1][0]).isEqualTo(2);
  }

  @Test
  void parametersOfTheBremsstrahlung() {
    AcceptanceCard card = AcceptanceCard.load(write(SOUND.replace("dp-brems-400GeV\"", """
        proton-bremsstrahlung"
        beam-energy-GeV = 120
        min-energy-fraction = 0.2
        max-energy-fraction = 0.8
        max-pt-GeV = 0.5
        form-factor = "time-like\"""")));
    assertThat(card.spectrum()).isEqualTo(new ProtonBremsstrahlung(120, 0.2, 0.8, 0.5, true));
    assertThat(card.inputs().getLast()).isNotEqualTo(
        AcceptanceCard.load(EXAMPLES.resolve("dark-photon-mumu.toml")).inputs().getLast());
  }

  /** Each row edits a sound card and names the line that must be reported. */
  @ParameterizedTest
  @MethodSource
  void refusesWhatCannotBe(String sound, String edited, String expected) {
    assertThat(SOUND).contains(sound);
    Path file = write(SOUND.replace(sound, edited));
    assertThatThrownBy(() -> AcceptanceCard.load(file)).isInstanceOf(InputException.class)
        .hasMessage(file + ":" + expected.replace("FOLDER", folder.toString()));
  }

  private static Stream<Arguments> refusesWhatCannotBe() {
    return Stream.of(
        arguments("min = 1e-20, max", "min = -1e-20, max",
            "18: scan.width-GeV.min: must be greater than zero, but is -1.0E-20"),
        arguments("max = 1e-15", "max = nan",
            "18: scan.width-GeV.max: must be a finite number, but is NaN"),
        arguments("max = 1e-15", "max = 1e-21",
            "18: scan.width-GeV.max: must be greater than min = 1.0E-20, but is 1.0E-21"),
        arguments("points = 6", "points = 1",
            "18: scan.width-GeV.points: one point cannot run from 1.0E-20 to 1.0E-15; give more, or min = max"),
        arguments("points = 6", "points = 0",
            "18: scan.width-GeV.points: must be at least 1, but is 0"),
        arguments("points = 6", "points = 2e6",
            "18: scan.width-GeV.points: must be at most 1000000, but is 2000000"),
        arguments("points = 6", "point = 6",
            "18: scan.width-GeV.point: unknown key; did you mean points? (and 1 more problem)"),
        arguments("width-GeV =", "epsilon =",
            "18: scan.epsilon: has no meaning for the model free-width; remove it"),
        arguments("width-GeV =", "width-MeV =",
            "18: scan.width-MeV: unknown key; did you mean width-GeV?"),
        arguments("min = 0.3", "min = 0.001",
            "17: scan.mass-GeV.min: there are no parents of 0.001 GeV; the spectrum and the model cover 0.01 to "
                + "5.31 GeV"),
        arguments("max = 0.6", "max = 5.32",
            "17: scan.mass-GeV.max: there are no parents of 5.32 GeV; the spectrum and the model cover 0.01 to "
                + "5.31 GeV"),
        arguments("alpinist-na62.toml", "na61.toml",
            "3: job.geometry: there is no file FOLDER/na61.toml; the path is relative to the card's folder"),
        arguments("builtin:dp-brems-400GeV", "brems.dat.gz",
            "7: production.spectrum: there is no file FOLDER/brems.dat.gz; the path is relative to the card's folder"),
        arguments("alpinist-na62.toml", "a\\u0000b",
            "3: job.geometry: is no path (Nul character not allowed); correct it"),
        arguments("builtin:dp-brems-400GeV", "builtin:brems",
            "7: production.spectrum: there is no spectrum builtin:brems; known are builtin:proton-bremsstrahlung, "
                + "builtin:dp-brems-400GeV, or give a file"),
        arguments("[signal]", "form-factor = \"time-like\"\n[signal]",
            "10: production.form-factor: has no meaning for the table builtin:dp-brems-400GeV; remove it"),
        arguments("dp-brems-400GeV\"", "proton-bremsstrahlung\"\nbeam-energy-GeV = 1",
            "8: production.beam-energy-GeV: must be 10.0 to 1.0E9 GeV, where the cross section is known, but is 1.0"),
        arguments("dp-brems-400GeV\"", "proton-bremsstrahlung\"\nmax-energy-fraction = 1",
            "8: production.max-energy-fraction: must be below 1, but is 1.0"),
        arguments("dp-brems-400GeV\"", "proton-bremsstrahlung\"\nmin-energy-fraction = 0.9",
            "8: production.min-energy-fraction: must be below max-energy-fraction = 0.9, but is 0.9"),
        arguments("dp-brems-400GeV\"", "proton-bremsstrahlung\"\nmax-pt-GeV = 40",
            "8: production.max-pt-GeV: must be below the least energy of a parent, 40.0 GeV, but is 40.0"),
        arguments("dp-brems-400GeV\"", "proton-bremsstrahlung\"\nbeam-energy-GeV = 50",
            "18: scan.mass-GeV.max: there are no parents of 0.6 GeV; the spectrum and the model cover 0.0 to 0.5 GeV"),
        arguments("[0, -22, 23070]", "[0, -22, 102000]",
            "8: production.origin-mm: z = 102000.0 mm is not in front of the decay volume of "
                + "FOLDER/alpinist-na62.toml, which begins at 102000.0 mm; move one of them"),
        arguments("[0, -22, 23070]", "[0, nan, 23070]",
            "8: production.origin-mm: must be a finite number, but is NaN"),
        arguments("protons-on-target = 1e18", "protons-on-target = 0",
            "9: production.protons-on-target: must be greater than zero, but is 0"),
        arguments("\"free-width\"", "\"dark-photons\"",
            "11: signal.model: \"dark-photons\" is not known; write one of \"free-width\" | \"dark-photon\""),
        arguments("\"free-width\"", "\"dark-photon\"",
            "12: signal.daughter-mass-GeV: has no meaning for the model dark-photon; remove it"),
        arguments("daughter-mass-GeV = 0.1", "channel = \"mumu\"",
            "12: signal.channel: has no meaning for the model free-width; remove it"),
        arguments("daughter-mass-GeV = 0.1", "#",
            "10: signal.daughter-mass-GeV: missing; the model free-width needs it"),
        arguments("branching-ratio = 0.5", "branching-ratio = 1.5",
            "13: signal.branching-ratio: must be at most 1, but is 1.5"),
        arguments("branching-ratio = 0.5", "branching-ratoi = 0.5",
            "13: signal.branching-ratoi: unknown key; did you mean branching-ratio?"),
        arguments("seed = 3", "seed = -3",
            "4: job.seed: must be at least 0, but is -3"),
        arguments("events-per-mass = 1000", "events-per-mass = 0",
            "5: job.events-per-mass: must be at least 1, but is 0"),
        arguments("events-per-mass = 1000", "#",
            "1: job.events-per-mass: missing; add this key (events generated for each mass, rounded up to 16 "
                + "times a power of two)"),
        arguments("\"decay-volume-acceptance\"", "\"acceptance\"",
            "2: job.kind: \"acceptance\" is not known; write one of \"decay-volume-acceptance\" | \"kaon-decays\""),
        arguments("min-energy-GeV = 5", "min-energy-MeV = 5",
            "20: selection.min-energy-MeV: unknown key; did you mean min-energy-GeV?"),
        arguments("min-energy-GeV = 5", "min-energy-GeV = -5",
            "20: selection.min-energy-GeV: must be greater than zero, but is -5"),
        arguments("[selection]", "[contour]\nlevel = inf\n[selection]",
            "20: contour.level: must be a finite number, but is Infinity"),
        arguments("[scan]", "[scam]",
            "16: scam: unknown key; did you mean scan? (and 1 more problem)"));
  }

  @Test
  void aMissingCard() {
    Path none = folder.resolve("none.toml");
    assertThatThrownBy(() -> AcceptanceCard.load(none)).isInstanceOf(InputException.class)
        .hasMessage(none + ": there is no such file; check the path");
  }

  /** What is wrong in a file that the card names is reported at that file's line. */
  @Test
  void errorsInReferencedFilesNameThatFile() throws IOException {
    Path geometry = folder.resolve("alpinist-na62.toml");
    Files.writeString(geometry, Files.readString(geometry).replace("z-m = 218.7", "z-m = 182.5"));
    Path card = write(SOUND);
    assertThatThrownBy(() -> AcceptanceCard.load(card)).isInstanceOf(InputException.class).message()
        .startsWith(geometry + ":28: plane[2].z-m: plane last-chamber at 182.5 m is not behind plane first-chamber at");
    Path cut = folder.resolve("cut.dat");
    Files.writeString(cut, "0.001 20 0.5 1\n0.002 20 0.5 2\n0.001 30 0.5");
    Files.copy(EXAMPLES.resolve("alpinist-na62.toml"), geometry, StandardCopyOption.REPLACE_EXISTING);
    Path other = write(SOUND.replace("builtin:dp-brems-400GeV", "cut.dat"));
    assertThatThrownBy(() -> AcceptanceCard.load(other)).isInstanceOf(InputException.class).message()
        .startsWith(cut + ":3: 3 columns, but four are needed");
  }

  private static final String SOUND = """
      [job]
      kind = "decay-volume-acceptance"
      geometry = "alpinist-na62.toml"
      seed = 3
      events-per-mass = 1000
      [production]
      spectrum = "builtin:dp-brems-400GeV"
      origin-mm = [0, -22, 23070]
      protons-on-target = 1e18
      [signal]
      model = "free-width"
      daughter-mass-GeV = 0.1
      branching-ratio = 0.5
      epsilon = 2
      hbar-c-GeV-m = 2e-16
      [scan]
      mass-GeV = { min = 0.3, max = 0.6, points = 4 }
      width-GeV = { min = 1e-20, max = 1e-15, points = 6 }
      [selection]
      min-energy-GeV = 5
      """;

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("card.toml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
