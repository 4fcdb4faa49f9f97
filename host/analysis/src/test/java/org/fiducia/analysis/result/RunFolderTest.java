package org.fiducia.analysis.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path home;

  private List<String> everything() throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.skip(1).map(p -> home.relativize(p).toString()).sorted().toList();
    }
  }

  @Test
  void showsNothingBeforeItIsPublished() throws IOException {
    Path target = home.resolve("out/job");
    try (RunFolder folder = RunFolder.begin(target, false)) {
      folder.write("yield.csv", "a\n");
      assertThat(target).doesNotExist();
      folder.write("result.json", "{}\n");
      folder.publish();
    }
    assertThat(everything()).containsExactly("out", "out/job", "out/job/result.json", "out/job/yield.csv");
    assertThat(target.resolve("yield.csv")).hasContent("a");
  }

  @Test
  void leavesNothingIfItIsClosedBefore() throws IOException {
    try (RunFolder folder = RunFolder.begin(home.resolve("new/parents/job"), false)) {
      folder.write("yield.csv", "a\n");
    }
    assertThat(everything()).isEmpty();
  }

  @Test
  void leavesParentsThatOthersUse() throws IOException {
    try (RunFolder folder = RunFolder.begin(home.resolve("new/job"), false)) {
      folder.write("yield.csv", "a\n");
      Files.createFile(home.resolve("new/other"));
    }
    assertThat(everything()).containsExactly("new", "new/other");
  }

  @Test
  void fillsAnEmptyFolder() throws IOException {
    Path target = Files.createDirectory(home.resolve("job"));
    publish(target, false, "a");
    assertThat(everything()).containsExactly("job", "job/yield.csv");
  }

  @Test
  void refusesAFolderWithContentAndKeepsIt() throws IOException {
    Path target = home.resolve("job");
    publish(target, false, "first");
    assertThatThrownBy(() -> RunFolder.begin(target, false))
        .isInstanceOf(OutputException.class).hasMessageContaining("not empty").hasMessageContaining("--overwrite");
    assertThat(everything()).containsExactly("job", "job/yield.csv");
    assertThat(target.resolve("yield.csv")).hasContent("first");
  }

  @Test
  void replacesEarlierResultsAsAWholeIfAllowed() throws IOException {
    Path target = home.resolve("job");
    try (RunFolder folder = RunFolder.begin(target, false)) {
      folder.write("yield.csv", "first");
      folder.write("contour.csv", "first");
      folder.publish();
    }
    try (RunFolder folder = RunFolder.begin(target, true)) {
      folder.write("yield.csv", "second");
      assertThat(target.resolve("yield.csv")).hasContent("first");
      folder.publish();
    }
    assertThat(everything()).containsExactly("job", "job/yield.csv");
    assertThat(target.resolve("yield.csv")).hasContent("second");
  }

  @Test
  void keepsEarlierResultsIfTheNewRunFails() throws IOException {
    Path target = home.resolve("job");
    publish(target, false, "first");
    try (RunFolder folder = RunFolder.begin(target, true)) {
      folder.write("yield.csv", "second");
    }
    assertThat(everything()).containsExactly("job", "job/yield.csv");
    assertThat(target.resolve("yield.csv")).hasContent("first");
  }

  @Test
  void neverReplacesFilesThatNoRunWrote() throws IOException {
    Files.writeString(home.resolve("thesis.tex"), "precious");
    assertThatThrownBy(() -> RunFolder.begin(home, true))
        .isInstanceOf(OutputException.class).hasMessageContaining("thesis.tex");
    assertThat(home.resolve("thesis.tex")).hasContent("precious");
  }

  @Test
  void keepsCompleteResultsIfSomebodyTakesThePlaceMeanwhile() throws IOException {
    Path target = home.resolve("job");
    try (RunFolder folder = RunFolder.begin(target, false)) {
      folder.write("yield.csv", "mine");
      Files.createDirectory(target);
      Files.writeString(target.resolve("yield.csv"), "theirs");
      assertThatThrownBy(folder::publish)
          .isInstanceOf(UncheckedIOException.class).hasMessageContaining("results are in");
    }
    assertThat(target.resolve("yield.csv")).hasContent("theirs");
    String kept = everything().stream()
        .filter(p -> p.contains("unfinished") && p.endsWith("yield.csv")).findFirst().orElseThrow();
    assertThat(home.resolve(kept)).hasContent("mine");
  }

  @Test
  void refusesPlacesWhereNoFolderCanBe() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> RunFolder.begin(file, true)).hasMessageContaining("not a folder");
    assertThatThrownBy(() -> RunFolder.begin(file.resolve("below"), false))
        .isInstanceOf(OutputException.class).hasMessageContaining("choose another folder");
    assertThatThrownBy(() -> RunFolder.begin(Path.of("/"), true)).isInstanceOf(OutputException.class);
    assertThat(everything()).containsExactly("file");
  }

  @Test
  void followsALinkToTheFolder() throws IOException {
    Path target = Files.createDirectory(home.resolve("far"));
    Path link = Files.createSymbolicLink(home.resolve("near"), target);
    publish(link, false, "a");
    assertThat(link).isSymbolicLink();
    assertThat(target.resolve("yield.csv")).hasContent("a");
  }

  @Test
  void takesNoUnknownFileAndNothingAfterTheEnd() {
    try (RunFolder folder = RunFolder.begin(home.resolve("job"), false)) {
      assertThatThrownBy(() -> folder.write("notes.txt", "")).isInstanceOf(IllegalArgumentException.class);
      folder.publish();
      assertThatThrownBy(() -> folder.write("yield.csv", "")).isInstanceOf(IllegalStateException.class);
    }
  }

  private static void publish(Path target, boolean overwrite, String text) {
    try (RunFolder folder = RunFolder.begin(target, overwrite)) {
      folder.write("yield.csv", text);
      folder.publish();
    }
  }
}
