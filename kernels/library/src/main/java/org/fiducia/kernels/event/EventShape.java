package org.fiducia.kernels.event;

import org.fiducia.language.Layout;

/**
 * Columns of the one-row block of whole numbers that says how many events and slots the blocks of a launch hold. A
 * block with one row a particle or track is ordered slot by slot: row = slot * events + event.
 */
public final class EventShape {

  public static final int EVENTS = 0;
  public static final int SLOTS = 1;

  public static final Layout LAYOUT = Layout.of("event shape",
      Layout.column("events", "1", "events in the blocks"),
      Layout.column("slots", "1", "particles or tracks an event, 1 to 8"));

  /** Most particles or tracks of an event. */
  public static final int MOST_SLOTS = 8;

  private EventShape() {}
}
