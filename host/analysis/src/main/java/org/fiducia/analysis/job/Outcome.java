package org.fiducia.analysis.job;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.fiducia.analysis.result.RunFolder;

/** What a job found, ready to be written and told. */
public interface Outcome {

  /** Writes the tables and {@code result.json}: the same bytes on every device. */
  void writeNumbers(RunFolder folder);

  /** Draws the pictures. */
  void draw(RunFolder folder);

  /** The result in a few lines. */
  List<String> lines();

  /** Writes the result's members of a JSON summary. */
  void writeSummary(JsonGenerator json) throws IOException;
}
