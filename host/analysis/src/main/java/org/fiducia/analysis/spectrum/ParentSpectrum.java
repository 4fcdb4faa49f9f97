package org.fiducia.analysis.spectrum;

import org.fiducia.geometry.InputFile;
import org.fiducia.host.acceptance.ProductionSpectrum;

/** The yield of a particle per interaction at unit coupling, in polar angle and energy, for any mass it covers. */
public interface ParentSpectrum {

  /** The spectrum for a mass [GeV] between {@link #leastMass} and {@link #greatestMass}, in uniform cells. */
  ProductionSpectrum at(double mass);

  /** Lightest particle it is known for [GeV]; 0 if there is no limit. */
  double leastMass();

  /** Heaviest particle it is known for [GeV]. */
  double greatestMass();

  /** Where it comes from, with a hash that changes whenever the spectrum does. */
  InputFile source();
}
