package org.fiducia.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where an event file goes. */
final class OutputOption {

  @Option(names = {"-o", "--out"}, paramLabel = "FILE", required = true, description = "The event file to be written.")
  private Path file;

  @Option(names = "--overwrite", description = "Replace FILE if it is there.")
  private boolean overwrite;

  Path file() {
    return file;
  }

  boolean overwrite() {
    return overwrite;
  }
}
