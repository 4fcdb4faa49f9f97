package org.fiducia.analysis.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.fiducia.geometry.InputFile;

/** JSON texts: indented by two spaces, keys in the order of writing, numbers in their shortest round-trip form. */
public final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /** What writes the members of an object. */
  @FunctionalInterface
  public interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  /** The text of one object, ending with a line feed. */
  public static String of(Members members) {
    StringWriter text = new StringWriter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  /** Writes a member whose value is an array of numbers. */
  public static void numbers(JsonGenerator json, String name, double[] values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  /** Writes a member whose value is an array of texts. */
  public static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** Writes the member {@code inputs}; names without folders: a result does not depend on where it was made. */
  public static void inputs(JsonGenerator json, List<InputFile> inputs) throws IOException {
    json.writeArrayFieldStart("inputs");
    for (InputFile input : inputs) {
      json.writeStartObject();
      json.writeStringField("name", input.path().substring(input.path().lastIndexOf('/') + 1));
      json.writeStringField("sha256", input.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes the member {@code files}: hashes of all that is written so far. */
  public static void files(JsonGenerator json, RunFolder folder) throws IOException {
    json.writeObjectFieldStart("files");
    for (var file : folder.hashes().entrySet()) {
      json.writeStringField(file.getKey(), file.getValue());
    }
    json.writeEndObject();
  }
}
