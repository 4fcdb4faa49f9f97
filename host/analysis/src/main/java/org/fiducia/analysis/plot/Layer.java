package org.fiducia.analysis.plot;

import java.awt.Graphics2D;

/** One of the things drawn over each other in a frame. */
sealed interface Layer permits Band, Curve, Points, Steps {

  /** Its name in the legend; a layer without a name is not listed. */
  String name();

  /** The abscissae that should be seen. */
  Span x();

  /** The ordinates that should be seen over the given abscissae; on a logarithmic axis only those above zero. */
  Span y(Span x, boolean log);

  void paint(Graphics2D g, Frame frame);

  /** Draws its sign in the legend, from left to right around the given height. */
  void paintKey(Graphics2D g, double left, double right, double height);
}
