package org.fiducia.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/** One call of the command inside this JVM, with what it printed. */
record Invocation(int exit, String out, String err) {

  static Invocation of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Fiducia.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = command.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Invocation(exit, out.toString(), err.toString());
  }

  /** The standard output, which must be one JSON object and nothing else. */
  JsonNode json() throws IOException {
    return new ObjectMapper().reader()
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(out);
  }
}
