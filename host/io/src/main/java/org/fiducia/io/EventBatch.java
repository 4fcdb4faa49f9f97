package org.fiducia.io;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Where the values of a record batch lie.
 *
 * @param events its rows
 * @param offsets of the values of each column, from the start of the batch's body
 * @param bodyLength bytes of the body
 */
record EventBatch(long events, long[] offsets, long bodyLength) {

  /** The batch as a writer lays it out: column after column, each aligned. */
  static EventBatch of(List<EventColumn> columns, long events) {
    long[] offsets = new long[columns.size()];
    long end = 0;
    for (int c = 0; c < offsets.length; c++) {
      offsets[c] = end;
      end = Math.addExact(end, Ipc.padded(Math.multiplyExact(events, (long) columns.get(c).bytesPerEvent())));
    }
    return new EventBatch(events, offsets, end);
  }

  /**
   * Writes the batch's header.
   *
   * @return its offset in the builder
   */
  int write(FlatBufferBuilder builder, List<EventColumn> columns) {
    // vectors of structs are built from their end
    RecordBatch.startNodesVector(builder, columns.stream().mapToInt(EventBatch::nodes).sum());
    for (EventColumn column : columns.reversed()) {
      if (column.slots() != EventColumn.ONE_VALUE) {
        FieldNode.createFieldNode(builder, events * column.slots(), 0);
      }
      FieldNode.createFieldNode(builder, events, 0);
    }
    int nodes = builder.endVector();
    RecordBatch.startBuffersVector(builder, columns.stream().mapToInt(c -> nodes(c) + 1).sum());
    for (int c = columns.size() - 1; c >= 0; c--) {
      Buffer.createBuffer(builder, offsets[c], events * columns.get(c).bytesPerEvent());
      for (int empty = 0; empty < nodes(columns.get(c)); empty++) {
        // no bitmap of what is missing: nothing is
        Buffer.createBuffer(builder, offsets[c], 0);
      }
    }
    return RecordBatch.createRecordBatch(builder, events, nodes, builder.endVector(), 0, 0);
  }

  private static int nodes(EventColumn column) {
    return column.slots() == EventColumn.ONE_VALUE ? 1 : 2;
  }

  /**
   * Reads the batch's header and checks it against the columns and the length of the body.
   *
   * @throws BadFile if it does not fit
   * @throws RuntimeException of another kind if the bytes are no such header
   */
  static EventBatch read(Message message, List<EventColumn> columns, long bodyLength) {
    if (message.version() != MetadataVersion.V5 && message.version() != MetadataVersion.V4) {
      throw new BadFile("a record batch has an old or unknown version of the format; write it with a current library");
    }
    if (message.headerType() != MessageHeader.RecordBatch || message.bodyLength() != bodyLength) {
      throw damaged("a record batch is not what the footer says");
    }
    RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
    if (batch.compression() != null) {
      throw new BadFile("it is compressed; write it without compression");
    }
    long events = batch.length();
    int nodes = 0;
    int buffers = 0;
    long[] offsets = new long[columns.size()];
    for (int c = 0; c < offsets.length; c++) {
      EventColumn column = columns.get(c);
      long rows = events;
      for (int level = 0; level < nodes(column); level++) {
        FieldNode node = batch.nodes(nodes++);
        if (node.nullCount() != 0) {
          throw new BadFile("column '" + column.name() + "' has missing values; fill them in, for example with NaN");
        }
        if (node.length() != rows) {
          throw damaged("column '" + column.name() + "' has another length than its batch");
        }
        rows = Math.multiplyExact(events, (long) column.valuesPerEvent());
      }
      buffers += nodes(column);
      Buffer values = batch.buffers(buffers++);
      long bytes = Math.multiplyExact(events, (long) column.bytesPerEvent());
      if (events < 0 || values.length() < bytes || values.offset() < 0 || values.offset() > bodyLength - bytes) {
        throw damaged("the values of column '" + column.name() + "' lie outside of their batch");
      }
      offsets[c] = values.offset();
    }
    if (batch.nodesLength() != nodes || batch.buffersLength() != buffers) {
      throw damaged("a record batch has other columns than the schema");
    }
    return new EventBatch(events, offsets, bodyLength);
  }

  private static BadFile damaged(String what) {
    return new BadFile(what + "; the file is damaged, make it again");
  }
}
