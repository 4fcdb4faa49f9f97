package org.fiducia.geometry;

/**
 * An input that cannot be used. The message is one line, {@code file:line: key: what is wrong; what to do}, made to be
 * shown to the user as it is.
 */
public final class InputException extends RuntimeException {

  private InputException(String message, Throwable cause) {
    super(message.replaceAll("\\s*\\R\\s*", " "), cause);
  }

  /**
   * @param file the file as the user named it
   * @param line line in the file, from 1; 0 where no line is meant (a file that is not there)
   * @param problem what is wrong and what to do, beginning with the key where there is one
   */
  public static InputException at(String file, int line, String problem) {
    return at(file, line, problem, null);
  }

  /** As {@link #at(String, int, String)}, with the exception that led to it. */
  public static InputException at(String file, int line, String problem, Throwable cause) {
    return new InputException(file + (line > 0 ? ":" + line : "") + ": " + problem, cause);
  }
}
