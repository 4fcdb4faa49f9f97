package org.fiducia.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.io.EventReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fiducia inspect}. */
@Command(
    name = "inspect",
    description = "Show what an event file holds: where it comes from, and each column with its type, unit, meaning, "
        + "smallest, mean and largest value.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  fiducia inspect events.arrow", "  fiducia inspect tracks.arrow --json"})
final class InspectCommand implements Callable<Integer> {

  /** Longer texts, such as a whole card, are cut in the table; JSON has them in full. */
  private static final int SHOWN = 80;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "An event file (Arrow IPC).")
  private Path file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (EventReader reader = EventReader.open(file)) {
      List<ColumnSummary> columns = reader.columns().stream().map(c -> ColumnSummary.of(reader, c)).toList();
      if (json) {
        out.print(json(reader, columns));
        out.flush();
      } else {
        out.println(file + ": " + reader.events() + " events in " + reader.batches() + " batch(es)");
        reader.metadata().forEach((key, value) -> out.println("  " + shown(key) + " = " + shown(value)));
        out.println();
        Table.print(out, rows(columns));
      }
    }
    return 0;
  }

  private String json(EventReader reader, List<ColumnSummary> columns) {
    return JsonText.of(json -> {
      json.writeStringField("file", file.toString());
      json.writeNumberField("events", reader.events());
      json.writeNumberField("batches", reader.batches());
      json.writeObjectFieldStart("metadata");
      for (var entry : reader.metadata().entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("columns");
      for (ColumnSummary summary : columns) {
        json.writeStartObject();
        json.writeStringField("name", summary.column().name());
        json.writeStringField("type", summary.column().type().toString());
        json.writeNumberField("slots", summary.column().slots());
        json.writeStringField("unit", summary.column().unit());
        json.writeStringField("description", summary.column().description());
        write(json, "min", summary.min());
        write(json, "mean", summary.mean());
        write(json, "max", summary.max());
        json.writeNumberField("nan", summary.nan());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** JSON has no infinities and no NaN: they become null. */
  private static void write(JsonGenerator json, String name, Number number) throws IOException {
    if (number instanceof Long whole) {
      json.writeNumberField(name, whole);
    } else if (Double.isFinite(number.doubleValue())) {
      json.writeNumberField(name, number.doubleValue());
    } else {
      json.writeNullField(name);
    }
  }

  private static List<List<String>> rows(List<ColumnSummary> columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("COLUMN", "TYPE", "UNIT", "MIN", "MEAN", "MAX", "NAN", "DESCRIPTION"));
    for (ColumnSummary summary : columns) {
      rows.add(List.of(summary.column().name(), summary.column().typeText(), shown(summary.column().unit()),
          text(summary.min()), text(summary.mean()), text(summary.max()), Long.toString(summary.nan()),
          shown(summary.column().description())));
    }
    return rows;
  }

  private static String text(Number number) {
    if (number instanceof Long) {
      return number.toString();
    }
    return Double.isNaN(number.doubleValue()) ? "-" : String.format(Locale.ROOT, "%.6g", number.doubleValue());
  }

  /** One line of printable characters: a file may hold any text. */
  private static String shown(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " ... (" + text.length() + " characters)";
  }
}
