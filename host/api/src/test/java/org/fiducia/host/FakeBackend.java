package org.fiducia.host;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;

/** Offers the devices that a test has made; none at other times. */
public final class FakeBackend implements Backend {

  private static volatile List<BackendDevice> offered = List.of();

  /** How often somebody has looked for devices. */
  static final AtomicInteger LOOKS = new AtomicInteger();

  /** Offers these devices from now on. */
  public static void offer(BackendDevice... devices) {
    offered = List.of(devices);
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<BackendDevice> devices() {
    LOOKS.incrementAndGet();
    return offered;
  }

  @Override
  public String absence() {
    return offered.isEmpty() ? "no test has made one" : "";
  }
}
