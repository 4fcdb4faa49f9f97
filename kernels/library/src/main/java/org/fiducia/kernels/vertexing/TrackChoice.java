package org.fiducia.kernels.vertexing;

import org.fiducia.language.Layout;

/** The column of whole numbers that says which tracks of an event may be in its vertex, one row an event. */
public final class TrackChoice {

  public static final int SLOTS = 0;

  public static final Layout LAYOUT = Layout.of("track choice",
      Layout.column("slots", "1", "bit s is set if the track in slot s may be used"));

  private TrackChoice() {}
}
