package org.fiducia.analysis.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fiducia.analysis.spectrum.SpectrumTable;
import org.fiducia.geometry.InputException;
import org.fiducia.geometry.KeyDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/cards.md to the declarations: its table of keys and its worked example. */
class CardGuideTest {

  private static final Path DOCS = Path.of("../../docs");

  @TempDir
  private Path folder;

  @Test
  void listsEveryKey() throws IOException {
    List<String> rows = Files.readAllLines(DOCS.resolve("cards.md")).stream()
        .filter(line -> line.matches("\\| `[a-z].*")).toList();
    assertThat(rows).containsExactlyElementsOf(
        Stream.of(AcceptanceCard.keys(), KaonCard.keys()).flatMap(List::stream).map(KeyDoc::markdown).toList());
  }

  @Test
  void workedExampleIsSound() throws IOException {
    copy("geometry.md", "```toml", "my-dump.toml");
    copy("cards.md", "```text", "my-spectrum.dat");
    copy("cards.md", "```toml", "my-card.toml");
    Path file = folder.resolve("my-card.toml");
    AcceptanceCard card = AcceptanceCard.load(file);
    assertThat(card.geometry().name()).isEqualTo("my-dump");
    SpectrumTable table = (SpectrumTable) card.spectrum();
    assertThat(table.masses()).containsExactly(0.25, 0.4);
    assertThat(table.energyEdges()).containsExactly(0, 40, 80);
    assertThat(card.couplings().points()).isEqualTo(81);
    Files.writeString(file, Files.readString(file).replace("min = 1e-8", "min = -1e-8"));
    assertThatThrownBy(() -> AcceptanceCard.load(file)).isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(DOCS.resolve("cards.md")).content()
            .contains(e.getMessage().replace(folder + "/", "") + "\n"));
  }

  private void copy(String guide, String fence, String name) throws IOException {
    String text = Files.readString(DOCS.resolve(guide));
    int begin = text.indexOf(fence) + fence.length() + 1;
    Files.writeString(folder.resolve(name), text.substring(begin, text.indexOf("```", begin)));
  }
}
