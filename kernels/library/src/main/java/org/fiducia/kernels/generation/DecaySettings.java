package org.fiducia.kernels.generation;

import org.fiducia.language.Layout;

/** Columns of the one-row block of whole numbers that says what {@link KaonDecays} makes. */
public final class DecaySettings {

  public static final int SEED = 0;
  public static final int MODE = 1;
  public static final int VECTOR_CURRENT = 2;
  public static final int BEAM_SPECTROMETER = 3;

  public static final Layout LAYOUT = Layout.of("decay settings",
      Layout.column("seed", "1", "of the production"),
      Layout.column("mode", "1", "number of the decay mode"),
      Layout.column("vector current", "1",
          "1: pi l+ l- and pi nu nu by a vector current, 0: by phase space"),
      Layout.column("beam spectrometer", "1", "1: each kaon is measured, 0: the average beam is all that is known"));

  private DecaySettings() {}
}
