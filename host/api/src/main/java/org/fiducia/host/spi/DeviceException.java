package org.fiducia.host.spi;

/** A device failed; the message says which, at what, and with what error. The same work can be done by another one. */
public final class DeviceException extends Exception {

  private static final long serialVersionUID = 1L;

  public DeviceException(String message) {
    super(message);
  }

  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
