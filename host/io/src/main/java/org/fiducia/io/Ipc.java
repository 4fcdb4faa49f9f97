package org.fiducia.io;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * The frame of an Arrow IPC file: magic, padding, encapsulated messages (schema, record batches, an end mark), footer,
 * length of the footer, magic. All little-endian.
 */
final class Ipc {

  /** Buffers begin at multiples of this in the file, as the format recommends. */
  static final int ALIGNMENT = 64;

  /** Bytes before the metadata of a message: a mark and the length of the metadata. */
  static final int PREFIX = 8;

  /** Longest message metadata or footer, in bytes, that is read: room for millions of batches. */
  static final int LONGEST_METADATA = 1 << 26;

  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
  private static final int CONTINUATION = -1;

  private Ipc() {}

  static byte[] magic() {
    return MAGIC.clone();
  }

  static long padded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** The first bytes of a file, up to the first message. */
  static ByteBuffer head() {
    return ByteBuffer.allocate(ALIGNMENT).put(0, MAGIC);
  }

  /** A message without its body, padded so that the body begins aligned. */
  static ByteBuffer message(FlatBufferBuilder builder, byte type, int header, long bodyLength) {
    Message.finishMessageBuffer(
        builder, Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
    ByteBuffer metadata = builder.dataBuffer();
    ByteBuffer whole = littleEndian((int) padded(PREFIX + metadata.remaining()));
    whole.putInt(CONTINUATION).putInt(whole.capacity() - PREFIX).put(metadata);
    return whole.rewind();
  }

  /** What follows the last batch: the end mark, the footer, its length and the magic. */
  static ByteBuffer tail(ByteBuffer footer) {
    ByteBuffer whole = littleEndian(PREFIX + footer.remaining() + Integer.BYTES + MAGIC.length);
    whole.putInt(CONTINUATION).putInt(0);
    int length = footer.remaining();
    whole.put(footer).putInt(length).put(MAGIC);
    return whole.rewind();
  }

  /** The metadata of a message, which must be one record batch's or the schema's. */
  static Message message(ByteBuffer whole) {
    int length = whole.getInt(Integer.BYTES);
    if (whole.getInt(0) != CONTINUATION || length < 0 || length > whole.capacity() - PREFIX) {
      throw new BadFile("a message does not begin where the footer says; the file is damaged, make it again");
    }
    return Message.getRootAsMessage(whole.slice(PREFIX, length).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
