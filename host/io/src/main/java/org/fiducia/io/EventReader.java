package org.fiducia.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.fiducia.geometry.InputException;

/**
 * Reads an event file of any length, any range of its events at a time, in a fixed amount of memory. It takes files of
 * any origin as long as their columns are of the types of {@link EventColumn}. Opening checks the whole structure, so
 * that reading can fail only if the file changes meanwhile or the disk fails. Not for use by several threads.
 */
public final class EventReader implements AutoCloseable {

  private static final int SCRATCH = 1 << 20;

  /** Bytes at the end of a file, after the footer: its length and the magic. */
  private static final int TRAILER = Integer.BYTES + Ipc.magic().length;

  /** Bytes of a batch's entry in the footer. */
  private static final int PLACE = 24;

  private final String file;
  private final FileChannel channel;
  private final EventSchema schema;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<EventBatch> batches;
  private final long[] bodies;
  /** The first event of each batch, and the number of all events. */
  private final long[] firsts;

  private EventReader(String file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    Footer footer = footer();
    if (footer.dictionariesLength() > 0) {
      throw new BadFile("it has dictionaries; write its columns as plain numbers");
    }
    this.schema = EventSchema.read(footer.schema());
    List<EventColumn> columns = schema.columns();
    for (int c = 0; c < columns.size(); c++) {
      indexes.put(columns.get(c).name(), c);
    }
    this.batches = new ArrayList<>();
    if (footer.recordBatchesLength() > footer.getByteBuffer().capacity() / PLACE) {
      throw new BadFile("its footer lists more batches than it has room for; the file is damaged, make it again");
    }
    long[] places = new long[footer.recordBatchesLength()];
    long[] starts = new long[places.length + 1];
    long end = Ipc.magic().length;
    long limit = channel.size() - TRAILER;
    for (int b = 0; b < places.length; b++) {
      Block block = footer.recordBatches(b);
      long offset = block.offset();
      long header = block.metaDataLength();
      long body = block.bodyLength();
      // batches that overlap would make a small file seem endless
      if (offset < end || header < Ipc.PREFIX || header > Ipc.LONGEST_METADATA || body < 0
          || offset > limit - header || body > limit - header - offset) {
        throw new BadFile("a record batch lies outside of the file; it is damaged, make it again");
      }
      EventBatch batch = EventBatch.read(Ipc.message(bytes(offset, (int) header)), columns, body);
      batches.add(batch);
      places[b] = offset + header;
      starts[b + 1] = Math.addExact(starts[b], batch.events());
      end = places[b] + body;
    }
    this.bodies = places;
    this.firsts = starts;
    if (events() == 0) {
      throw new BadFile("it holds no events; make it with at least one");
    }
  }

  /**
   * Opens a file and checks its structure.
   *
   * @throws InputException if it is not there, is no Arrow file, is cut off or damaged, or holds what no event file may
   */
  public static EventReader open(Path path) {
    String file = path.toString();
    FileChannel channel = null;
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new BadFile("this is not a file; name an event file");
      }
      channel = FileChannel.open(path, StandardOpenOption.READ);
      EventReader reader = new EventReader(file, channel);
      channel = null;
      return reader;
    } catch (NoSuchFileException e) {
      throw InputException.at(file, 0, "there is no such file; check the path", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (BadFile e) {
      throw InputException.at(file, 0, e.getMessage(), e);
    } catch (RuntimeException e) {
      // Arrow's generated classes trust their input: they meet wrong offsets as out of bounds, null and the like
      throw InputException.at(file, 0, "its metadata make no sense; the file is damaged, make it again", e);
    } finally {
      if (channel != null) {
        closeQuietly(channel);
      }
    }
  }

  private static InputException unreadable(String file, IOException e) {
    return InputException.at(
        file, 0, "cannot be read (" + (e.getMessage() == null ? e : e.getMessage()) + "); check its permissions", e);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // only read from: nothing can be lost
    }
  }

  private Footer footer() throws IOException {
    long size = channel.size();
    int magic = Ipc.magic().length;
    if (size < magic || !Arrays.equals(bytes(0, magic).array(), Ipc.magic())) {
      throw new BadFile("this is no Arrow IPC file; name a file that 'fiducia' or an Arrow library wrote");
    }
    if (size < Ipc.PREFIX + TRAILER || !Arrays.equals(bytes(size - magic, magic).array(), Ipc.magic())) {
      throw new BadFile("its end is missing; it was written or copied only in part, make it again");
    }
    int length = bytes(size - TRAILER, Integer.BYTES).getInt(0);
    if (length < Integer.BYTES || length > Ipc.LONGEST_METADATA || length > size - TRAILER - Ipc.PREFIX) {
      throw new BadFile("the length of its footer makes no sense; the file is damaged, make it again");
    }
    Footer footer = Footer.getRootAsFooter(bytes(size - TRAILER - length, length));
    if (footer.version() != MetadataVersion.V5 && footer.version() != MetadataVersion.V4) {
      throw new BadFile("it has an old or unknown version of the format; write it with a current library");
    }
    return footer;
  }

  private ByteBuffer bytes(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    fill(bytes, offset);
    return bytes.rewind();
  }

  private void fill(ByteBuffer bytes, long offset) throws IOException {
    for (long at = offset; bytes.hasRemaining();) {
      int read = channel.read(bytes, at);
      if (read < 0) {
        throw new BadFile("it became shorter while it was read; read it again when it is complete");
      }
      at += read;
    }
  }

  /** What the file holds, such as {@code events}; none if another program wrote it. */
  public Optional<String> kind() {
    return Optional.ofNullable(schema.metadata().get(EventWriter.KIND));
  }

  /** The texts that the writer put in, in its order. */
  public SequencedMap<String, String> metadata() {
    return schema.metadata();
  }

  public List<EventColumn> columns() {
    return schema.columns();
  }

  /** The column of this name, if there is one. */
  public Optional<EventColumn> column(String name) {
    return Optional.ofNullable(indexes.get(name)).map(columns()::get);
  }

  /** Events of the file, at least 1. */
  public long events() {
    return firsts[firsts.length - 1];
  }

  /** Record batches of the file; their sizes do not matter for reading. */
  public int batches() {
    return batches.size();
  }

  /**
   * Reads as many events as the table has into its blocks. The file may have more columns.
   *
   * @param first event of the file that becomes event 0 of the table
   * @throws IndexOutOfBoundsException if the file does not hold all these events
   * @throws InputException if a column is missing or has another type or number of slots, or the reading fails
   */
  public void read(long first, EventTable table) {
    if (first < 0 || first > events() - table.events()) {
      throw new IndexOutOfBoundsException(
          file + ": events " + first + " to " + (first + table.events() - 1) + " of " + events());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scratch = arena.allocate(table.scratchBytes(SCRATCH), Ipc.ALIGNMENT);
      for (BoundColumn bound : table.bound()) {
        read(first, bound, scratch);
      }
    } catch (BadFile e) {
      throw InputException.at(file, 0, e.getMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void read(long first, BoundColumn bound, MemorySegment scratch) throws IOException {
    int index = index(bound.column());
    int perEvent = bound.column().bytesPerEvent();
    long most = scratch.byteSize() / perEvent;
    int b = batchOf(first);
    for (long done = 0; done < bound.events();) {
      while (firsts[b + 1] <= first + done) {
        b++;
      }
      long inBatch = first + done - firsts[b];
      long count = Math.min(Math.min(most, bound.events() - done), batches.get(b).events() - inBatch);
      MemorySegment part = scratch.asSlice(0, count * perEvent);
      fill(part.asByteBuffer(), bodies[b] + batches.get(b).offsets()[index] + inBatch * perEvent);
      bound.scatter(part, done, count);
      done += count;
    }
  }

  /** A batch that begins at or before an event; batches may be empty. */
  private int batchOf(long event) {
    int found = Arrays.binarySearch(firsts, 0, batches.size(), event);
    return found >= 0 ? found : -found - 2;
  }

  private int index(EventColumn wanted) {
    Integer index = indexes.get(wanted.name());
    if (index == null) {
      throw new BadFile("it has no column '" + wanted.name() + "', only " + columns().stream().limit(8)
          .map(EventColumn::name).collect(Collectors.joining(", ")) + (columns().size() > 8 ? " ..." : "")
          + "; use a file that has it");
    }
    EventColumn present = columns().get(index);
    if (present.type() != wanted.type() || present.slots() != wanted.slots()) {
      throw new BadFile("column '" + wanted.name() + "' is " + present.typeText() + ", but " + wanted.typeText()
          + " is needed; use a file that has it so");
    }
    return index;
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
