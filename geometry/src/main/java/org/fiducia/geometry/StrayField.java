package org.fiducia.geometry;

/**
 * A weak field upstream of the magnet, as in the decay tube, which bends tracks on their way to the vertex.
 *
 * @param grid the field; it ends in front of the magnet's
 */
public record StrayField(FieldGrid grid) {}
