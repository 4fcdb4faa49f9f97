package org.fiducia.opencl;

import static java.lang.System.Logger.Level.WARNING;

import org.jocl.CLException;

/** Giving things back to a driver. */
final class Cleanup {

  private Cleanup() {}

  /**
   * Gives something back. A driver that fails here has already delivered its results, or has failed before and is being
   * reported: neither may be lost to a second error.
   */
  static void giveBack(Runnable release) {
    try {
      release.run();
    } catch (CLException e) {
      System.getLogger(Cleanup.class.getName()).log(WARNING, "an OpenCL driver failed at cleaning up", e);
    }
  }
}
