package org.fiducia.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/geometry.md to the declarations: its table of keys and its worked example. */
class GeometryGuideTest {

  private static final Path GUIDE = Path.of("../docs/geometry.md");

  @TempDir
  private Path folder;

  @Test
  void listsEveryKey() throws IOException {
    List<String> rows = Files.readAllLines(GUIDE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).containsExactlyElementsOf(Geometry.keys().stream().map(KeyDoc::markdown).toList());
  }

  @Test
  void beamDumpIsSound() throws IOException {
    String guide = Files.readString(GUIDE);
    String example = example(guide, "my-dump");
    Path file = Files.writeString(folder.resolve("my-dump.toml"), example);
    Geometry geometry = Geometry.load(file);
    assertThat(geometry.planes()).extracting(Plane::name).containsExactly("chamber-1", "chamber-2", "calorimeter");
    assertThat(geometry.magnet().orElseThrow().kick()).isEqualTo(0.299792458 * 0.5 * 2);
    Files.writeString(file, example.replace("z-m = 59", "z-m = 50"));
    assertThatThrownBy(() -> Geometry.load(file)).isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(guide).contains(e.getMessage().replace(folder + "/", "") + "\n"));
  }

  @Test
  void beamOfKaonsIsSound() throws IOException {
    String example = example(Files.readString(GUIDE), "my-kaons");
    Geometry geometry = Geometry.load(Files.writeString(folder.resolve("my-kaons.toml"), example));
    assertThat(geometry.beam().orElseThrow().mass()).isEqualTo(0.493677);
    assertThat(geometry.magnet().orElseThrow().model()).isEqualTo(new Magnet.Profile(0.36, 2500, 200, 200.0 / 3));
    assertThat(geometry.views()).extracting(View::z)
        .containsExactly(84_980.0, 85_020.0, 99_950.0, 100_000.0, 100_050.0);
    assertThat(geometry.strayField().orElseThrow().grid().z().last()).isEqualTo(80_000);
  }

  private static String example(String guide, String name) {
    int begin = guide.indexOf("```toml\nname = \"" + name + '"') + "```toml\n".length();
    return guide.substring(begin, guide.indexOf("```", begin));
  }
}
