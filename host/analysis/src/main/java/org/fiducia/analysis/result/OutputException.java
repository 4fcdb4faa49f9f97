package org.fiducia.analysis.result;

/** The result cannot be put where the user wants it; the message is one line that says why and what to do. */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutputException(String message) {
    super(message);
  }

  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
