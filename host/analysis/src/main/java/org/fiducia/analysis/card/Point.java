package org.fiducia.analysis.card;

/** A point in the frame of the geometry [mm]. */
public record Point(double x, double y, double z) {}
