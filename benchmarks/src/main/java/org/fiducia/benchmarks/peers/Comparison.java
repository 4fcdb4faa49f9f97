package org.fiducia.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of our forms beside one peer.
 *
 * @param task which
 * @param form of ours
 * @param itemsPerSecond of ours; points at 0.6 % error a second for the acceptance integral
 * @param peakBytes of our process
 * @param peer the other program
 * @param peerItemsPerSecond its rate
 * @param peerPeakBytes of the process that ran all peers of its kind; 0 if it was not run
 * @param quoted whether its rate was measured elsewhere
 * @param ratio ours by theirs
 * @param goal what is asked for, 0 for none
 */
public record Comparison(String task, String form, double itemsPerSecond, long peakBytes, String peer,
    double peerItemsPerSecond, long peerPeakBytes, boolean quoted, double ratio, double goal) {

  /**
   * @param theirs null if the peer was not run
   */
  static Comparison of(Goal goal, Measured ours, Measured theirs) {
    double rate = theirs == null ? goal.peer().quoted() : theirs.itemsPerSecond();
    return new Comparison(goal.task(), goal.form().name().toLowerCase(Locale.ROOT), ours.itemsPerSecond(),
        ours.peakBytes(), goal.peer().name(), rate, theirs == null ? 0 : theirs.peakBytes(), theirs == null,
        ours.itemsPerSecond() / rate, goal.times());
  }

  /** All of them as text. */
  static String table(List<Comparison> comparisons) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("TASK", "FORM", "ITEMS/S", "PEAK MiB", "PEER", "ITEMS/S", "PEAK MiB", "RATIO", "GOAL"));
    for (Comparison c : comparisons) {
      rows.add(List.of(c.task, c.form, number(c.itemsPerSecond), mebibytes(c.peakBytes), c.peer,
          number(c.peerItemsPerSecond) + (c.quoted ? " (quoted)" : ""), mebibytes(c.peerPeakBytes),
          String.format(Locale.ROOT, "%.2f", c.ratio), c.goalText()));
    }
    int[] widths = new int[rows.getFirst().size()];
    rows.forEach(row -> {
      for (int k = 0; k < widths.length; k++) {
        widths[k] = Math.max(widths[k], row.get(k).length());
      }
    });
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int k = 0; k < widths.length; k++) {
        line.append(row.get(k)).repeat(' ', widths[k] - row.get(k).length() + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** All of them as a Markdown table. */
  static String markdown(List<Comparison> comparisons) {
    StringBuilder text = new StringBuilder(
        "| task | form | items/s | peak MiB | beside | items/s | peak MiB | ratio | goal |\n|---|---|---:|---:|---|---:|---:|---:|---:|\n");
    for (Comparison c : comparisons) {
      text.append("| ").append(String.join(" | ", "`" + c.task + "`", c.form, number(c.itemsPerSecond),
          mebibytes(c.peakBytes), c.peer, number(c.peerItemsPerSecond) + (c.quoted ? " (quoted)" : ""),
          mebibytes(c.peerPeakBytes), String.format(Locale.ROOT, "%.2f", c.ratio), c.goalText())).append(" |\n");
    }
    return text.toString();
  }

  private String goalText() {
    return goal == 0 ? "" : String.format(Locale.ROOT, "%.1f, ", goal) + (ratio >= goal ? "reached" : "missed");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  private static String mebibytes(long bytes) {
    return bytes == 0 ? "-" : Long.toString(bytes >> 20);
  }
}
