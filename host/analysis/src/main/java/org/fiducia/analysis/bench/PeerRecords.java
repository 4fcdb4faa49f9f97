package org.fiducia.analysis.bench;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Records of float64 numbers.
 *
 * @param data the records, little-endian
 * @param width numbers a record
 */
record PeerRecords(MemorySegment data, int width) {

  private static final ValueLayout.OfDouble NUMBER = ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);

  int count() {
    return Math.toIntExact(data.byteSize() / ((long) width * Double.BYTES));
  }

  double get(long record, int field) {
    return data.getAtIndex(NUMBER, record * width + field);
  }
}
