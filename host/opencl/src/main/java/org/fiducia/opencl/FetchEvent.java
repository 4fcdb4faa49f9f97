package org.fiducia.opencl;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The end of a chain in a flight recording. */
@Name("org.fiducia.OpenClFetch")
@Label("OpenCL Fetch")
@Category("Fiducia")
@Description("Results brought back from an OpenCL device")
@StackTrace(false)
final class FetchEvent extends Event {

  @Label("Device")
  String device;

  @Label("Bytes Down")
  @DataAmount
  long bytesDown;
}
