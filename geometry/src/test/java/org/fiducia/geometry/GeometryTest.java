package org.fiducia.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {

  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir
  private Path folder;

  @Test
  void simplifiedSetUpIsExactlyAsDefined() {
    Geometry geometry = Geometry.load(EXAMPLES.resolve("alpinist-na62.toml"));
    assertThat(geometry.name()).isEqualTo("alpinist-na62");
    assertThat(geometry.decayVolume()).isEqualTo(new DecayVolume(102_000, 80_000, DecayVolume.Along.PATH));
    assertThat(geometry.parentAperture()).contains(new ParentAperture(241_495, 1465));
    assertThat(geometry.magnet()).contains(new Magnet(197_000, 0.27));
    assertThat(geometry.planes()).containsExactly(
        new Plane("first-chamber", 183_000, 1000, 0, 0, 0, 0, 100, 0, 0),
        new Plane("last-chamber", 218_700, 1000, 0, 0, 0, 0, 100, 0, 0));
    assertThat(geometry.source().sha256()).hasSize(64);
  }

  @Test
  void na62() {
    Geometry geometry = Geometry.load(EXAMPLES.resolve("na62-dump.toml"));
    assertThat(geometry.decayVolume()).isEqualTo(new DecayVolume(105_000, 75_000, DecayVolume.Along.Z));
    assertThat(geometry.decayVolume().endZ()).isEqualTo(180_000);
    assertThat(geometry.parentAperture()).isEmpty();
    assertThat(geometry.planes()).extracting(Plane::name)
        .containsExactly("STRAW1", "STRAW2", "STRAW3", "STRAW4", "NewCHOD", "LKr", "MUV3");
    assertThat(geometry.planes().get(1))
        .isEqualTo(new Plane("STRAW2", 194_066, 1000, 0, 0, 114.4, 0, 63.8, 63.8, 63.8));
    assertThat(geometry.planes().get(4)).isEqualTo(new Plane("NewCHOD", 238_131.5, 1070, 0, 0, 0, 0, 140, 0, 0));
    assertThat(geometry.planes().get(5)).isEqualTo(new Plane("LKr", 241_093, 0, 0, 1130, 0, 0, 150, 0, 0));
    assertThat(geometry.planes().get(6)).isEqualTo(new Plane("MUV3", 246_800, 0, 1320, 0, 0, 0, 103, 0, 0));
  }

  @Test
  void aGeometryKeptElsewhereIsTheSame() throws IOException {
    Path file = EXAMPLES.resolve("na62-dump.toml");
    Geometry geometry = Geometry.load(file);
    assertThat(Geometry.read(file, geometry.source().readAgain())).isEqualTo(geometry);
    assertThatThrownBy(() -> Geometry.read(Path.of("kept"), "name = 1\n".getBytes()))
        .isInstanceOf(InputException.class).hasMessageStartingWith("kept:1: name: ");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotReadAgain() throws IOException {
    Path file = Files.copy(EXAMPLES.resolve("na62-dump.toml"), folder.resolve("changed.toml"));
    InputFile source = Geometry.load(file).source();
    assertThat(source.readAgain()).isEqualTo(Files.readAllBytes(file));
    Files.writeString(file, "name = \"another\"");
    assertThatThrownBy(source::readAgain).isInstanceOf(InputException.class).hasMessageContaining("was changed");
  }

  /** 0.9006 T m are 270.0 MeV/c (NA62 spectrometer magnet), and 3.6 mrad for the 75 GeV/c beam. */
  @Test
  void kickFromFieldAndLength() {
    Magnet magnet = Geometry.load(EXAMPLES.resolve("na62-dump.toml")).magnet().orElseThrow();
    assertThat(magnet.z()).isEqualTo(196_995);
    assertThat(magnet.kick()).isCloseTo(0.270005, within(0.270005e-5));
    assertThat(magnet.kick() / 75).isCloseTo(3.6e-3, within(3.6e-5));
  }

  /** Each row edits a sound file of 22 lines and names the line that must be reported. */
  @ParameterizedTest
  @MethodSource
  void refusesWhatCannotBe(String sound, String edited, String expected) {
    assertThat(SOUND).contains(sound);
    Path file = write(SOUND.replace(sound, edited));
    assertThatThrownBy(() -> Geometry.load(file)).isInstanceOf(InputException.class).hasMessage(file + ":" + expected);
  }

  private static Stream<Arguments> refusesWhatCannotBe() {
    return Stream.of(
        arguments("z-m = 40 # second", "z-m = 30 # second",
            "20: plane[2].z-m: plane b at 30.0 m is not behind plane a at 30.0 m; write the planes in increasing z"),
        arguments("z-m = 30 # first", "z-m = 19 # first",
            "14: plane[1].z-m: 19.0 m is in front of the end of the decay volume at 20.0 m; move it behind, or "
                + "shorten the volume"),
        arguments("z-m = 30 # first", "z-m = 50 # first",
            "20: plane[2].z-m: plane b at 40.0 m is not behind plane a at 50.0 m; write the planes in increasing z"),
        arguments("z-m = 35", "z-m = 15",
            "9: magnet.z-m: 15.0 m is in front of the end of the decay volume at 20.0 m; move it behind, or "
                + "shorten the volume"),
        arguments("z-m = 35", "z-m = 45",
            "9: magnet.z-m: 45.0 m is not in front of the last plane b at 40.0 m, so the magnet would change "
                + "nothing; move or remove it"),
        arguments("z-m = 35", "z-m = 30",
            "9: magnet.z-m: the magnet is at the very z of plane a; move one of them"),
        arguments("length-m = 10", "length-m = -10",
            "5: decay-volume.length-m: must be greater than zero, but is -10"),
        arguments("length-m = 10", "length-m = nan",
            "5: decay-volume.length-m: must be a finite number, but is NaN"),
        arguments("length-m = 10", "length-mm = 10",
            "5: decay-volume.length-mm: unknown key; did you mean length-m? (and 1 more problem)"),
        arguments("length-m = 10", "#",
            "3: decay-volume.length-m: missing; add this key (length of the decay volume)"),
        arguments("measured-along = \"z\"", "measured-along = \"y\"",
            "6: decay-volume.measured-along: \"y\" is not known; write one of \"path\" | \"z\""),
        arguments("kick-GeV = 0.2", "field-T = 0.2",
            "8: magnet.length-m: missing; give kick-GeV, or field-T and length-m"),
        arguments("kick-GeV = 0.2", "length-m = 2",
            "8: magnet.field-T: missing; give kick-GeV, or field-T and length-m"),
        arguments("kick-GeV = 0.2", "#",
            "8: magnet.field-T: missing; give kick-GeV, or field-T and length-m"),
        arguments("kick-GeV = 0.2", "kick-GeV = 0.2\nfield-T = 1",
            "11: magnet.field-T: the kick is given by kick-GeV already; remove one of the two"),
        arguments("hole-radius-mm = 5", "hole-radius-mm = 100",
            "16: plane[1].hole-radius-mm: the hole (100.0 mm) is not smaller than outer-radius-mm (100.0 mm); "
                + "correct one of them"),
        arguments("hole-radius-mm = 5", "hole-half-gap-mm = 1e3",
            "16: plane[1].hole-half-gap-mm: the hole (1000.0 mm) is not smaller than outer-radius-mm (100.0 "
                + "mm); correct one of them"),
        arguments("hole-radius-mm = 5", "hole-centre-mm = [1, 2]",
            "16: plane[1].hole-centre-mm: plane a has no hole; give a hole-... key or remove this"),
        arguments("hole-radius-mm = 5", "hole-radios-mm = 5",
            "16: plane[1].hole-radios-mm: unknown key; did you mean hole-radius-mm?"),
        arguments("octagon-apothem-mm = 9", "#",
            "19: plane[2].name: plane b accepts everything; give it an edge or remove it"),
        arguments("[magnet]", "[parent-aperture]\nz-m = 9\nradius-mm = 1\n[magnet]",
            "9: parent-aperture.z-m: 9.0 m is in front of the decay volume, which begins at 10.0 m; move one of them"),
        arguments("[decay-volume]", "[decay-volumes]",
            "3: decay-volumes: unknown key; did you mean decay-volume? (and 1 more problem)"));
  }

  private static final String SOUND = """
      name = "test"

      [decay-volume]
      entrance-z-m = 10
      length-m = 10
      measured-along = "z"

      [magnet]
      z-m = 35
      kick-GeV = 0.2

      [[plane]]
      name = "a"
      z-m = 30 # first
      outer-radius-mm = 100
      hole-radius-mm = 5

      [[plane]]
      name = "b"
      z-m = 40 # second
      octagon-apothem-mm = 9
      """;

  @Test
  void soundFileIsAccepted() {
    Geometry geometry = Geometry.load(write(SOUND));
    assertThat(geometry.planes()).hasSize(2);
    assertThat(geometry.magnet()).contains(new Magnet(35_000, 0.2));
  }

  @Test
  void magnetMayBeMissingOrInFrontOfAllPlanes() {
    assertThat(Geometry.load(write(SOUND.replace("[magnet]\nz-m = 35\nkick-GeV = 0.2", ""))).magnet()).isEmpty();
    assertThat(Geometry.load(write(SOUND.replace("z-m = 35", "z-m = 25"))).magnet()).isPresent();
  }

  /** A plane right at the end of the volume is behind every decay. */
  @ParameterizedTest
  @ValueSource(strings = {"path", "z"})
  void planeMayTouchTheDecayVolume(String along) {
    String text = SOUND.replace("\"z\"", '"' + along + '"').replace("z-m = 30 # first", "z-m = 20");
    assertThat(Geometry.load(write(text)).planes().getFirst().z()).isEqualTo(20_000);
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("geometry.toml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
