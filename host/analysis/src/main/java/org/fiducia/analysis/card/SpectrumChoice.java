package org.fiducia.analysis.card;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fiducia.analysis.spectrum.ParentSpectrum;
import org.fiducia.analysis.spectrum.ProtonBremsstrahlung;
import org.fiducia.analysis.spectrum.SpectrumTable;
import org.fiducia.geometry.Key;
import org.fiducia.geometry.Section;

/** The keys by which a card chooses its production spectrum: a table, or a formula with its parameters. */
final class SpectrumChoice {

  private enum FormFactor {
    NONE,
    TIME_LIKE
  }

  private static final String BUILT_IN = "builtin:";
  private static final String BREMSSTRAHLUNG = "proton-bremsstrahlung";
  private static final String KNOWN =
      Stream.concat(Stream.of(BREMSSTRAHLUNG), SpectrumTable.builtInNames().stream())
          .map(name -> BUILT_IN + name).collect(Collectors.joining(", "));

  static final Key<String> SPECTRUM = Key.text("spectrum",
      "yield table of theta, E, m, dY: a file relative to the card; or a spectrum of the library: " + KNOWN);
  static final Key<Double> BEAM_ENERGY =
      Key.positive("beam-energy-GeV", "energy of the protons (proton-bremsstrahlung only)").orElse(400L);
  static final Key<Double> MIN_FRACTION = Key.positive("min-energy-fraction",
      "smallest share of the proton's energy that the parent takes (proton-bremsstrahlung only)").orElse(0.1);
  static final Key<Double> MAX_FRACTION = Key.positive("max-energy-fraction",
      "greatest share of the proton's energy that the parent takes (proton-bremsstrahlung only)").orElse(0.9);
  static final Key<Double> MAX_PT = Key.positive("max-pt-GeV",
      "largest momentum (GeV/c) of the parent across the beam (proton-bremsstrahlung only)").orElse(1L);
  static final Key<FormFactor> FORM_FACTOR = Key.choice("form-factor", FormFactor.class,
      "factor on the yield: none, or the time-like proton form factor squared (proton-bremsstrahlung only)")
      .orElse("none");

  private SpectrumChoice() {}

  /** The spectrum of a card's table of production. */
  static ParentSpectrum read(Path card, Section production) {
    String written = production.get(SPECTRUM);
    if (written.equals(BUILT_IN + BREMSSTRAHLUNG)) {
      return bremsstrahlung(production);
    }
    ParentSpectrum table = written.startsWith(BUILT_IN)
        ? SpectrumTable.builtIn(written.substring(BUILT_IN.length())).orElseThrow(() -> production.wrong(SPECTRUM,
            "there is no spectrum " + written + "; known are " + KNOWN + ", or give a file"))
        : SpectrumTable.load(AcceptanceCard.file(card, production, SPECTRUM));
    for (Key<?> key : List.of(BEAM_ENERGY, MIN_FRACTION, MAX_FRACTION, MAX_PT, FORM_FACTOR)) {
      if (production.has(key)) {
        throw production.wrong(key, "has no meaning for the table " + written + "; remove it");
      }
    }
    return table;
  }

  private static ProtonBremsstrahlung bremsstrahlung(Section production) {
    double beam = production.get(BEAM_ENERGY);
    double least = production.get(MIN_FRACTION);
    double greatest = production.get(MAX_FRACTION);
    double pt = production.get(MAX_PT);
    if (beam < ProtonBremsstrahlung.LEAST_BEAM || beam > ProtonBremsstrahlung.GREATEST_BEAM) {
      throw production.wrong(BEAM_ENERGY, "must be " + ProtonBremsstrahlung.LEAST_BEAM + " to "
          + ProtonBremsstrahlung.GREATEST_BEAM + " GeV, where the cross section is known, but is " + beam);
    }
    if (!(greatest < 1)) {
      throw production.wrong(MAX_FRACTION, "must be below 1, but is " + greatest);
    }
    if (!(least < greatest)) {
      throw production.wrong(MIN_FRACTION, "must be below max-energy-fraction = " + greatest + ", but is " + least);
    }
    if (!(pt < least * beam)) {
      throw production.wrong(MAX_PT,
          "must be below the least energy of a parent, " + least * beam + " GeV, but is " + pt);
    }
    return new ProtonBremsstrahlung(
        beam, least, greatest, pt, production.get(FORM_FACTOR) == FormFactor.TIME_LIKE);
  }
}
