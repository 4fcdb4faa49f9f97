package org.fiducia.benchmarks.roofline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that was measured on a machine.
 *
 * @param processor its name
 * @param java version
 * @param date day of the measurement
 * @param costs of the kernels
 * @param forms one a device and form
 */
public record Report(String processor, String java, String date, List<Cost> costs, List<FormReport> forms) {

  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Report {
    costs = List.copyOf(costs);
    forms = List.copyOf(forms);
  }

  static Report read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Report.class);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  Cost cost(String kernel) {
    return costs.stream().filter(c -> c.kernel().equals(kernel)).findFirst().orElseThrow(
        () -> new IllegalArgumentException("there is no cost of " + kernel + "; measure again with this version"));
  }
}
