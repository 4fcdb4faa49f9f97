package org.fiducia.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldFileTest {

  private static final List<String> PROFILE = List.of("z", "By");
  private static final List<String> MAP = List.of("x", "y", "z", "Bx", "By", "Bz");

  /** Two nodes in x, three in y, four in z. */
  private static final String SOUND_MAP = map();

  @TempDir
  private Path folder;

  @Test
  void readsAMapWithXRunningFastest() {
    FieldGrid grid = FieldFile.read(write(SOUND_MAP), MAP);
    assertThat(grid.x()).isEqualTo(new FieldGrid.Axis(-100, 200, 2));
    assertThat(grid.y()).isEqualTo(new FieldGrid.Axis(-50, 50, 3));
    assertThat(grid.z()).isEqualTo(new FieldGrid.Axis(1000, 10, 4));
    assertThat(grid.nodes()).isEqualTo(24);
    for (int node = 0; node < 24; node++) {
      assertThat(grid.get(node, 0)).isEqualTo(node);
      assertThat(grid.get(node, 1)).isEqualTo(0.5);
      assertThat(grid.get(node, 2)).isEqualTo(-node);
    }
    assertThat(grid.integral()).isCloseTo(0.5 * 30, within(1e-12));
  }

  @Test
  void readsGzipAlike() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(SOUND_MAP.getBytes(StandardCharsets.US_ASCII));
    }
    Path file = Files.write(folder.resolve("map.gz"), bytes.toByteArray());
    assertThat(FieldFile.read(file, MAP).nodes()).isEqualTo(24);
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
    Path damaged = Files.write(folder.resolve("cut.gz"), cut);
    assertThatThrownBy(() -> FieldFile.read(damaged, MAP)).isInstanceOf(InputException.class)
        .hasMessageContaining("the gzip stream is cut off here; copy the file again");
  }

  @Test
  void readsAProfileThatDoesNotDependOnXAndY() {
    FieldGrid grid = FieldFile.read(write("# z By\n0 0\n\n10 0.5\n20 1\n30 0\n"), PROFILE);
    assertThat(grid.nodes()).isEqualTo(4);
    assertThat(grid.x().nodes()).isOne();
    assertThat(grid.z()).isEqualTo(new FieldGrid.Axis(0, 10, 4));
    assertThat(grid.get(2, 1)).isEqualTo(1);
    assertThat(grid.get(2, 0)).isZero();
    assertThat(grid.integral()).isCloseTo(15, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatIsNoTable(String text, List<String> columns, String expected) {
    Path file = write(text);
    assertThatThrownBy(() -> FieldFile.read(file, columns)).isInstanceOf(InputException.class)
        .hasMessage(file + ":" + expected);
  }

  private static Stream<Arguments> refusesWhatIsNoTable() {
    return Stream.of(
        arguments("# nothing\n", PROFILE, " the table is empty; lines of z [mm], By [T] are needed"),
        arguments("0 1\n", PROFILE, "1: z: there is one z only; at least two are needed"),
        arguments("0 1\n1 2 3\n", PROFILE,
            "2: 3 columns, but 2 are needed: z [mm], By [T]; is the file cut off?"),
        arguments("0 1\n1 x\n", PROFILE, "2: By: \"x\" is not a number; correct the table"),
        arguments("0 1\n1 NaN\n", PROFILE, "2: By: NaN is not a finite number; correct the table"),
        arguments("0 1\n1 1\n3 1\n", PROFILE, "2: z = 1.0 breaks the uniform steps; write each coordinate upwards in "
            + "equal steps, x fastest, then y, then z"),
        arguments("2 1\n1 1\n0 1\n", PROFILE, "1: z = 2.0 breaks the uniform steps; write each coordinate upwards in "
            + "equal steps, x fastest, then y, then z"),
        arguments(SOUND_MAP.substring(0, SOUND_MAP.lastIndexOf(" 1030.0")), MAP, "25: 2 columns, but 6 are needed: "
            + "x [mm], y [mm], z [mm], Bx [T], By [T], Bz [T]; is the file cut off?"),
        arguments(SOUND_MAP.lines().limit(21).reduce("", (a, b) -> a + b + "\n"), MAP,
            "21: the table ends inside a layer of 6 points at one z; is the file cut off?"),
        arguments(SOUND_MAP.replace("\n100.0 0.0 1010.0", "\n99.0 0.0 1010.0"), MAP,
            "11: x = 99.0 where 100.0 is expected; every z needs the same points, x fastest, then y"));
  }

  private static String map() {
    StringBuilder text = new StringBuilder("# x y z Bx By Bz\n");
    for (int node = 0; node < 24; node++) {
      text.append(String.join(" ", "" + (node % 2 * 200.0 - 100), "" + (node / 2 % 3 * 50.0 - 50),
          "" + (node / 6 * 10.0 + 1000), "" + node, "0.5", "" + -node)).append('\n');
    }
    return text.toString();
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("field.txt"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
