package org.fiducia.wide;

/** A program, or a part of it, that has no wide form; the message names it. The kernel still has its scalar form. */
public final class WideFormException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WideFormException(String message) {
    super(message);
  }
}
