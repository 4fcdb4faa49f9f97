package org.fiducia.analysis.result;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fiducia.analysis.card.AcceptanceCard;

/**
 * What an acceptance job found, and the files that tell it. Everything but the pictures is the same on every device.
 *
 * @param card the job
 * @param map its yields
 * @param contour the lines at the card's level; empty if it asks for none or the level is not reached
 */
public record RunResult(AcceptanceCard card, YieldMap map, List<ContourLines.Line> contour) {

  /** Version of the format of {@code result.json}, see docs/results.md. */
  private static final String SCHEMA = "fiducia-result/1";

  /** The grid point with the greatest yield. */
  public record Peak(double mass, double value, double yield, double error) {}

  /** Finds the contour in the map. */
  public static RunResult of(AcceptanceCard card, YieldMap map) {
    List<ContourLines.Line> contour = card.contourLevel().isPresent()
        ? ContourLines.of(map, card.contourLevel().getAsDouble())
        : List.of();
    return new RunResult(card, map, contour);
  }

  /** Writes the numbers: {@code yield.csv}, {@code contour.csv} if the card asks for a contour, {@code result.json}. */
  public void writeNumbers(RunFolder folder) {
    folder.write("yield.csv", yieldCsv());
    if (card.contourLevel().isPresent()) {
      folder.write("contour.csv", contourCsv());
    }
    folder.write("result.json", JsonText.of(json -> writeResult(json, folder)));
  }

  /** The greatest yield of all masses; empty if no yield is above zero. */
  public Optional<Peak> peak() {
    return Stream.iterate(0, i -> i < map.masses().length, i -> i + 1)
        .flatMap(i -> peak(i).stream())
        .reduce((a, b) -> b.yield() > a.yield() ? b : a);
  }

  /** The greatest yield of mass i; empty if no yield is above zero. */
  Optional<Peak> peak(int i) {
    double[] yields = map.yields()[i];
    int best = 0;
    for (int j = 1; j < yields.length; j++) {
      if (yields[j] > yields[best]) {
        best = j;
      }
    }
    return yields[best] > 0
        ? Optional.of(new Peak(map.masses()[i], map.values()[best], yields[best], map.errors()[i][best]))
        : Optional.empty();
  }

  private String yieldCsv() {
    StringBuilder csv = new StringBuilder("m_GeV," + map.secondAxis() + ",N,N_err\n");
    for (int i = 0; i < map.masses().length; i++) {
      for (int j = 0; j < map.values().length; j++) {
        csv.append(map.masses()[i]).append(',').append(map.values()[j]).append(',')
            .append(map.yields()[i][j]).append(',').append(map.errors()[i][j]).append('\n');
      }
    }
    return csv.toString();
  }

  private String contourCsv() {
    StringBuilder csv = new StringBuilder("line,m_GeV," + map.secondAxis() + "\n");
    for (int line = 0; line < contour.size(); line++) {
      ContourLines.Line points = contour.get(line);
      for (int k = 0; k < points.masses().length; k++) {
        csv.append(line).append(',').append(points.masses()[k]).append(',').append(points.values()[k]).append('\n');
      }
    }
    return csv.toString();
  }

  private void writeResult(JsonGenerator json, RunFolder folder) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("card", card.name());
    json.writeStringField("geometry", card.geometry().name());
    json.writeNumberField("seed", card.seed());
    json.writeNumberField("eventsPerMass", card.eventsPerMass());
    json.writeNumberField("protonsOnTarget", card.protonsOnTarget());
    JsonText.inputs(json, card.inputs());
    json.writeArrayFieldStart("axes");
    writeAxis(json, "m_GeV", "GeV", map.masses());
    writeAxis(json, map.secondAxis(), map.secondUnit(), map.values());
    json.writeEndArray();
    json.writeArrayFieldStart("peaks");
    for (int i = 0; i < map.masses().length; i++) {
      Optional<Peak> peak = peak(i);
      if (peak.isPresent()) {
        json.writeStartObject();
        writePeak(json, peak.get());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    writeContour(json);
    JsonText.files(json, folder);
  }

  /** Writes the members of a peak. */
  public void writePeak(JsonGenerator json, Peak peak) throws IOException {
    json.writeNumberField("m_GeV", peak.mass());
    json.writeNumberField(map.secondAxis(), peak.value());
    json.writeNumberField("N", peak.yield());
    json.writeNumberField("N_err", peak.error());
  }

  private void writeContour(JsonGenerator json) throws IOException {
    if (card.contourLevel().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("contour");
    json.writeNumberField("level", card.contourLevel().getAsDouble());
    json.writeArrayFieldStart("lines");
    for (ContourLines.Line line : contour) {
      json.writeStartObject();
      json.writeBooleanField("closed", line.closed());
      JsonText.numbers(json, "m_GeV", line.masses());
      JsonText.numbers(json, map.secondAxis(), line.values());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeAxis(JsonGenerator json, String name, String unit, double[] values) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("unit", unit);
    JsonText.numbers(json, "values", values);
    json.writeEndObject();
  }
}
