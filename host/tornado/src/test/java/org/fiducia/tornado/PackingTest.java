package org.fiducia.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fiducia.host.contract.TallyKernel;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks lie in arrays without touching each other, and in no more arrays than the device asks for. */
class PackingTest {

  /** TornadoVM's tasks have at most that many. */
  private static final int PARAMETERS = 20;

  /** A kernel of many blocks, the odd ones written. */
  private record Many(int blocks) implements KernelDescriptor {

    @Override
    public String name() {
      return "org.fiducia.tornado.Many";
    }

    @Override
    public String function() {
      return "Many_run";
    }

    @Override
    public List<Parameter> parameters() {
      return IntStream.range(0, blocks).mapToObj(k -> new Parameter("block" + k, Longs.class)).toList();
    }

    @Override
    public List<Access> access() {
      return IntStream.range(0, blocks).mapToObj(k -> k % 2 == 0 ? Access.READ : Access.WRITE).toList();
    }

    @Override
    public void loop(long from, long to, long first, List<Block> blocks) {
      throw new UnsupportedOperationException("this kernel is only packed");
    }
  }

  private static Launch many(Arena arena, int blocks) {
    return new Launch(new Many(blocks),
        IntStream.range(0, blocks).<Block>mapToObj(k -> Longs.allocate(arena, 1 + k % 3, 5 + 7 * k)).toList());
  }

  private static Packing packed(Launch launch, long largestBuffer) throws DeviceException {
    return Packing.of(launch, launch::needs, largestBuffer, "a device");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 40})
  void twoArraysTakeAnyNumberOfBlocks(int blocks) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      Packing packing = packed(many(arena, blocks), 1L << 30);
      assertThat(packing.arrays()).extracting(array -> array.use().fetched()).containsExactly(false, true);
      requireApart(packing, many(arena, blocks));
    }
  }

  /** The odd blocks of a launch that overwrites need not be sent, unless they are also read. */
  @Test
  void resultsThatOverwriteAreNotSent() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = many(arena, 6);
      Packing packing = packed(launch.overwriting(), 1L << 30);
      assertThat(packing.arrays()).extracting(Packing.Array::use)
          .containsExactly(Packing.Use.READ, Packing.Use.RESULT);
      requireApart(packing, launch);
      List<Block> blocks = new ArrayList<>(launch.blocks());
      blocks.set(1, blocks.get(0));
      Packing mixed = packed(new Launch(launch.kernel(), blocks).overwriting(), 1L << 30);
      assertThat(mixed.arrays()).extracting(Packing.Array::use)
          .containsExactly(Packing.Use.READ, Packing.Use.UPDATE, Packing.Use.RESULT);
      assertThat(mixed.slots().get(0)).isEqualTo(mixed.slots().get(1)).extracting(Packing.Slot::array).isEqualTo(1);
      assertThat(mixed.slots().get(3).array()).isEqualTo(2);
    }
  }

  @Test
  void aSmallLargestBufferTakesMoreArrays() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = many(arena, 15);
      long largest = 4096;
      Packing packing = packed(launch, largest);
      assertThat(packing.arrays()).hasSizeBetween(3, PARAMETERS)
          .allSatisfy(array -> assertThat(array.bytes()).isLessThan(largest));
      requireApart(packing, launch);
    }
  }

  private static void requireApart(Packing packing, Launch launch) {
    List<long[]> taken = new ArrayList<>();
    for (int a = 0; a < packing.arrays().size(); a++) {
      // the header and, in the first two, the numbers of the launch and the receipt
      long reserved = a == 0 ? Packing.START + 8L * Packing.number(launch.blocks().size()) : a == 1 ? 128 : 64;
      taken.add(new long[] {a, 0, reserved});
    }
    for (int k = 0; k < launch.blocks().size(); k++) {
      Packing.Slot slot = packing.slots().get(k);
      long end = slot.offset() + launch.blocks().get(k).data().byteSize();
      assertThat(slot.offset() % 64).isZero();
      assertThat(end).isLessThanOrEqualTo(packing.arrays().get(slot.array()).bytes());
      assertThat(packing.arrays().get(slot.array()).use().fetched()).isEqualTo(k % 2 == 1);
      for (long[] other : taken) {
        assertThat(other[0] != slot.array() || end <= other[1] || slot.offset() >= other[2]).isTrue();
      }
      taken.add(new long[] {slot.array(), slot.offset(), end});
    }
  }

  @Test
  void aBlockThatIsTwoArgumentsIsWrittenIfOneOfThemIs() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      Longs both = Longs.allocate(arena, 2, 2);
      Packing packing = packed(TallyKernel.with(both, both), 1L << 30);
      assertThat(packing.slots().get(0)).isEqualTo(packing.slots().get(1));
      assertThat(packing.slots().get(0).array()).isEqualTo(1);
    }
  }

  @Test
  void refusesABlockThatNoBufferHolds() {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = TallyKernel.with(Longs.allocate(arena, 1, 1000), Longs.allocate(arena, 2, 2));
      assertThatThrownBy(() -> packed(launch, 4096)).isInstanceOf(DeviceException.class)
          .hasMessageContaining("'amounts'").hasMessageContaining("8000").hasMessageContaining("fewer rows");
    }
  }
}
