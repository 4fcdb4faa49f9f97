package org.fiducia.io;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.fiducia.geometry.InputException;

/**
 * Writes an event file of any length, batch by batch, in a fixed amount of memory ({@value #SCRATCH} bytes and 24 bytes
 * a batch). The file appears whole or not at all: it grows under a hidden name beside the wanted one, which
 * {@link #publish} moves into place. Closing the writer, or ending the JVM (Ctrl-C), before that removes it. Equal
 * content gives equal bytes. Not for use by several threads.
 */
public final class EventWriter implements AutoCloseable {

  /** The metadata keys that a writer sets itself begin with this. */
  public static final String OWN_KEYS = "fiducia.";

  /** Metadata key: what the file holds, such as {@code events} or {@code tracks}. */
  public static final String KIND = OWN_KEYS + "kind";

  /** Metadata key: version of the rules of docs/event-files.md. */
  public static final String FORMAT = OWN_KEYS + "format";

  /** Metadata key: version of the library that wrote the file. */
  public static final String VERSION = OWN_KEYS + "version";

  /** The {@link #FORMAT} that is written. */
  static final String FORMAT_1 = "1";

  static final int SCRATCH = 1 << 20;

  private record Place(long offset, int metadataLength, long bodyLength) {}

  private final Path wanted;
  private final Path target;
  private final Path work;
  private final boolean overwrite;
  private final EventSchema schema;
  private final FileChannel channel;
  private final List<Place> batches = new ArrayList<>();
  private final Thread hook = new Thread(this::discard, "remove unfinished event file");
  private long position;
  private boolean finished;

  private EventWriter(Path wanted, Path target, boolean overwrite, EventSchema schema) throws IOException {
    this.wanted = wanted;
    this.target = target;
    this.overwrite = overwrite;
    this.schema = schema;
    this.work = target.resolveSibling("." + target.getFileName() + ".unfinished-" + ProcessHandle.current().pid());
    this.channel = FileChannel.open(work, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Begins a file.
   *
   * @param file where it shall be; its folder must exist
   * @param overwrite whether a file that is there may be replaced
   * @param kind what it holds, such as {@code events}
   * @param columns of every batch to come, see {@link EventTable#columns}
   * @param metadata texts of the caller's, such as the seed, written in the order of their keys; no key
   *     may begin with {@value #OWN_KEYS}
   * @throws InputException if no file can be made there, or one is there and may not be replaced
   */
  public static EventWriter create(
      Path file, boolean overwrite, String kind, List<EventColumn> columns, Map<String, String> metadata) {
    return create(file, overwrite, kind, columns, metadata, libraryVersion());
  }

  static EventWriter create(Path file, boolean overwrite, String kind, List<EventColumn> columns,
      Map<String, String> metadata, String version) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put(KIND, kind);
    all.put(FORMAT, FORMAT_1);
    all.put(VERSION, version);
    for (String key : metadata.keySet()) {
      if (key.startsWith(OWN_KEYS)) {
        throw new IllegalArgumentException("the metadata key '" + key + "' is the writer's own");
      }
    }
    all.putAll(new TreeMap<>(metadata));
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("an event file needs at least one column");
    }
    EventWriter writer = begin(file, overwrite, new EventSchema(columns, all));
    try {
      Runtime.getRuntime().addShutdownHook(writer.hook);
      FlatBufferBuilder builder = new FlatBufferBuilder();
      ByteBuffer header = Ipc.message(builder, MessageHeader.Schema, writer.schema.write(builder), 0);
      writer.put(Ipc.head());
      writer.put(header);
      return writer;
    } catch (IOException e) {
      writer.close();
      throw writer.failure(e);
    } catch (RuntimeException | Error e) {
      writer.close();
      throw e;
    }
  }

  private static EventWriter begin(Path file, boolean overwrite, EventSchema schema) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
      refuseUnusable(file, target, overwrite);
      return new EventWriter(file, target, overwrite, schema);
    } catch (NoSuchFileException e) {
      throw InputException.at(file.toString(), 0, "its folder does not exist; make it first", e);
    } catch (FileAlreadyExistsException e) {
      throw InputException.at(file.toString(), 0,
          "it is being written already (" + e.getFile() + " is in the way); choose another name or remove that", e);
    } catch (IOException e) {
      throw InputException.at(
          file.toString(), 0, "no file can be made here (" + e.getMessage() + "); choose another place", e);
    }
  }

  private static void refuseUnusable(Path file, Path target, boolean overwrite) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(target)) {
      throw InputException.at(file.toString(), 0, "this is not a file; choose another name");
    }
    if (!overwrite) {
      throw InputException.at(
          file.toString(), 0, "the file exists; choose another name, or ask for it to be overwritten");
    }
  }

  private static String libraryVersion() {
    Properties properties = new Properties();
    try (InputStream in = EventWriter.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /**
   * Writes the events of a table as one record batch. Readers of other make hold a batch in memory: some 10^5 to 10^6
   * events are a good size.
   *
   * @throws IllegalArgumentException if the table has other columns than the file
   * @throws UncheckedIOException if the disk is full or the thread was interrupted; close the writer then
   */
  public void write(EventTable table) {
    requireUnfinished();
    if (!table.columns().equals(schema.columns())) {
      throw new IllegalArgumentException(wanted + ": the table has other columns than the file was begun with");
    }
    EventBatch batch = EventBatch.of(schema.columns(), table.events());
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int headerAt = batch.write(builder, schema.columns());
    ByteBuffer header = Ipc.message(builder, MessageHeader.RecordBatch, headerAt, batch.bodyLength());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment scratch = arena.allocate(table.scratchBytes(SCRATCH), Ipc.ALIGNMENT);
      batches.add(new Place(position, header.remaining(), batch.bodyLength()));
      put(header);
      for (BoundColumn column : table.bound()) {
        putValues(column, scratch);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void putValues(BoundColumn bound, MemorySegment scratch) throws IOException {
    int perEvent = bound.column().bytesPerEvent();
    long most = scratch.byteSize() / perEvent;
    for (long first = 0; first < bound.events(); first += most) {
      long count = Math.min(most, bound.events() - first);
      bound.gather(first, count, scratch);
      put(scratch.asSlice(0, count * perEvent).asByteBuffer());
    }
    put(ByteBuffer.allocate((int) (Ipc.padded(position) - position)));
  }

  private void put(ByteBuffer bytes) throws IOException {
    position += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Completes the file and moves it into place.
   *
   * @throws IllegalStateException if no event was written
   * @throws InputException if a file has appeared there meanwhile, and may not be replaced
   * @throws UncheckedIOException if it cannot be done; close the writer then
   */
  public synchronized void publish() {
    requireUnfinished();
    if (batches.isEmpty()) {
      throw new IllegalStateException(wanted + ": no event was written");
    }
    try {
      put(Ipc.tail(footer()));
      channel.force(true);
      channel.close();
      refuseUnusable(wanted, target, overwrite);
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
      finished = true;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private ByteBuffer footer() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int schemaAt = schema.write(builder);
    Footer.startDictionariesVector(builder, 0);
    int dictionaries = builder.endVector();
    Footer.startRecordBatchesVector(builder, batches.size());
    for (Place batch : batches.reversed()) {
      Block.createBlock(builder, batch.offset(), batch.metadataLength(), batch.bodyLength());
    }
    int places = builder.endVector();
    Footer.finishFooterBuffer(
        builder, Footer.createFooter(builder, MetadataVersion.V5, schemaAt, dictionaries, places, 0));
    return builder.dataBuffer();
  }

  /** Ends the writing; what was not published is removed. */
  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending: the hook runs, and finds nothing to do
    }
  }

  private synchronized void discard() {
    if (finished) {
      return;
    }
    finished = true;
    try {
      channel.close();
      Files.deleteIfExists(work);
    } catch (IOException e) {
      throw new UncheckedIOException(wanted + ": " + work + " cannot be removed (" + e.getMessage() + ")", e);
    }
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException(wanted + ": the writing has ended");
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        wanted + ": cannot be written (" + (e.getMessage() == null ? e : e.getMessage()) + "); nothing is kept", e);
  }
}
