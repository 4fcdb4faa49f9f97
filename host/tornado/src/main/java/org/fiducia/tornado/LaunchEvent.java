package org.fiducia.tornado;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One launch in a flight recording; the event's own duration also has the copying between blocks and arrays. */
@Name("org.fiducia.TornadoLaunch")
@Label("TornadoVM Launch")
@Category("Fiducia")
@Description("A kernel run through TornadoVM")
@StackTrace(false)
final class LaunchEvent extends Event {

  @Label("Kernel")
  String kernel;

  @Label("Device")
  String device;

  @Label("Items")
  long items;

  @Label("Execution Time")
  @Description("TornadoVM's time: sending, running and fetching")
  @Timespan(Timespan.NANOSECONDS)
  long executionNanos;

  @Label("Bytes Up")
  @DataAmount
  long bytesUp;

  @Label("Bytes Down")
  @DataAmount
  long bytesDown;
}
