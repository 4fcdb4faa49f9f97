package org.fiducia.analysis.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.fiducia.geometry.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpectrumTableTest {

  private static final String RESOURCE =
      "/org/fiducia/analysis/spectra/dp_Brems_beam400GeV_10to5310MeV_NA62.dat.gz";

  @TempDir
  private Path folder;

  @Test
  void builtInTableHoldsEveryNumberOfItsFile() throws IOException {
    SpectrumTable table = SpectrumTable.builtIn("dp-brems-400GeV").orElseThrow();
    double[] masses = table.masses();
    double[] angles = table.thetaCentres();
    double[] energies = table.energyCentres();
    assertThat(masses).hasSize(201).startsWith(0.01, 0.01032).endsWith(5.31);
    assertThat(angles).hasSize(31).startsWith(1.8e-4, 5.4e-4).endsWith(1.098e-2);
    assertThat(energies).hasSize(30).startsWith(6.3, 18.9).endsWith(371.7);
    assertThat(table.thetaStep()).isCloseTo(0.36e-3, within(1e-17));
    assertThat(table.energyStep()).isCloseTo(12.6, within(1e-13));
    assertThat(table.source().path()).isEqualTo("builtin:dp-brems-400GeV");
    double[] sums = new double[masses.length];
    int row = 0;
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(getClass().getResourceAsStream(RESOURCE)), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] words = line.split(" ");
        int m = Arrays.binarySearch(masses, Double.parseDouble(words[2]));
        int t = Arrays.binarySearch(angles, Double.parseDouble(words[0]));
        int e = Arrays.binarySearch(energies, Double.parseDouble(words[1]));
        double density = Double.parseDouble(words[3]);
        assertThat(table.density(m, t, e)).isEqualTo(density);
        sums[m] += density;
        row++;
      }
    }
    assertThat(row).isEqualTo(201 * 31 * 30);
    for (int m = 0; m < masses.length; m++) {
      assertThat(table.yield(m)).isCloseTo(sums[m] * 0.36e-3 * 12.6, within(1e-12 * sums[m]));
    }
    assertThat(table.density(100)[3][7]).isEqualTo(table.density(100, 3, 7));
  }

  @Test
  void edgesLieHalfAStepFromTheCentresAndNotBelowZero() {
    SpectrumTable table = load(text(1, 2, 3));
    assertThat(table.thetaEdges()).usingComparatorWithPrecision(1e-15).containsExactly(0, 0.002, 0.004, 0.006);
    assertThat(table.energyEdges()).usingComparatorWithPrecision(1e-12).containsExactly(10, 30, 50);
    SpectrumTable shifted = load(text(1, 2, 3).replace("0.001 ", "0.0009 ").replace("0.003 ", "0.0029 ")
        .replace("0.005 ", "0.0049 "));
    assertThat(shifted.thetaEdges()[0]).isZero();
  }

  @Test
  void nearestIsNearestInTheLogarithm() {
    SpectrumTable table = load(text(1, 2, 8));
    assertThat(table.nearest(0.1)).isZero();
    assertThat(table.nearest(1)).isZero();
    assertThat(table.nearest(Math.nextDown(Math.sqrt(2)))).isZero();
    assertThat(table.nearest(Math.nextUp(Math.sqrt(2)))).isOne();
    assertThat(table.nearest(2)).isOne();
    assertThat(table.nearest(4)).isOne();
    assertThat(table.nearest(Math.nextUp(4.0))).isEqualTo(2);
    assertThat(table.nearest(4.9)).isEqualTo(2);
    assertThat(table.nearest(8)).isEqualTo(2);
    assertThat(table.nearest(100)).isEqualTo(2);
    SpectrumTable builtIn = SpectrumTable.builtIn("dp-brems-400GeV").orElseThrow();
    for (double mass = 0.0101; mass < 5.3; mass *= 1.0137) {
      int nearest = builtIn.nearest(mass);
      double distance = Math.abs(Math.log(mass / builtIn.masses()[nearest]));
      for (double other : builtIn.masses()) {
        assertThat(Math.abs(Math.log(mass / other))).isGreaterThanOrEqualTo(distance);
      }
    }
  }

  @Test
  void gzipAndWindowsLineEndsMakeNoDifference() throws IOException {
    String text = text(1, 2, 3);
    SpectrumTable plain = load(text);
    SpectrumTable windows = load("# a comment\r\n\r\n" + text.replace("\n", "\r\n"));
    SpectrumTable compressed = SpectrumTable.load(Files.write(folder.resolve("t.gz"), gzip(text)));
    for (int m = 0; m < 3; m++) {
      assertThat(windows.density(m)).isDeepEqualTo(plain.density(m));
      assertThat(compressed.density(m)).isDeepEqualTo(plain.density(m));
    }
    assertThat(plain.density(1, 2, 0)).isEqualTo(density(2, 2, 0));
    assertThat(compressed.source().sha256()).isNotEqualTo(plain.source().sha256());
  }

  /** Line 9 is theta 0.005, E 20, m 2: the third line of the second mass. */
  @ParameterizedTest
  @MethodSource
  void namesTheLineThatIsWrong(String written, String expected) {
    String[] lines = text(1, 2, 3).split("\n");
    lines[8] = written;
    assertFails(String.join("\n", lines), expected);
  }

  private static Stream<Arguments> namesTheLineThatIsWrong() {
    return Stream.of(
        arguments("0.005 20.0 2.0 nan",
            "9: dY: \"nan\" is not a number; correct the table"),
        arguments("0.005 20.0 2.0 NaN",
            "9: dY: NaN is not a finite number >= 0; correct the table"),
        arguments("0.005 20.0 2.0 -1.5",
            "9: dY: -1.5 is not a finite number >= 0; correct the table"),
        arguments("0.005 20.0 2.0 1e999",
            "9: dY: 1e999 is not a finite number >= 0; correct the table"),
        arguments("0.005 20.0 2.0 O.1",
            "9: dY: \"O.1\" is not a number; correct the table"),
        arguments("0.005 20.0 2.0",
            "9: 3 columns, but four are needed: theta [rad], E [GeV], m [GeV], dY; is the file cut off?"),
        arguments("0.005 20.0 2.0 1 1",
            "9: 5 columns, but four are needed: theta [rad], E [GeV], m [GeV], dY; is the file cut off?"),
        arguments("0.006 20.0 2.0 1",
            "9: theta = 0.006 where 0.005 is expected; every mass needs the same cells, theta running fastest, then E"),
        arguments("0.005 20.5 2.0 1",
            "9: E = 20.5 where 20.0 is expected; every mass needs the same cells, theta running fastest, then E"),
        arguments("0.005 20.0 2.5 1",
            "9: m = 2.5 where 2.0 is expected; every mass needs the same cells, theta running fastest, then E"),
        arguments("#",
            "10: theta = 0.001 where 0.005 is expected; every mass needs the same cells, theta running fastest, "
                + "then E"));
  }

  @Test
  void refusesWhatIsNoGrid() {
    assertFails(text(1, 3, 2), "13: m = 2.0 does not increase; order the table by mass");
    assertFails(text(0, 1), "1: m = 0.0 does not increase; order the table by mass");
    assertFails("0.001 20 1 1\n", "1: theta: the first mass has one cell only; at least two are needed");
    assertFails("0.001 20 1 1\n0.003 20 1 1\n", "1: E: the first mass has one cell only; at least two are needed");
    assertFails(text(1).replace("0.003", "0.0031"),
        "2: theta = 0.0031 breaks the uniform steps; theta must run fastest, "
            + "then E, then m, each upwards in equal steps");
    assertFails(text(1).replace("20.0", "60.0"), "1: E = 60.0 breaks the uniform steps; theta must run fastest, "
        + "then E, then m, each upwards in equal steps");
  }

  @Test
  void emptyTable() {
    Path file = write("# nothing\n\n");
    assertThatThrownBy(() -> SpectrumTable.load(file)).isInstanceOf(InputException.class)
        .hasMessage(file + ": the table is empty; lines of theta [rad], E [GeV], m [GeV], dY are needed");
  }

  @Test
  void tableThatEndsInsideAMass() {
    String text = text(1, 2, 3);
    assertFails(text.substring(0, text.lastIndexOf("0.003")),
        "16: the table ends inside the rows of m = 3.0 GeV: 4 of 6; is the file cut off?");
  }

  @Test
  void truncatedGzipIsFoundAtTheLineWhereItEnds() throws IOException {
    byte[] whole = getClass().getResourceAsStream(RESOURCE).readAllBytes();
    Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> SpectrumTable.load(file)).isInstanceOf(InputException.class).message()
        .matches(Pattern.quote(file.toString())
            + ":(\\d{5}): the gzip stream is cut off here; copy the file again");
    Path almost = Files.write(folder.resolve("almost.gz"), Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> SpectrumTable.load(almost)).isInstanceOf(InputException.class)
        .hasMessage(almost + ":186933: the gzip stream is cut off here; copy the file again");
  }

  @Test
  void damagedGzip() throws IOException {
    byte[] bytes = gzip(text(1, 2, 3));
    bytes[bytes.length - 8] ^= 1;
    Path file = Files.write(folder.resolve("damaged.gz"), bytes);
    assertThatThrownBy(() -> SpectrumTable.load(file)).isInstanceOf(InputException.class).message()
        .startsWith(file + ":19: the gzip stream is damaged here (").endsWith("); copy the file again");
  }

  @Test
  void missingTables() {
    Path none = folder.resolve("none.gz");
    assertThatThrownBy(() -> SpectrumTable.load(none)).isInstanceOf(InputException.class)
        .hasMessage(none + ": there is no such file; check the path");
    assertThat(SpectrumTable.builtIn("dp-brems-401GeV")).isEmpty();
    assertThat(SpectrumTable.builtInNames()).containsExactly("dp-brems-400GeV");
  }

  private static double density(int mass, int theta, int energy) {
    return mass * 100 + theta * 10 + energy;
  }

  /** Three angles, two energies for each mass. */
  private static String text(int... masses) {
    StringBuilder text = new StringBuilder();
    for (int mass : masses) {
      for (int energy = 0; energy < 2; energy++) {
        for (int theta = 0; theta < 3; theta++) {
          text.append(String.format(Locale.ROOT, "%.3f %.1f %.1f %s%n", 0.001 + 0.002 * theta, 20.0 + 20 * energy,
              (double) mass, density(mass, theta, energy)));
        }
      }
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void assertFails(String text, String expected) {
    Path file = write(text);
    assertThatThrownBy(() -> SpectrumTable.load(file)).isInstanceOf(InputException.class)
        .hasMessage(file + ":" + expected);
  }

  private SpectrumTable load(String text) {
    return SpectrumTable.load(write(text));
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("table.dat"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
