package org.fiducia.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TomlInputTest {

  private enum Shape {
    ROUND,
    FLAT_TOP
  }

  private static final Key<String> NAME = Key.text("name", "what it is called");
  private static final Key<Double> WIDTH = Key.positive("width-mm", "how wide");
  private static final Key<Double> LENGTH = Key.number("length-m", "how long").orElse(1.5);
  private static final Key<Long> COUNT = Key.integer("count", 2, "how many").orElse(3L);
  private static final Key<Shape> SHAPE = Key.choice("shape", Shape.class, "which shape").orElse("round");
  private static final Key<List<Double>> AT = Key.pair("at-m", "where").optional();
  private static final TableKey PART = TableKey.array("part", "pieces", NAME, WIDTH, LENGTH, COUNT, SHAPE, AT);
  private static final Key<Double> FIRST = Key.positive("first", "begin");
  private static final Key<Double> LAST = Key.positive("last-mm", "end");
  private static final TableKey RANGE = TableKey.optionalTable("range-m", "from, to", FIRST, LAST);
  private static final TableKey FILE = TableKey.file("a test", NAME, RANGE, PART);

  @TempDir
  private Path folder;

  @Test
  void givesValuesInNativeUnitsAndDefaults() {
    Section root = read("""
        name = "all"
        range-m = { first = 2, last-mm = 30 }
        [[part]]
        name = "a"
        width-mm = 7
        length-m = 241.495
        count = 1e3
        shape = "flat-top"
        at-m = [0.1, -2]
        [[part]]
        name = "b"
        width-mm = 0.5
        """).root();
    Section a = root.tables(PART).getFirst();
    assertThat(root.get(NAME)).isEqualTo("all");
    assertThat(root.table(RANGE).get(FIRST)).isEqualTo(2000);
    assertThat(root.table(RANGE).get(LAST)).isEqualTo(30);
    assertThat(a.get(WIDTH)).isEqualTo(7);
    assertThat(a.get(LENGTH)).isEqualTo(241495);
    assertThat(a.get(COUNT)).isEqualTo(1000);
    assertThat(a.get(SHAPE)).isEqualTo(Shape.FLAT_TOP);
    assertThat(a.get(AT)).containsExactly(100.0, -2000.0);
    assertThat(a.has(LENGTH)).isTrue();
    Section b = root.tables(PART).get(1);
    assertThat(b.get(LENGTH)).isEqualTo(1500);
    assertThat(b.get(COUNT)).isEqualTo(3);
    assertThat(b.get(SHAPE)).isEqualTo(Shape.ROUND);
    assertThat(b.find(AT)).isEmpty();
    assertThat(b.has(LENGTH)).isFalse();
  }

  /** Decimal scaling: multiplying the double by 1000 would miss the nearest double for about one value in three. */
  @Test
  void scalesMetresInDecimal() {
    for (int millimetre = 1; millimetre < 250_000; millimetre += 7) {
      double metres = millimetre / 1000.0;
      assertThat(Unit.METRE.toNative(metres)).isEqualTo(millimetre);
    }
    assertThat(Unit.of("hbar-c-GeV-m").toNative(0.197e-15)).isEqualTo(0.197e-12);
  }

  @ParameterizedTest
  @MethodSource
  void namesFileLineAndKey(String written, String expected) {
    assertFails("name = \"all\"\n\n[[part]]\nname = \"a\"\n" + written + "\n", expected);
  }

  private static Stream<Arguments> namesFileLineAndKey() {
    return Stream.of(
        arguments("width-mm = -7",
            "5: part[1].width-mm: must be greater than zero, but is -7"),
        arguments("width-mm = 0.0",
            "5: part[1].width-mm: must be greater than zero, but is 0.0"),
        arguments("width-mm = nan",
            "5: part[1].width-mm: must be a finite number, but is NaN"),
        arguments("width-mm = -inf",
            "5: part[1].width-mm: must be a finite number, but is -Infinity"),
        arguments("width-mm = \"7\"",
            "5: part[1].width-mm: must be a number, but is \"7\""),
        arguments("width-mm = [7]",
            "5: part[1].width-mm: must be a number, but is [7]"),
        arguments("width-mm = true",
            "5: part[1].width-mm: must be a number, but is true"),
        arguments("width-mm = { a = 1 }",
            "5: part[1].width-mm: must be a number, but is a table or a date"),
        arguments("width-m = 7",
            "5: part[1].width-m: unknown key; did you mean width-mm? (and 1 more problem)"),
        arguments("widht-mm = 7\nwidth-mm = 7",
            "5: part[1].widht-mm: unknown key; did you mean width-mm?"),
        arguments("width-mm = 7\ncolour = 7",
            "6: part[1].colour: unknown key; known here: name, width-mm, length-m, count, shape, at-m"),
        arguments("width-mm = 7\ncounts = 7",
            "6: part[1].counts: unknown key; did you mean count?"),
        arguments("width-mm = 7\ncount = 1",
            "6: part[1].count: must be at least 2, but is 1"),
        arguments("width-mm = 7\ncount = 2.5",
            "6: part[1].count: must be a whole number, but is 2.5"),
        arguments("width-mm = 7\ncount = nan",
            "6: part[1].count: must be a finite number, but is NaN"),
        arguments("width-mm = 7\nshape = \"oval\"",
            "6: part[1].shape: \"oval\" is not known; write one of \"round\" | \"flat-top\""),
        arguments("width-mm = 7\nat-m = [1]",
            "6: part[1].at-m: must be 2 numbers in brackets, but is [1]"),
        arguments("width-mm = 7\nat-m = [1, nan]",
            "6: part[1].at-m: must be a finite number, but is NaN"),
        arguments("width-mm = 7\nname = \"b\"",
            "6: name previously defined at line 4, column 1; correct the TOML syntax"));
  }

  @ParameterizedTest
  @MethodSource
  void namesTheTableThatIsWrong(String written, String expected) {
    assertFails(written, expected);
  }

  private static Stream<Arguments> namesTheTableThatIsWrong() {
    return Stream.of(
        arguments("name = \"\"\n[[part]]\nname = \"a\"\nwidth-mm = 1",
            "1: name: is empty; write a text"),
        arguments("name = 3\n[[part]]\nname = \"a\"\nwidth-mm = 1",
            "1: name: must be a text in quotes, but is 3"),
        arguments("# no more\nname = \"all\"",
            "1: part: missing; add the table [[part]]"),
        arguments("name = \"all\"\n[part]\nname = \"a\"",
            "2: part: must be a table; write [[part]]"),
        arguments("name = \"all\"\npart = []",
            "2: part: must be a table; write [[part]]"),
        arguments("name = \"all\"\nrange-m = 3\n[[part]]\nname = \"a\"\nwidth-mm = 1",
            "2: range-m: must be a table; write [range-m]"));
  }

  @Test
  void reportsTheFirstProblemInTheFileAndCountsTheOthers() {
    assertFails("nmae = \"x\"\n[[part]]\nname = \"a\"\nwidth-mm = -1\ncount = 0\n",
        "1: nmae: unknown key; did you mean name? (and 3 more problems)");
  }

  @Test
  void syntaxErrorIsOneLine() {
    Path file = write("name = \"all\"\n[[part]\n");
    assertThatThrownBy(() -> TomlInput.read(file, FILE)).isInstanceOf(InputException.class)
        .message().startsWith(file + ":2: ").contains("correct the TOML syntax").doesNotContain("\n");
  }

  @Test
  void missingFileAndFolderAndBinary() throws IOException {
    Path none = folder.resolve("none.toml");
    assertThatThrownBy(() -> TomlInput.read(none, FILE)).isInstanceOf(InputException.class)
        .hasMessage(none + ": there is no such file; check the path");
    assertThatThrownBy(() -> TomlInput.read(folder, FILE)).isInstanceOf(InputException.class)
        .hasMessage(folder + ": this is a folder; name a file");
    Path binary = Files.write(folder.resolve("binary.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> TomlInput.read(binary, FILE)).isInstanceOf(InputException.class)
        .hasMessage(binary + ": is no text in UTF-8; give a TOML file");
  }

  /** Reference: sha256sum of the seven ASCII bytes. */
  @Test
  void hashIsOfTheBytesRead() {
    assertThat(InputFile.of("x", "fiducia".getBytes(StandardCharsets.UTF_8)).sha256())
        .isEqualTo("68522e44f69c138f24d0eb0b36f9062ca98c1160d17916e397f3513b7003f05a");
  }

  @Test
  void documentsEveryKeyFromTheSameDeclarations() {
    assertThat(FILE.docs()).containsExactly(
        new KeyDoc("name", "text", "", "required", "what it is called"),
        new KeyDoc("range-m", "table", "", "none", "from, to"),
        new KeyDoc("range-m.first", "number > 0", "m", "required", "begin"),
        new KeyDoc("range-m.last-mm", "number > 0", "mm", "required", "end"),
        new KeyDoc("part[]", "tables, one or more", "", "required", "pieces"),
        new KeyDoc("part[].name", "text", "", "required", "what it is called"),
        new KeyDoc("part[].width-mm", "number > 0", "mm", "required", "how wide"),
        new KeyDoc("part[].length-m", "number", "m", "1.5", "how long"),
        new KeyDoc("part[].count", "integer >= 2", "", "3", "how many"),
        new KeyDoc("part[].shape", "\"round\" | \"flat-top\"", "", "round", "which shape"),
        new KeyDoc("part[].at-m", "two numbers", "m", "none", "where"));
  }

  @Test
  void aKeyIsDeclaredOnce() {
    assertThatThrownBy(() -> TableKey.table("t", "", NAME, Key.text("name", "again")))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("t: key name is declared twice");
    assertThatThrownBy(() -> Key.positive("width-mm", "").orElse(-1.0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsAndFlags() {
    Key<List<Double>> masses = Key.numbers("masses-m", "some");
    Key<List<String>> names = Key.texts("names", "some");
    Key<Boolean> on = Key.flag("on", "whether").orElse(false);
    TableKey file = TableKey.file("lists", masses, names, on);
    Section root = TomlInput.read(write("masses-m = [1, 0.1, 2e1]\nnames = [\"b\", \"a\"]\n"), file).root();
    assertThat(root.get(masses)).containsExactly(1000.0, 100.0, 20_000.0);
    assertThat(root.get(names)).containsExactly("b", "a");
    assertThat(root.get(on)).isFalse();
    assertThat(TomlInput.read(write("masses-m = [1]\nnames = [\"a\"]\non = true\n"), file).root().get(on)).isTrue();
    for (String[] wrong : new String[][] {
        {"masses-m = []", "masses-m: must be one or more numbers in brackets, but is []"},
        {"masses-m = 3", "masses-m: must be one or more numbers in brackets, but is 3"},
        {"masses-m = [1, \"a\"]", "masses-m: must be a number, but is \"a\""},
        {"names = [\"a\", \"a\"]", "names: names \"a\" twice; remove one"},
        {"names = [\"a\", \"\"]", "names: is empty; write a text"},
        {"on = \"yes\"", "on: must be true or false, but is \"yes\""}}) {
      assertThatThrownBy(() -> TomlInput.read(write(wrong[0] + "\n"), file)).isInstanceOf(InputException.class)
          .message().contains(":1: " + wrong[1]);
    }
    assertThat(file.docs()).extracting(KeyDoc::type)
        .containsExactly("numbers, one or more", "texts, one or more", "true or false");
  }

  @Test
  void findsOneKeyWhateverElseTheFileHolds() {
    Key<Shape> shape = Key.choice("shape", Shape.class, "which");
    assertThat(TomlInput.find(write("other = 1\n[job]\nshape = \"round\"\nmore = 2\n"), "job", shape))
        .contains(Shape.ROUND);
    assertThat(TomlInput.find(write("[job]\nmore = 2\n"), "job", shape)).isEmpty();
    assertThat(TomlInput.find(write("job = 2\n"), "job", shape)).isEmpty();
    assertThat(TomlInput.find(write("[job\n"), "job", shape)).isEmpty();
    Path oval = write("a = 1\n[job]\nshape = \"oval\"\n");
    assertThatThrownBy(() -> TomlInput.find(oval, "job", shape)).isInstanceOf(InputException.class)
        .hasMessage(oval + ":3: job.shape: \"oval\" is not known; write one of \"round\" | \"flat-top\"");
  }

  private void assertFails(String text, String expected) {
    Path file = write(text);
    assertThatThrownBy(() -> TomlInput.read(file, FILE)).isInstanceOf(InputException.class)
        .hasMessage(file + ":" + expected);
  }

  private TomlInput read(String text) {
    return TomlInput.read(write(text), FILE);
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("test.toml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
