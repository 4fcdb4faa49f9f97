package org.fiducia.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedPageTest {

  @TempDir Path folder;

  @Test
  void replacesOnlyWhatIsBetweenTheMarks() throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(page,
        "above\n<!-- a: begin -->\nold\n<!-- a: end -->\n<!-- b: begin -->\n<!-- b: end -->\nbelow\n");
    MarkedPage.replace(page, "a", "new\n");
    MarkedPage.replace(page, "a", "newer");
    assertThat(page).hasContent(
        "above\n<!-- a: begin -->\n\nnewer\n\n<!-- a: end -->\n<!-- b: begin -->\n<!-- b: end -->\nbelow\n");
    assertThatThrownBy(() -> MarkedPage.replace(page, "c", "x")).hasMessageContaining("<!-- c: begin -->");
  }
}
