package org.fiducia.kernels.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KaonModeTest {

  private static final double MUON = 0.1056583755;

  /** Names, charges and masses agree, and the charges of all particles of a K+ decay add up to one. */
  @ParameterizedTest
  @EnumSource(KaonMode.class)
  void namesTheParticlesThatTheKernelMakes(KaonMode mode) {
    assertThat(mode.particles()).hasSize(mode.slots());
    for (int slot = 0; slot < mode.slots(); slot++) {
      String name = mode.particles().get(slot);
      assertThat(mode.charge(slot)).isEqualTo(name.endsWith("+") ? 1 : -1);
      assertThat(mode.mass(slot, MUON)).isEqualTo(switch (name.charAt(0)) {
        case 'p' -> 0.13957039;
        case 'e' -> 0.00051099895;
        default -> MUON;
      });
    }
    assertThat(IntStream.range(0, mode.slots()).map(mode::charge).sum()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(KaonMode.class)
  void isFoundByItsName(KaonMode mode) {
    assertThat(KaonMode.of(mode.label())).isSameAs(mode);
  }

  @Test
  void hasANumberOfItsOwn() {
    assertThat(Arrays.stream(KaonMode.values()).map(KaonMode::code)).doesNotHaveDuplicates();
    assertThat(KaonDecayMode.slots(-1)).isZero();
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatThrownBy(() -> KaonMode.of("k4pi")).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no kaon decay mode \"k4pi\"; there are k3pi, k2pi-dalitz, k2pi-double-dalitz, pi4e, pi-aa, pi-s, "
            + "pi-ll, pi-minus-ll, pinunu");
  }
}
