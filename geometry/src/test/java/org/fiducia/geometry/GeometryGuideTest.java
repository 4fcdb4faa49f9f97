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
  void workedExampleIsSound() throws IOException {
    String guide = Files.readString(GUIDE);
    int begin = guide.indexOf("```toml\n") + "```toml\n".length();
    String example = guide.substring(begin, guide.indexOf("```", begin));
    Path file = Files.writeString(folder.resolve("my-dump.toml"), example);
    Geometry geometry = Geometry.load(file);
    assertThat(geometry.planes()).extracting(Plane::name).containsExactly("chamber-1", "chamber-2", "calorimeter");
    assertThat(geometry.magnet().orElseThrow().kick()).isEqualTo(0.299792458 * 0.5 * 2);
    Files.writeString(file, example.replace("z-m = 59", "z-m = 50"));
    assertThatThrownBy(() -> Geometry.load(file)).isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(guide).contains(e.getMessage().replace(folder + "/", "") + "\n"));
  }
}
