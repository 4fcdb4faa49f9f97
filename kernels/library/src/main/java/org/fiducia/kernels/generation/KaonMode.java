package org.fiducia.kernels.generation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The decay modes that {@link KaonDecays} makes, with the particles in the slots of an event. */
public enum KaonMode {
  K3PI("k3pi", KaonDecayMode.THREE_PIONS, "pi+", "pi+", "pi-"),
  K2PI_DALITZ("k2pi-dalitz", KaonDecayMode.PION_DALITZ, "pi+", "e+", "e-"),
  K2PI_DOUBLE_DALITZ("k2pi-double-dalitz", KaonDecayMode.PION_DOUBLE_DALITZ, "pi+", "e+", "e-", "e+", "e-"),
  PI_4E("pi4e", KaonDecayMode.PION_FOUR_ELECTRONS, "pi+", "e+", "e-", "e+", "e-"),
  PI_AA("pi-aa", KaonDecayMode.PION_TWO_BOSONS, "pi+", "e+", "e-", "e+", "e-"),
  PI_S("pi-s", KaonDecayMode.PION_SCALAR, "pi+", "e+", "e-", "e+", "e-"),
  PI_LL("pi-ll", KaonDecayMode.PION_LEPTONS, "pi+", "l+", "l-"),
  PI_MINUS_LL("pi-minus-ll", KaonDecayMode.NEGATIVE_PION_LEPTONS, "pi-", "l+", "l+"),
  PI_NU_NU("pinunu", KaonDecayMode.PION_NEUTRINOS, "pi+");

  private final String label;
  private final int code;
  private final List<String> particles;

  KaonMode(String label, int code, String... particles) {
    this.label = label;
    this.code = code;
    this.particles = List.of(particles);
  }

  /**
   * The mode of a name such as {@code pi4e}.
   *
   * @throws IllegalArgumentException if there is none, listing the names
   */
  public static KaonMode of(String label) {
    return Arrays.stream(values()).filter(mode -> mode.label.equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kaon decay mode \"" + label + "\"; there are "
            + Arrays.stream(values()).map(KaonMode::label).collect(Collectors.joining(", "))));
  }

  /** Name in cards and files. */
  public String label() {
    return label;
  }

  /** Number of the mode in {@link DecaySettings}. */
  public int code() {
    return code;
  }

  /** Names of the particles, slot by slot; {@code l} is the lepton whose mass is set. */
  public List<String> particles() {
    return particles;
  }

  /** Particles an event. */
  public int slots() {
    return KaonDecayMode.slots(code);
  }

  /** Charge of the particle in a slot, in units of e. */
  public int charge(int slot) {
    return KaonDecayMode.charge(code, slot);
  }

  /**
   * Mass of the particle in a slot, GeV/c^2.
   *
   * @param lepton mass of the leptons of {@link #PI_LL} and {@link #PI_MINUS_LL}, GeV/c^2
   */
  public double mass(int slot, double lepton) {
    return KaonDecayMode.mass(code, slot, lepton);
  }
}
