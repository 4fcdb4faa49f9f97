package org.fiducia.host;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import org.fiducia.language.KernelDescriptor.Access;
import org.fiducia.language.Launch;

/** Computes correctly but for the lowest bit of the last byte that one launch writes. */
final class FlippedBit implements FakeDevice.Work {

  private final int wrongLaunch;
  private final AtomicInteger launches = new AtomicInteger();

  /**
   * @param wrongLaunch which launch is spoilt, counted from 1
   */
  FlippedBit(int wrongLaunch) {
    this.wrongLaunch = wrongLaunch;
  }

  @Override
  public void run(Launch launch, long items, long first) {
    launch.kernel().loop(0, items, first, launch.blocks());
    if (launches.incrementAndGet() == wrongLaunch) {
      int block = launch.kernel().access().lastIndexOf(Access.WRITE);
      MemorySegment column = launch.blocks().get(block).column(launch.blocks().get(block).columns() - 1);
      long last = column.byteSize() - 1;
      column.set(ValueLayout.JAVA_BYTE, last, (byte) (column.get(ValueLayout.JAVA_BYTE, last) ^ 1));
    }
  }
}
