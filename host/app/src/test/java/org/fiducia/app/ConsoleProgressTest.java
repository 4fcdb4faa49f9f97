package org.fiducia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

  @Test
  void isSilentAboutShortWork() {
    StringWriter err = new StringWriter();
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), false, Duration.ofMinutes(1))) {
      progress.step("masses", 1, 6);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsPlainLinesWhenPiped() throws InterruptedException {
    StringWriter err = new StringWriter();
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(err), false, Duration.ofMillis(1))) {
      progress.step("masses", 4, 6);
      for (int i = 0; i < 600 && err.getBuffer().isEmpty(); i++) {
        Thread.sleep(20);
      }
    }
    assertThat(err.toString()).startsWith("masses: 4 of 6 done").doesNotContain("\r");
  }

  @Test
  void drawsABarOnATerminal() throws InterruptedException {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(screen, true));
    try (ConsoleProgress progress = new ConsoleProgress(new PrintWriter(screen), true, Duration.ofMillis(1))) {
      progress.step("masses", 3, 6);
      for (int i = 0; i < 600 && screen.size() == 0; i++) {
        Thread.sleep(20);
      }
      progress.step("masses", 6, 6);
    } finally {
      System.setErr(before);
    }
    assertThat(screen.toString()).contains("\r", "50%", "100%", "6/6");
  }
}
