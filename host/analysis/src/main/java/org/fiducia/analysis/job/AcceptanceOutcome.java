package org.fiducia.analysis.job;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fiducia.analysis.plot.ContourPlot;
import org.fiducia.analysis.result.RunFolder;
import org.fiducia.analysis.result.RunResult;
import org.fiducia.analysis.result.YieldMap;

/** The yields over masses and couplings, their peak and their contour. */
record AcceptanceOutcome(RunResult result) implements Outcome {

  @Override
  public void writeNumbers(RunFolder folder) {
    result.writeNumbers(folder);
  }

  @Override
  public void draw(RunFolder folder) {
    ContourPlot plot = ContourPlot.of(result);
    folder.write("contour.png", plot::writePng);
    folder.write("contour.svg", plot::writeSvg);
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(result.peak().map(this::peakLine).orElse("No decay is accepted anywhere."));
    result.card().contourLevel().ifPresent(level -> lines.add(result.contour().isEmpty()
        ? "Contour: N = " + level + " is reached nowhere"
        : "Contour: N = " + level + " in " + result.contour().size() + " line(s)"));
    return lines;
  }

  @Override
  public void writeSummary(JsonGenerator json) throws IOException {
    json.writeNumberField("points", result.map().masses().length * result.map().values().length);
    if (result.peak().isPresent()) {
      json.writeObjectFieldStart("peak");
      result.writePeak(json, result.peak().get());
      json.writeEndObject();
    }
    if (result.card().contourLevel().isPresent()) {
      json.writeObjectFieldStart("contour");
      json.writeNumberField("level", result.card().contourLevel().getAsDouble());
      json.writeNumberField("lines", result.contour().size());
      json.writeEndObject();
    }
  }

  private String peakLine(RunResult.Peak peak) {
    YieldMap map = result.map();
    return String.format(Locale.ROOT, "Peak: N = %.4g +- %.2g at m = %.4g GeV, %s = %.4g%s", peak.yield(), peak.error(),
        peak.mass(), map.secondAxis().equals(YieldMap.WIDTH) ? "width" : map.secondAxis(), peak.value(),
        map.secondUnit().isEmpty() ? "" : " " + map.secondUnit());
  }
}
