package org.fiducia.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fiducia.analysis.card.AcceptanceCard;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.KeyDoc;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fiducia schema}. */
@Command(
    name = "schema",
    description = "List every key of the cards and of a geometry file with its type, unit, default and meaning.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  fiducia schema", "  fiducia schema --json"})
final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonText.of(text -> {
        write(text, "decay-volume-acceptance", AcceptanceCard.keys());
        write(text, "kaon-decays", KaonCard.keys());
        write(text, "geometry", Geometry.keys());
      }));
      out.flush();
      return 0;
    }
    print(out, "Card with job.kind = \"decay-volume-acceptance\"", AcceptanceCard.keys());
    out.println();
    print(out, "Card with job.kind = \"kaon-decays\"", KaonCard.keys());
    out.println();
    print(out, "Geometry file", Geometry.keys());
    return 0;
  }

  private static void write(JsonGenerator json, String file, List<KeyDoc> keys) throws IOException {
    json.writeArrayFieldStart(file);
    for (KeyDoc key : keys) {
      json.writeStartObject();
      json.writeStringField("key", key.path());
      json.writeStringField("type", key.type());
      json.writeStringField("unit", key.unit());
      json.writeStringField("default", key.defaultValue());
      json.writeStringField("meaning", key.meaning());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void print(PrintWriter out, String title, List<KeyDoc> keys) {
    out.println(title);
    Table.print(out, rows(keys));
  }

  private static List<List<String>> rows(List<KeyDoc> keys) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("KEY", "TYPE", "UNIT", "DEFAULT", "MEANING"));
    for (KeyDoc key : keys) {
      rows.add(List.of(key.path(), key.type(), key.unit(), key.defaultValue(), key.meaning()));
    }
    return rows;
  }
}
