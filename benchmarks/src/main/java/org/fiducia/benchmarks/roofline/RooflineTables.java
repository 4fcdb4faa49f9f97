package org.fiducia.benchmarks.roofline;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The tables of the roofline page, as Markdown. */
final class RooflineTables {

  private final StringBuilder text = new StringBuilder();

  private RooflineTables() {}

  static String of(List<Report> reports) {
    RooflineTables tables = new RooflineTables();
    tables.limits(reports);
    tables.costs(reports.getFirst());
    for (Report report : reports) {
      tables.rates(report);
    }
    return tables.text.toString();
  }

  private void limits(List<Report> reports) {
    text.append("### What the machine does at most\n\n");
    text.append("| device and form | additions and multiplications | divisions | square roots "
        + "| 64-bit integer operations | memory |\n|---|---:|---:|---:|---:|---:|\n");
    for (Report report : reports) {
      for (FormReport form : report.forms()) {
        Limits limits = form.limits();
        row(form.label(), per(limits.arithmetic()), per(limits.divisions()), per(limits.squareRoots()),
            per(limits.integers()), per(limits.bytes()) + "B/s");
      }
    }
    text.append("\nEach a second. ");
    for (Report report : reports) {
      text.append(report.processor()).append(", JDK ").append(report.java()).append(", ").append(report.date());
      report.forms().stream().filter(form -> !form.onJvm()).map(FormReport::name).distinct()
          .forEach(name -> text.append(", ").append(name));
      text.append(". ");
    }
    text.setLength(text.length() - 1);
    text.append("\n\n");
  }

  private void costs(Report report) {
    text.append("### What an item needs\n\n");
    text.append("| kernel | + - | * | fma | < = > | / | sqrt | long | int | branches | bytes read | bytes written |\n")
        .append("|---").append("|---:".repeat(11)).append("|\n");
    List<ToDoubleFunction<Cost>> columns = List.of(Cost::additions, Cost::multiplications, Cost::fused,
        Cost::comparisons, Cost::divisions, Cost::squareRoots, Cost::longs, Cost::ints, Cost::branches, Cost::bytesRead,
        Cost::bytesWritten);
    for (Cost cost : report.costs()) {
      text.append("| ").append(cost.kernel());
      columns.forEach(column -> text.append(" | ").append(count(column.applyAsDouble(cost))));
      text.append(" |\n");
    }
    text.append('\n');
  }

  private void rates(Report report) {
    text.append("### What is reached\n\n");
    heads(report, "Items a second with the data on the device, share of the limit, and what limits"
        + (report.forms().stream().anyMatch(FormReport::gpu) ? "; of a GPU how many times two JVM threads:" : ":"));
    for (Cost cost : report.costs()) {
      text.append("| ").append(cost.kernel());
      for (FormReport form : report.forms()) {
        text.append(" | ").append(cell(form, rate -> {
          Bound bound = Bound.of(cost, form.limits(), form.gpu());
          return per(rate.kernelRate()) + "/s, " + percent(rate.kernelRate() * bound.seconds()) + " " + bound.name()
              + (form.gpu() ? timesTheJvm(report, rate) : "");
        }, cost));
      }
      text.append(" |\n");
    }
    text.append('\n');
    if (report.forms().stream().anyMatch(FormReport::gpu)) {
      heads(report, "Items a second with the transfers:");
      for (Cost cost : report.costs()) {
        text.append("| ").append(cost.kernel());
        for (FormReport form : report.forms()) {
          text.append(" | ").append(cell(form, rate -> per(rate.totalRate()) + "/s", cost));
        }
        text.append(" |\n");
      }
      text.append('\n');
    }
  }

  private static String timesTheJvm(Report report, Rate rate) {
    return report.forms().stream().filter(FormReport::onJvm)
        .flatMap(form -> form.rates().stream())
        .filter(jvm -> jvm.kernel().equals(rate.kernel())).findFirst()
        .map(jvm -> String.format(Locale.ROOT, ", %.0f x", rate.kernelRate() / (2 * jvm.kernelRate()))).orElse("");
  }

  private void heads(Report report, String title) {
    text.append(title).append("\n\n| kernel");
    report.forms().forEach(form -> text.append(" | ").append(form.label()));
    text.append(" |\n|---").append("|---:".repeat(report.forms().size())).append("|\n");
  }

  private static String cell(FormReport form, Function<Rate, String> text, Cost cost) {
    return form.rates().stream().filter(rate -> rate.kernel().equals(cost.kernel())).findFirst().map(text).orElse("-");
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Three digits with a prefix. */
  static String per(double value) {
    String[] prefixes = {"", "k", "M", "G", "T", "P"};
    int k = 0;
    double scaled = value;
    while (scaled >= 999.5 && k < prefixes.length - 1) {
      scaled /= 1000;
      k++;
    }
    int decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f ", scaled) + prefixes[k];
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, value == 0 || value >= 99.95 ? "%.0f" : "%.1f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
