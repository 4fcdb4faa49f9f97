package org.fiducia.host.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.field.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorBlocksTest {

  private static final Path EXAMPLES = Path.of("../../examples");

  private final Arena arena = Arena.ofConfined();

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void kaonSpectrometer() {
    DetectorBlocks blocks = blocks("na62-kaon.toml");
    assertThat(blocks.viewCount()).isEqualTo(16);
    assertThat(blocks.referenceZ()).isCloseTo(183_507.9 - 173.5, within(1e-9));
    double half = Math.sqrt(0.5);
    double[][] directions = {{half, -half}, {half, half}, {1, 0}, {0, 1}};
    double scattering = 0;
    for (int view = 0; view < 16; view++) {
      assertThat(blocks.views().get(View.COS, view)).isCloseTo(directions[view % 4][0], within(1e-15));
      assertThat(blocks.views().get(View.SIN, view)).isCloseTo(directions[view % 4][1], within(1e-15));
      assertThat(blocks.views().get(View.SIGMA, view)).isEqualTo(0.113);
      assertThat(blocks.views().get(View.CHAMBER, view)).isEqualTo(view / 4);
      assertThat(blocks.views().get(View.LOW, view)).isEqualTo(-1054.5);
      assertThat(blocks.views().get(View.HIGH, view)).isEqualTo(1037.5);
      scattering += view < 4 ? blocks.views().get(View.SCATTERING, view) : 0;
    }
    assertThat(blocks.views().get(View.COS, 3)).isZero();
    assertThat(blocks.views().get(View.GAP_LOW, 14)).isEqualTo(-11);
    assertThat(blocks.views().get(View.GAP_HIGH, 14)).isEqualTo(116.6);
    assertThat(Math.sqrt(scattering)).as("0.45 % of a radiation length").isCloseTo(0.725e-3, within(0.0005e-3));
    assertThat(blocks.planeCount()).isEqualTo(11);
    assertThat(blocks.planes().get(Plane.HOLE_X, 1)).isEqualTo(114.4);
    assertThat(blocks.planes().get(Plane.OUTER_RADIUS, 7)).isInfinite();
    assertThat(blocks.field().get(Field.MODEL, 0)).isEqualTo(Field.THIN_KICK);
    assertThat(blocks.field().get(Field.KICK, 0)).isCloseTo(0.270, within(0.27e-3));
  }

  @Test
  void benchmarkSpectrometerHasFourStationsAndNoPlanes() {
    DetectorBlocks blocks = blocks("peers-spectrometer.toml");
    assertThat(blocks.viewCount()).isEqualTo(8);
    assertThat(blocks.planeCount()).isZero();
    assertThat(blocks.referenceZ()).isEqualTo(183_508);
    assertThat(blocks.views().get(View.Z, 6)).isEqualTo(blocks.views().get(View.Z, 7)).isEqualTo(218_885);
    assertThat(blocks.views().get(View.LOW, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(blocks.field().get(Field.KICK, 0)).isCloseTo(0.299792458 * 0.9, within(1e-16));
  }

  @Test
  void dumpExperimentHasNoReferencePlane() {
    DetectorBlocks blocks = blocks("na62-dump.toml");
    assertThat(blocks.viewCount()).isZero();
    assertThat(blocks.planeCount()).isEqualTo(7);
    assertThatThrownBy(blocks::referenceZ).isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "na62-dump.toml: chamber: missing; tracks cannot be fitted without the tables [[chamber]]");
  }

  /** One field in three forms: the tanh profile, a table of it, and a map of it that does not depend on x and y. */
  @Test
  void oneFieldInThreeFormsMovesATrackAlike() throws IOException {
    StringBuilder table = new StringBuilder();
    StringBuilder map = new StringBuilder();
    for (int z = 194_495; z <= 199_495; z += 5) {
      double d = z - 196_995;
      double by = 0.6928 / 2 * (Math.tanh((d + 650) / 150) - Math.tanh((d - 650) / 150));
      table.append(z).append(' ').append(by).append('\n');
      for (String node : List.of("-500 -500", "500 -500", "-500 500", "500 500")) {
        map.append(node).append(' ').append(z).append(" 0 ").append(by).append(" 0\n");
      }
    }
    Files.writeString(folder.resolve("table.txt"), table);
    Files.writeString(folder.resolve("map.txt"), map);
    double[] profile = moved("model = \"profile\"\nedge-mm = 150");
    double[] fromTable = moved("model = \"profile\"\nfile = \"table.txt\"");
    double[] fromMap = moved("model = \"map\"\nfile = \"map.txt\"");
    double[] thin = moved("");
    for (int k = 0; k < 4; k++) {
      assertThat(fromMap[k]).isCloseTo(fromTable[k], within(1e-9));
      assertThat(fromTable[k]).isCloseTo(profile[k], within(1e-4));
      assertThat(fromTable[k]).isNotEqualTo(thin[k]);
    }
    assertThat(fromTable[2]).isCloseTo(profile[2], within(1e-8));
    assertThat(thin[2]).isCloseTo(profile[2], within(1e-9));
  }

  /** Back to the tube: 0.1 mT over 78.853 m takes 2.36 MeV/c from px, and the track bends by half of it. */
  @Test
  void strayFieldBendsTowardsTheVertex() throws IOException {
    String stray = "\n[stray-field]\nbegin-z-m = 104.458\nend-z-m = 183.311\nfield-T = [0, 1e-4, 0]\n";
    DetectorBlocks blocks = with("", stray);
    double[] state = {0, 0, 0, 0, 1 / 10.0};
    assertThat(Transport.move(blocks.field(), blocks.fieldMap(), state, 183_311, 104_458)).isTrue();
    double kick = 0.299792458 * 1e-4 * 78.853 / 10;
    assertThat(state[2]).isCloseTo(kick, within(1e-9));
    assertThat(state[0]).isCloseTo(-kick / 2 * 78_853, within(1e-4));
    assertThat(state[1]).isZero();
  }

  private double[] moved(String model) throws IOException {
    DetectorBlocks blocks = with(model, "");
    double[] state = {100, 50, 0.002, -0.003, 1 / 5.0};
    assertThat(Transport.move(blocks.field(), blocks.fieldMap(), state, 190_000, 218_885)).isTrue();
    return state;
  }

  @Test
  void allUsersOfAGeometryShareItsBlocks() {
    Geometry geometry = Geometry.load(EXAMPLES.resolve("na62-kaon.toml"));
    DetectorBlocks blocks = DetectorBlocks.of(geometry);
    assertThat(DetectorBlocks.of(geometry)).isSameAs(blocks);
    assertThat(DetectorBlocks.of(Geometry.load(EXAMPLES.resolve("peers-spectrometer.toml")))).isNotSameAs(blocks);
    assertThat(blocks.viewCount()).isEqualTo(geometry.views().size());
  }

  /** The kaon spectrometer with another model of its magnet, and a table more. */
  private DetectorBlocks with(String model, String more) throws IOException {
    String text = Files.readString(EXAMPLES.resolve("na62-kaon.toml")) + more;
    if (!model.isEmpty()) {
      text = text.replaceFirst("model = \"thin-kick\".*", model);
    }
    if (model.contains("file =")) {
      text = text.replaceFirst("field-T = 0.6928\nlength-m = 1.3.*", "");
    }
    Path file = Files.writeString(folder.resolve("edited.toml"), text);
    return new DetectorBlocks(arena, Geometry.load(file));
  }

  private DetectorBlocks blocks(String example) {
    return new DetectorBlocks(arena, Geometry.load(EXAMPLES.resolve(example)));
  }
}
