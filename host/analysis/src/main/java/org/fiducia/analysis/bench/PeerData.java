package org.fiducia.analysis.bench;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fiducia.geometry.InputException;

/** The common benchmark data: all three files, read and checked before any is used. */
public final class PeerData implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final PeerRecords tracks;
  private final PeerRecords vertices;
  private final PeerRecords decays;

  private PeerData(Path folder) {
    boolean good = false;
    try {
      if (!Files.isDirectory(folder)) {
        throw InputException.at(folder.toString(), 0, "there is no such folder; name the one that holds "
            + PeerFile.TRACKS.fileName());
      }
      tracks = PeerFile.TRACKS.read(arena, folder);
      vertices = PeerFile.VERTICES.read(arena, folder);
      decays = PeerFile.DECAYS.read(arena, folder);
      requireAsMany(folder, PeerFile.VERTICES, vertices);
      requireAsMany(folder, PeerFile.DECAYS, decays);
      good = true;
    } finally {
      if (!good) {
        arena.close();
      }
    }
  }

  /**
   * Reads the data.
   *
   * @throws InputException if a file is missing, cut off, or holds anything but finite numbers
   */
  public static PeerData load(Path folder) {
    return new PeerData(folder);
  }

  /** One production makes as many records of each kind: fewer in one file mean that its end is missing. */
  private void requireAsMany(Path folder, PeerFile file, PeerRecords records) {
    if (records.count() != tracks.count()) {
      throw InputException.at(folder.resolve(file.fileName()).toString(), 0, "it holds " + records.count()
          + " records, but " + PeerFile.TRACKS.fileName() + " " + tracks.count() + "; make all files in one go");
    }
  }

  PeerRecords tracks() {
    return tracks;
  }

  PeerRecords vertices() {
    return vertices;
  }

  PeerRecords decays() {
    return decays;
  }

  @Override
  public void close() {
    arena.close();
  }
}
