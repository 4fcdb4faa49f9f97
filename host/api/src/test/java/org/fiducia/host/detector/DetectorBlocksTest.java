package org.fiducia.host.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.InputException;
import org.fiducia.kernels.detector.Plane;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.field.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetectorBlocksTest {

  private static final Path EXAMPLES = Path.of("../../examples");

  private final Arena arena = Arena.ofConfined();

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
        .hasMessageEndingWith("na62-dump.toml: chamber: missing; tracks cannot be fitted without the tables [[chamber]]");
  }

  private DetectorBlocks blocks(String example) {
    return new DetectorBlocks(arena, Geometry.load(EXAMPLES.resolve(example)));
  }
}
