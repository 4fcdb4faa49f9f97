package org.fiducia.tornado;

import java.util.List;
import org.fiducia.host.spi.Backend;
import org.fiducia.host.spi.BackendDevice;

/**
 * The OpenCL devices that TornadoVM finds: {@code tornado:0}, {@code tornado:1} ... This class loads where TornadoVM is
 * not there, to say so.
 */
public final class TornadoBackend implements Backend {

  static final String NAME = "tornado";

  /** Set by TornadoVM's argument file, and by nothing else. */
  private static final String STARTED_FOR_TORNADO = "tornado.load.runtime.implementation";

  private static final String HOW = "see docs/tornadovm.md";

  private List<BackendDevice> devices;
  private String absence = "";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized List<BackendDevice> devices() {
    if (devices == null) {
      devices = find();
    }
    return devices;
  }

  @Override
  public synchronized String absence() {
    devices();
    return absence;
  }

  private List<BackendDevice> find() {
    if (System.getProperty(STARTED_FOR_TORNADO) == null) {
      absence = "java was not started with TornadoVM's options: set TORNADOVM_HOME to the folder of its SDK and start"
          + " ./fiducia, or java @$TORNADOVM_HOME/tornado-argfile @host/tornado/java-options; " + HOW;
      return List.of();
    }
    try {
      List<BackendDevice> found = TornadoDevice.all();
      absence = found.isEmpty() ? "TornadoVM has no OpenCL device: build its SDK with the OpenCL backend; " + HOW : "";
      return found;
    } catch (RuntimeException | Error e) {
      // Errors too: TornadoVM throws its own, and the linker's where OpenCL is missing.
      absence = "TornadoVM does not start: " + TornadoThread.words(e) + "; " + HOW;
      return List.of();
    }
  }
}
