package org.fiducia.analysis.result;

import java.time.Instant;
import java.util.List;
import org.fiducia.analysis.card.Card;
import org.fiducia.geometry.InputFile;

/**
 * How a result came to be: the one file of a run that differs between devices and times.
 *
 * @param card the job, with the seed and the number of events that were used
 * @param version of Fiducia
 * @param deviceId device that ran, such as {@code cpu}
 * @param deviceName the maker's name of it
 * @param threads threads of the JVM runner
 * @param warnings what went wrong and was recovered
 * @param started begin of the computation
 * @param finished end of it
 */
public record Provenance(Card card, String version, String deviceId, String deviceName, int threads,
    List<String> warnings, Instant started, Instant finished) {

  /** Version of the format of {@code provenance.json}, see docs/results.md. */
  private static final String SCHEMA = "fiducia-provenance/1";

  /** Writes {@code provenance.json} with the hashes of all inputs, and of all files written into the folder so far. */
  public void write(RunFolder folder) {
    folder.write("provenance.json", JsonText.of(json -> {
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("card", card.source().path());
      json.writeNumberField("seed", card.seed());
      json.writeNumberField("eventsPerMass", card.eventsPerMass());
      json.writeObjectFieldStart("device");
      json.writeStringField("id", deviceId);
      json.writeStringField("name", deviceName);
      json.writeEndObject();
      json.writeNumberField("threads", threads);
      JsonText.texts(json, "warnings", warnings);
      json.writeObjectFieldStart("versions");
      json.writeStringField("fiducia", version);
      json.writeStringField("java", System.getProperty("java.vm.name") + " " + Runtime.version());
      json.writeStringField("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
          + System.getProperty("os.arch"));
      json.writeEndObject();
      json.writeStringField("started", started.toString());
      json.writeStringField("finished", finished.toString());
      json.writeArrayFieldStart("inputs");
      for (InputFile input : card.inputs()) {
        json.writeStartObject();
        json.writeStringField("path", input.path());
        json.writeStringField("sha256", input.sha256());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("outputs");
      for (var file : folder.hashes().entrySet()) {
        json.writeStringField(file.getKey(), file.getValue());
      }
      json.writeEndObject();
    }));
  }
}
