package org.fiducia.benchmarks.probes;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.language.Doubles;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/** A limit of a machine, with the kernel that reaches it. */
public enum Probe {
  ADD_MULTIPLY("double additions and multiplications", 2.0 * AddMultiplyProbe.ROUNDS * AddMultiplyProbe.CHAINS,
      AddMultiplyProbeKernel.INSTANCE),
  DIVIDE("double divisions", (double) DivisionProbe.ROUNDS * DivisionProbe.CHAINS, DivisionProbeKernel.INSTANCE),
  SQUARE_ROOT("double square roots", (double) SquareRootProbe.ROUNDS * SquareRootProbe.CHAINS,
      SquareRootProbeKernel.INSTANCE),
  INTEGER("64-bit integer operations",
      (double) IntegerProbe.ROUNDS * IntegerProbe.CHAINS * IntegerProbe.OPERATIONS, IntegerProbeKernel.INSTANCE),
  TRIAD("bytes of memory", 3.0 * Double.BYTES, TriadProbeKernel.INSTANCE);

  private final String unit;
  private final double unitsPerItem;
  private final KernelDescriptor kernel;

  Probe(String unit, double unitsPerItem, KernelDescriptor kernel) {
    this.unit = unit;
    this.unitsPerItem = unitsPerItem;
    this.kernel = kernel;
  }

  /** What is limited, in words. */
  public String unit() {
    return unit;
  }

  /** What an item does of it. */
  public double unitsPerItem() {
    return unitsPerItem;
  }

  /** The kernel with numbers of ordinary size. */
  public Launch launch(Arena arena, long items) {
    Doubles numbers = Doubles.allocate(arena, ProbeNumbers.LAYOUT, 1);
    numbers.set(ProbeNumbers.FACTOR, 0, 0.8413447460685429);
    numbers.set(ProbeNumbers.TERM, 0, 1.6487212707001282);
    int columns = this == TRIAD ? 2 : 1;
    Doubles in = Doubles.allocate(arena, columns, items);
    for (int column = 0; column < columns; column++) {
      for (long i = 0; i < items; i++) {
        in.set(column, i, 1.1 + i % 1013 + column);
      }
    }
    return launch(numbers, in, Doubles.allocate(arena, 1, items));
  }

  private Launch launch(Doubles... blocks) {
    return new Launch(kernel, List.of(blocks));
  }
}
