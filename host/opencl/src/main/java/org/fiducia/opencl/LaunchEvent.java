package org.fiducia.opencl;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One launch in a flight recording; the event's own duration is upload and kernel together. */
@Name("org.fiducia.OpenClLaunch")
@Label("OpenCL Launch")
@Category("Fiducia")
@Description("A kernel run on an OpenCL device")
@StackTrace(false)
final class LaunchEvent extends Event {

  @Label("Kernel")
  String kernel;

  @Label("Device")
  String device;

  @Label("Items")
  long items;

  @Label("Kernel Time")
  @Timespan(Timespan.NANOSECONDS)
  long kernelNanos;

  @Label("Bytes Up")
  @DataAmount
  long bytesUp;
}
