package org.fiducia.analysis.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fiducia.geometry.InputException;

/** The files of the common benchmark data: records of little-endian float64 numbers, one after the other. */
enum PeerFile {
  /** 4 measured points (x, y), then the true state at the first plane. */
  TRACKS("tracks.f64", 13),
  /** 5 tracks, each a state of 5 and a packed covariance of 15 numbers at the first plane, then the true vertex. */
  VERTICES("vtx5.f64", 103),
  /** 5 momenta, their 5 packed covariances of 6 numbers, momentum of the beam and its errors, then what is true. */
  DECAYS("kin5.f64", 60);

  private static final String REMEDY = "; make the data again with the script that belongs to them";
  private static final long MOST_BYTES_AT_ONCE = 1 << 26;

  private final String fileName;
  private final int width;

  PeerFile(String fileName, int width) {
    this.fileName = fileName;
    this.width = width;
  }

  /** Name of the file. */
  String fileName() {
    return fileName;
  }

  /** Numbers of a record. */
  int width() {
    return width;
  }

  /**
   * Reads the file of a folder.
   *
   * @throws InputException if it is not there, is not a whole number of records, or holds anything but finite numbers
   */
  PeerRecords read(Arena arena, Path folder) {
    Path path = folder.resolve(fileName);
    if (Files.isDirectory(path)) {
      throw wrong(path, "this is a folder, not a file" + REMEDY);
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long bytes = channel.size();
      long record = (long) width * Double.BYTES;
      if (bytes == 0 || bytes % record != 0) {
        throw wrong(path, "its " + bytes + " bytes are not a whole number of records of " + record + " bytes" + REMEDY);
      }
      MemorySegment data = arena.allocate(bytes, Double.BYTES);
      for (long at = 0; at < bytes; ) {
        int got = channel.read(data.asSlice(at, Math.min(MOST_BYTES_AT_ONCE, bytes - at)).asByteBuffer());
        if (got < 0) {
          throw wrong(path, "it was cut off while it was read" + REMEDY);
        }
        at += got;
      }
      PeerRecords records = new PeerRecords(data, width);
      requireFinite(path, records);
      return records;
    } catch (NoSuchFileException e) {
      throw InputException.at(path.toString(), 0, "there is no such file; check the folder", e);
    } catch (IOException e) {
      throw InputException.at(path.toString(), 0, "cannot be read (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private void requireFinite(Path path, PeerRecords records) {
    for (long record = 0; record < records.count(); record++) {
      for (int field = 0; field < width; field++) {
        if (!Double.isFinite(records.get(record, field))) {
          throw wrong(path, "number " + field + " of record " + record + " is " + records.get(record, field)
              + ", not a finite one" + REMEDY);
        }
      }
    }
  }

  private static InputException wrong(Path path, String what) {
    return InputException.at(path.toString(), 0, what);
  }
}
