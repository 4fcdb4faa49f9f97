package org.fiducia.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.fiducia.language.KernelDescriptor;
import org.junit.jupiter.api.Test;

class TrialsTest {

  /** A kernel without a trial would never be cross-checked. */
  @Test
  void leavesNoKernelOut() {
    assertThat(Trials.all().stream().map(t -> t.kernel().name()).collect(Collectors.toSet()))
        .isEqualTo(ServiceLoader.load(KernelDescriptor.class).stream().map(p -> p.get().name())
            .collect(Collectors.toSet()));
  }

  @Test
  void givesEveryTrialANameOfItsOwn() {
    assertThat(Trials.all().stream().map(Trial::name)).doesNotHaveDuplicates();
  }

  /** The first outputs for seed 1234567 as published at Rosetta Code, "Pseudo-random numbers/Splitmix64". */
  @Test
  void makesInputsWithSplitMix64() {
    TrialNumbers numbers = new TrialNumbers(1234567);
    assertThat(Long.toUnsignedString(numbers.bits())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(numbers.bits())).isEqualTo("3203168211198807973");
    assertThat(Long.toUnsignedString(numbers.bits())).isEqualTo("9817491932198370423");
  }
}
