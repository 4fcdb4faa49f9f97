package org.fiducia.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.fiducia.geometry.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign, cut and damaged files: one line that says what to do, or a read of the right shape. */
class DamagedFileTest {

  @TempDir Path folder;
  private Arena arena;
  private Path file;
  private byte[] good;

  @BeforeEach
  void open() throws IOException {
    arena = Arena.ofConfined();
    good = Files.readAllBytes(Samples.random(arena, 2, 3, 1).write(folder.resolve("good.arrow")));
    file = folder.resolve("events.arrow");
  }

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    Files.write(file, good);
    for (int length = good.length - 1; length >= 0; length--) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      refused(length < 6 ? "this is no Arrow IPC file" : "its end is missing");
    }
  }

  /** Cut, with the end put back: the footer is found, but not what it speaks of. */
  @Test
  void aFileThatLacksAPieceIsRefusedOrRead() throws IOException {
    for (int from = 64; from < good.length - 10; from += 4) {
      byte[] bytes = Arrays.copyOf(good, good.length - 4);
      System.arraycopy(good, from + 4, bytes, from, good.length - from - 4);
      readOrRefused(bytes);
    }
  }

  @Test
  void aFileWithFlippedBytesIsRefusedOrRead() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = good.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        // most of them in the footer, which everything hangs on
        int at = random.nextInt(4) == 0
            ? random.nextInt(bytes.length)
            : bytes.length - 1 - random.nextInt(footerBytes());
        bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xff : 0x7f);
      }
      refused += readOrRefused(bytes) ? 0 : 1;
    }
    assertThat(refused).isBetween(1_000, 4_999);
  }

  /** Every aligned word of the metadata becomes each of the lengths that hurt. */
  @Test
  void hostileLengthsAreRefusedOrRead() throws IOException {
    for (int at = good.length - footerBytes(); at < good.length - 6; at += 2) {
      for (int value : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 26, 0, 1 << 16}) {
        byte[] bytes = good.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        readOrRefused(bytes);
      }
    }
  }

  private int footerBytes() {
    return ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 10) + 10;
  }

  @Test
  void foreignFilesAreRefused() throws IOException {
    refused("there is no such file");
    Files.writeString(file, "m_GeV,N\n0.1,3\n");
    refused("this is no Arrow IPC file");
    Files.createDirectory(folder.resolve("folder"));
    assertThatThrownBy(() -> EventReader.open(folder.resolve("folder"))).isInstanceOf(InputException.class)
        .hasMessageEndingWith("this is not a file; name an event file");
  }

  @Test
  void aFileThatIsCutWhileItIsReadIsRefused() throws IOException {
    Files.write(file, good);
    try (EventReader reader = EventReader.open(file)) {
      Files.write(file, Arrays.copyOf(good, 100));
      assertThatThrownBy(() -> reader.read(0, Samples.empty(arena, 2, 3).table())).isInstanceOf(InputException.class)
          .hasMessageContaining("it became shorter while it was read");
    }
  }

  private void refused(String why) {
    assertThatThrownBy(() -> EventReader.open(file)).isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": " + why).hasMessageContaining("; ");
  }

  /** Reads everything that the file claims to hold. */
  private boolean readOrRefused(byte[] bytes) throws IOException {
    // not emptied first: that makes some file systems wait for the disk
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (EventReader reader = EventReader.open(file); Arena own = Arena.ofConfined()) {
      for (EventColumn column : reader.columns()) {
        assertThat(reader.events() * column.bytesPerEvent()).isLessThanOrEqualTo(good.length);
        reader.read(0, EventTable.of(reader.events()).column(column, column.block(own, reader.events()), 0));
      }
      return true;
    } catch (InputException e) {
      assertThat(e.getMessage()).startsWith(file + ": ").contains("; ").hasLineCount(1);
      return false;
    }
  }
}
