package org.fiducia.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Beam, chambers, models of the magnet and the stray field. */
class KaonGeometryTest {

  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir
  private Path folder;

  @Test
  void na62BeamIsInNativeUnits() {
    Beam expected = new Beam(0.493677, 1, 3711.4, 75, 0.01, 102_400, 0, 0, 1.2e-3, 0, 15, 6.6, 1e-4, 1e-4,
        Optional.of(new BeamSpectrometer(0.15, 16e-6, 0.0866)));
    assertThat(Geometry.load(EXAMPLES.resolve("na62-kaon.toml")).beam()).contains(expected);
  }

  /** The planes of both NA62 set-ups are the same, and the kick is. */
  @Test
  void na62HasTheSameDetectorInBothModes() {
    Geometry kaons = Geometry.load(EXAMPLES.resolve("na62-kaon.toml"));
    Geometry dump = Geometry.load(EXAMPLES.resolve("na62-dump.toml"));
    assertThat(kaons.decayVolume()).isEqualTo(dump.decayVolume());
    assertThat(kaons.magnet()).isEqualTo(dump.magnet());
    assertThat(kaons.planes()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("name")
        .containsAll(dump.planes());
    assertThat(kaons.sources()).containsExactly(kaons.source());
  }

  /** A view has two pairs of layers 26 mm apart, the layers of a pair 11 mm, and straws of 9.75 mm. */
  @Test
  void na62ChambersAreAsLongAsPublished() {
    for (Chamber chamber : Geometry.load(EXAMPLES.resolve("na62-kaon.toml")).chambers()) {
      double length = chamber.views().getLast().z() - chamber.views().getFirst().z() + 26 + 11 + 9.75;
      assertThat(length).isCloseTo(393.8, within(0.1));
    }
  }

  @Test
  void viewsHaveExactRightAngles() {
    assertThat(view(90).cosine()).isZero();
    assertThat(view(90).sine()).isEqualTo(1);
    assertThat(view(180).sine()).isZero();
    assertThat(view(-45).sine()).isCloseTo(-Math.sqrt(0.5), within(1e-16));
    assertThat(view(30).sine()).isCloseTo(0.5, within(1e-16));
  }

  private static View view(double angle) {
    return new View("v", 0, angle, 1, -1, 1, 0, 0);
  }

  @Test
  void everyModelHasTheKickOfItsIntegral() throws IOException {
    Files.writeString(folder.resolve("by.txt"), "30000 0\n32500 0.4\n35000 0.4\n37500 0\n");
    Files.writeString(folder.resolve("stray.txt"), "1000 1e-4 0\n2000 0 1e-4\n");
    double expected = 0.299792458 * 2;
    String thin = "field-T = 0.4\nlength-m = 5";
    Magnet box = magnet("model = \"box\"\n" + thin);
    assertThat(box).isEqualTo(new Magnet(34_000, box.kick(), new Magnet.Box(0.4, 5000)));
    assertThat(box.beginZ()).isEqualTo(31_500);
    assertThat(box.endZ()).isEqualTo(36_500);
    Magnet profile = magnet("model = \"profile\"\nstep-mm = 20\nedge-mm = 60\n" + thin);
    assertThat(profile.model()).isEqualTo(new Magnet.Profile(0.4, 5000, 60, 20));
    assertThat(profile.endZ()).isEqualTo(34_000 + 2500 + 12 * 60);
    Magnet table = magnet("model = \"profile\"\nfile = \"by.txt\"");
    assertThat(table.model()).isInstanceOfSatisfying(Magnet.Map.class, map -> assertThat(map.step()).isEqualTo(2500));
    for (Magnet magnet : new Magnet[] {magnet(thin), box, profile, table}) {
      assertThat(magnet.kick()).isCloseTo(expected, within(1e-15));
    }
    Geometry both = Geometry.load(write(SOUND.replace("kick-GeV = 0.2", "model = \"profile\"\nfile = \"by.txt\"")
        + "\n[stray-field]\nfile = \"stray.txt\"\n"));
    assertThat(both.sources()).extracting(InputFile::path).containsExactly(
        folder.resolve("kaons.toml").toString(), folder.resolve("stray.txt").toString(),
        folder.resolve("by.txt").toString());
    assertThat(both.strayField().orElseThrow().grid().get(1, 1)).isEqualTo(1e-4);
  }

  private Magnet magnet(String keys) {
    return Geometry.load(write(SOUND.replace("kick-GeV = 0.2", keys))).magnet().orElseThrow();
  }

  /** Each row edits a sound file and names the line that must be reported. */
  @ParameterizedTest
  @MethodSource
  void refusesWhatCannotBe(String sound, String edited, String expected) {
    assertThat(SOUND).contains(sound);
    Path file = write(SOUND.replace(sound, edited));
    assertThatThrownBy(() -> Geometry.load(file)).isInstanceOf(InputException.class).hasMessage(file + ":" + expected);
  }

  private static Stream<Arguments> refusesWhatCannotBe() {
    return Stream.of(
        arguments("charge = -1", "charge = 0", "4: beam.charge: must be 1 or -1, but is 0"),
        arguments("spot-rms-mm = [15, 7]", "spot-rms-mm = [15, -7]",
            "8: beam.spot-rms-mm: an rms cannot be negative; write 0 for none"),
        arguments("kick-GeV = 0.2", "kick-GeV = 0.2\nedge-mm = 3",
            "18: magnet.edge-mm: model \"thin-kick\" does not use it; remove it"),
        arguments("kick-GeV = 0.2", "model = \"box\"\nkick-GeV = 0.2",
            "18: magnet.kick-GeV: model \"box\" does not use it; remove it"),
        arguments("kick-GeV = 0.2", "model = \"box\"\nfield-T = 0.2",
            "15: magnet.length-m: missing; model \"box\" needs it"),
        arguments("kick-GeV = 0.2", "model = \"profile\"\nfield-T = 0.2\nlength-m = 3\nedge-mm = 1",
            "20: magnet.edge-mm: 1.0 mm is less than a hundredth of the length; write model = \"box\""),
        arguments("kick-GeV = 0.2", "model = \"map\"", "15: magnet.file: missing; model \"map\" needs it"),
        arguments("z-m = 34", "z-m = 30.01", "16: magnet.z-m: 30.01 m is inside of chamber front; move one of them"),
        arguments("z-m = 34", "z-m = 50", "16: magnet.z-m: 50.0 m is not in front of the last chamber back at 39.98 m, "
            + "so the magnet would change nothing; move or remove it"),
        arguments("z-m = 40", "z-m = 30",
            "28: chamber[2].z-m: chamber back begins at 29.98 m, not behind chamber front, which ends at 30.02 m; "
                + "write the chambers in increasing z"),
        arguments("z-m = 30", "z-m = 20.01",
            "21: chamber[1].z-m: 19.99 m is in front of the end of the decay volume at 20.0 m; move it behind, or "
                + "shorten the volume"),
        arguments("z-offset-mm = 20", "z-offset-mm = -21", "25: chamber[1].view[2].z-offset-mm: view y is in front of "
            + "the view before it; write the views in the order of z"),
        arguments("[-50, 50]", "[50, -50]", "24: chamber[1].view[1].gap-mm: the first number must be the smaller one, "
            + "but they are 50.0 and -50.0 mm"),
        arguments("[-50, 50]", "[-50, 5000]", "24: chamber[1].view[1].gap-mm: the gap of view x is not inside frame-mm "
            + "-1000.0 to 1000.0 mm; correct one of them"),
        arguments("[magnet]", "[stray-field]\nbegin-z-m = 2\nend-z-m = 1\nfield-T = [0, 0, 0]\n[magnet]",
            "17: stray-field.end-z-m: 1.0 m is not behind begin-z-m at 2.0 m; exchange them"));
  }

  @Test
  void refusesTooManyViewsAndNothingToHit() {
    String view = "  { name = \"v\", angle-deg = 45, z-offset-mm = 20 },\n";
    Path many = write(SOUND.replace("z-m = 40\n", "z-m = 40\nradiation-lengths = 0.1\n")
        .replace("view = [\n", "view = [\n" + view.replace("= 20", "= -20").repeat(14)));
    assertThatThrownBy(() -> Geometry.load(many)).isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "chamber[2].view: with chamber back there are 18 views, but 16 is the most; leave some out");
    Path none = write(SOUND.substring(0, SOUND.indexOf("[[chamber]]")));
    assertThatThrownBy(() -> Geometry.load(none)).isInstanceOf(InputException.class)
        .hasMessage(none + ":1: plane: missing; add the table [[plane]] or [[chamber]]");
  }

  @Test
  void strayFieldEndsInFrontOfTheMagnet() {
    Path file = write(SOUND + "\n[stray-field]\nbegin-z-m = 2\nend-z-m = 35\nfield-T = [0, 1e-4, 0]\n");
    assertThatThrownBy(() -> Geometry.load(file)).isInstanceOf(InputException.class)
        .hasMessageEndingWith("stray-field: ends at 35.0 m, behind the beginning of the magnet's field at 34.0 m; "
            + "shorten one of them");
  }

  private static final String SOUND = """
      name = "kaons"

      [beam]
      charge = -1
      momentum-GeV = 75
      momentum-spread = 0.01
      z-m = 9
      spot-rms-mm = [15, 7]
      divergence-mrad = [0.1, 0.1]

      [decay-volume]
      entrance-z-m = 10
      length-m = 10

      [magnet]
      z-m = 34
      kick-GeV = 0.2

      [[chamber]]
      name = "front"
      z-m = 30
      resolution-um = 100
      frame-mm = [-1000, 1000]
      view = [ { name = "x", angle-deg = 0, z-offset-mm = -20, gap-mm = [-50, 50] },
        { name = "y", angle-deg = 90, z-offset-mm = 20 } ]
      [[chamber]]
      name = "back"
      z-m = 40
      resolution-um = 100
      view = [
        { name = "x", angle-deg = 0, z-offset-mm = -20 },
        { name = "y", angle-deg = 90, z-offset-mm = 20 },
      ]
      """;

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("kaons.toml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
