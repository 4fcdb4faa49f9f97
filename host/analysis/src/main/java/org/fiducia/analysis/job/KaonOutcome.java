package org.fiducia.analysis.job;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fiducia.analysis.card.Range;
import org.fiducia.analysis.kaon.Acceptance;
import org.fiducia.analysis.kaon.KaonPictures;
import org.fiducia.analysis.kaon.KaonResult;
import org.fiducia.analysis.kaon.KaonSample;
import org.fiducia.analysis.kaon.Resolution;
import org.fiducia.analysis.result.RunFolder;

/** Acceptances, resolutions and limits of a kaon analysis. */
record KaonOutcome(KaonResult result) implements Outcome {

  @Override
  public void writeNumbers(RunFolder folder) {
    result.writeNumbers(folder);
  }

  @Override
  public void draw(RunFolder folder) {
    KaonPictures.draw(result, folder);
  }

  /** For one decay every stage, for a scan one line a mass. */
  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (result.samples().size() == 1) {
      KaonSample only = result.samples().getFirst();
      for (int s = 0; s < only.acceptances().size(); s++) {
        lines.add(String.format(Locale.ROOT, "  %-20s %s", result.stages().get(s), written(only.acceptances().get(s))));
      }
    }
    result.samples().forEach(sample -> lines.add(line(sample)));
    return lines;
  }

  private String line(KaonSample sample) {
    StringBuilder line = new StringBuilder();
    if (result.card().hasBoson()) {
      line.append(String.format(Locale.ROOT, "m = %.4g GeV: ", sample.decay().bosonMass()));
    }
    line.append(written(result.accepted(sample)));
    sample.resolution("mass").ifPresent(r -> line.append(", sigma(m) = ").append(mev(r)));
    sample.resolution("pair mass").ifPresent(r -> line.append(", sigma(m_ee) = ").append(mev(r)));
    result.limit(sample).ifPresent(range -> line.append(", BR < ").append(written(range)).append(" (90 % CL)"));
    return line.toString();
  }

  private static String written(Acceptance acceptance) {
    return String.format(Locale.ROOT, "A = %.4g +- %.2g", acceptance.value(), acceptance.error());
  }

  private static String mev(Resolution resolution) {
    return String.format(Locale.ROOT, "%.3g MeV", 1000 * resolution.core());
  }

  private static String written(Range range) {
    return range.low() == range.high()
        ? String.format(Locale.ROOT, "%.3g", range.low())
        : String.format(Locale.ROOT, "%.3g to %.3g", range.low(), range.high());
  }

  @Override
  public void writeSummary(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("masses");
    for (KaonSample sample : result.samples()) {
      json.writeStartObject();
      result.writeSummary(json, sample);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
