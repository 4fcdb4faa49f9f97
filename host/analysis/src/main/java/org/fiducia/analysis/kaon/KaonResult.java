package org.fiducia.analysis.kaon;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fiducia.analysis.card.KaonCard;
import org.fiducia.analysis.card.KaonNormalisation;
import org.fiducia.analysis.card.KaonStage;
import org.fiducia.analysis.card.Range;
import org.fiducia.analysis.result.Histogram;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.analysis.result.RunFolder;

/**
 * What a kaon analysis found, and the files that tell it. Everything but the pictures is the same on every device.
 *
 * @param card the job
 * @param samples one for each decay of the card
 * @param pulls (fitted - true) / sigma of x, y, tx, ty and q/p of the tracks of all accepted events
 * @param momenta resolution of their momenta
 */
public record KaonResult(
    KaonCard card, List<KaonSample> samples, List<Histogram> pulls, List<MomentumBin> momenta) {

  /** Version of the format of {@code result.json}, see docs/results.md. */
  private static final String SCHEMA = "fiducia-kaon-result/1";

  public KaonResult {
    samples = List.copyOf(samples);
    pulls = List.copyOf(pulls);
    momenta = List.copyOf(momenta);
  }

  /** Names of the stages, in order. */
  public List<String> stages() {
    return KaonStage.of(card).stream().map(KaonStage::label).toList();
  }

  /** Acceptance after all stages. */
  public Acceptance accepted(KaonSample sample) {
    return sample.acceptances().isEmpty() ? new Acceptance(1, 0) : sample.acceptances().getLast();
  }

  /** Acceptance after the stage that limits are to be taken from. */
  public Acceptance normalised(KaonSample sample) {
    return card.normalisation().flatMap(KaonNormalisation::after)
        .map(stage -> after(sample, stage)).orElseGet(() -> accepted(sample));
  }

  /**
   * Acceptance after a stage.
   *
   * @throws IllegalArgumentException if the card has no such stage
   */
  public Acceptance after(KaonSample sample, String stage) {
    int at = stages().indexOf(stage);
    if (at < 0) {
      throw new IllegalArgumentException("there is no stage " + stage + "; there are " + String.join(", ", stages()));
    }
    return sample.acceptances().get(at);
  }

  /** Upper limits on the branching ratio, if the card has a normalisation and anything is accepted. */
  public Optional<Range> limit(KaonSample sample) {
    return card.normalisation().filter(n -> normalised(sample).value() > 0).map(normalised(sample)::limit);
  }

  /** Writes the tables and {@code result.json}. */
  public void writeNumbers(RunFolder folder) {
    folder.write("acceptance.csv", acceptanceCsv());
    if (card.reconstruction()) {
      folder.write("resolutions.csv", resolutionsCsv());
      folder.write("histograms.csv", histogramsCsv());
    }
    folder.write("result.json", JsonText.of(json -> writeResult(json, folder)));
  }

  /** The column of the boson's mass, where there is one. */
  private String massHeader() {
    return card.hasBoson() ? "m_GeV," : "";
  }

  private String massCell(KaonSample sample) {
    return card.hasBoson() ? sample.decay().bosonMass() + "," : "";
  }

  /** The same for what belongs to all masses together. */
  private String noMassCell() {
    return card.hasBoson() ? "," : "";
  }

  private String acceptanceCsv() {
    StringBuilder csv = new StringBuilder(massHeader() + "stage,A,A_err"
        + (card.normalisation().isPresent() ? ",BR_limit_low,BR_limit_high,BR_single_low,BR_single_high" : "") + "\n");
    for (KaonSample sample : samples) {
      for (int s = 0; s < sample.acceptances().size(); s++) {
        Acceptance acceptance = sample.acceptances().get(s);
        csv.append(massCell(sample)).append(stages().get(s)).append(',').append(acceptance.value()).append(',')
            .append(acceptance.error());
        card.normalisation().ifPresent(n -> csv.append(acceptance.value() > 0
            ? cells(acceptance.limit(n)) + cells(acceptance.singleEvent(n)) : ",,,,"));
        csv.append('\n');
      }
    }
    return csv.toString();
  }

  private static String cells(Range range) {
    return "," + range.low() + "," + range.high();
  }

  private String resolutionsCsv() {
    StringBuilder csv = new StringBuilder(massHeader() + "quantity,unit,core,median,entries\n");
    for (KaonSample sample : samples) {
      sample.resolutions().forEach(r -> append(csv, massCell(sample), r));
    }
    momenta.forEach(bin -> append(csv, noMassCell(), bin.resolution()));
    return csv.toString();
  }

  private static void append(StringBuilder csv, String massCell, Resolution r) {
    if (r.entries() > 0) {
      csv.append(massCell).append(r.quantity()).append(',').append(r.unit()).append(',').append(r.core())
          .append(',').append(r.median()).append(',').append(r.entries()).append('\n');
    }
  }

  private String histogramsCsv() {
    StringBuilder csv = new StringBuilder(massHeader() + "histogram,unit,low,high,content,error\n");
    for (KaonSample sample : samples) {
      sample.spectra().forEach((spectrum, histogram) ->
          append(csv, massCell(sample) + spectrum.label() + "," + spectrum.unit(), histogram));
    }
    for (int k = 0; k < pulls.size(); k++) {
      append(csv, noMassCell() + "pull " + TrackSums.PARAMETERS.get(k) + ",1", pulls.get(k));
    }
    return csv.toString();
  }

  private static void append(StringBuilder csv, String name, Histogram histogram) {
    for (int bin = 0; bin < histogram.contents().length; bin++) {
      csv.append(name).append(',').append(histogram.edges()[bin]).append(',')
          .append(histogram.edges()[bin + 1]).append(',').append(histogram.contents()[bin]).append(',')
          .append(histogram.error(bin)).append('\n');
    }
  }

  private void writeResult(JsonGenerator json, RunFolder folder) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("card", card.name());
    json.writeStringField("geometry", card.geometry().name());
    json.writeStringField("mode", card.decays().getFirst().mode().label());
    json.writeNumberField("seed", card.seed());
    json.writeNumberField("eventsPerMass", card.eventsPerMass());
    JsonText.inputs(json, card.inputs());
    json.writeArrayFieldStart("masses");
    for (KaonSample sample : samples) {
      json.writeStartObject();
      writeSummary(json, sample);
      json.writeNumberField("generated", sample.generated());
      json.writeArrayFieldStart("stages");
      for (int s = 0; s < sample.acceptances().size(); s++) {
        json.writeStartObject();
        json.writeStringField("stage", stages().get(s));
        write(json, sample.acceptances().get(s));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    JsonText.files(json, folder);
  }

  /** Writes the members that tell what came out at one mass: acceptance, limits, resolutions. */
  public void writeSummary(JsonGenerator json, KaonSample sample) throws IOException {
    if (card.hasBoson()) {
      json.writeNumberField("m_GeV", sample.decay().bosonMass());
    }
    write(json, accepted(sample));
    if (limit(sample).isPresent()) {
      KaonNormalisation normalisation = card.normalisation().orElseThrow();
      JsonText.numbers(json, "BR_limit", pair(limit(sample).get()));
      JsonText.numbers(json, "BR_single", pair(normalised(sample).singleEvent(normalisation)));
    }
    json.writeArrayFieldStart("resolutions");
    for (Resolution resolution : sample.resolutions()) {
      if (resolution.entries() > 0) {
        write(json, resolution);
      }
    }
    json.writeEndArray();
  }

  private static double[] pair(Range range) {
    return new double[] {range.low(), range.high()};
  }

  private static void write(JsonGenerator json, Acceptance acceptance) throws IOException {
    json.writeNumberField("A", acceptance.value());
    json.writeNumberField("A_err", acceptance.error());
  }

  private static void write(JsonGenerator json, Resolution resolution) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", resolution.quantity());
    json.writeStringField("unit", resolution.unit());
    json.writeNumberField("core", resolution.core());
    json.writeNumberField("median", resolution.median());
    json.writeNumberField("entries", resolution.entries());
    json.writeEndObject();
  }
}
