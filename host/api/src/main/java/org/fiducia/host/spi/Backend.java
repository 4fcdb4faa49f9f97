package org.fiducia.host.spi;

import java.util.List;

/** A way to run kernels, found by {@link java.util.ServiceLoader}. */
public interface Backend {

  /** Short name, the part of a device id before the colon. */
  String name();

  /** The devices of this backend; empty where there are none. Never throws. */
  List<BackendDevice> devices();

  /** Why {@link #devices()} is empty and what to do about it, in one line; empty where there are devices. */
  String absence();
}
