package org.fiducia.host;

/** The device asked for does not exist, is ambiguous, or may not be used; the message lists the ones that can be. */
public final class UnknownDeviceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownDeviceException(String message) {
    super(message);
  }
}
