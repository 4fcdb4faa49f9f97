package org.fiducia.host;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.Launch;

/** The bytes that a launch wrote: all columns of all written blocks, without padding. */
final class KernelOutput {

  private KernelOutput() {}

  static long bytes(Launch launch) {
    long bytes = 0;
    for (int k = 0; k < launch.blocks().size(); k++) {
      if (written(launch, k)) {
        Block block = launch.blocks().get(k);
        bytes += block.columns() * block.rows() * block.width();
      }
    }
    return bytes;
  }

  /** Bytes in which two runs of one kernel differ. */
  static long mismatches(Launch a, Launch b) {
    long different = 0;
    for (int k = 0; k < a.blocks().size(); k++) {
      for (int c = 0; written(a, k) && c < a.blocks().get(k).columns(); c++) {
        MemorySegment x = a.blocks().get(k).column(c);
        MemorySegment y = b.blocks().get(k).column(c);
        if (x.mismatch(y) >= 0) {
          different += differentBytes(x, y);
        }
      }
    }
    return different;
  }

  private static long differentBytes(MemorySegment x, MemorySegment y) {
    long different = 0;
    for (long j = 0; j < x.byteSize(); j++) {
      different += x.get(ValueLayout.JAVA_BYTE, j) != y.get(ValueLayout.JAVA_BYTE, j) ? 1 : 0;
    }
    return different;
  }

  /** Adds the output, little-endian, to a digest. */
  static void digest(Launch launch, MessageDigest digest) {
    for (int k = 0; k < launch.blocks().size(); k++) {
      for (int c = 0; written(launch, k) && c < launch.blocks().get(k).columns(); c++) {
        digest.update(launch.blocks().get(k).column(c).asByteBuffer());
      }
    }
  }

  private static boolean written(Launch launch, int k) {
    return launch.kernel().access().get(k) == Access.WRITE;
  }
}
