package org.fiducia.host.acceptance;

import java.lang.foreign.Arena;
import org.fiducia.kernels.acceptance.SpectrumBin;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;

/**
 * The spectrum as the kernel samples it: only the parts of its cells that can be accepted, the energy first, then the
 * angle given the energy.
 */
final class SampledSpectrum {

  final Doubles energies;
  final Doubles angles;
  final Ints guide;

  /** Parents per primary in the part that is sampled. */
  final double parents;

  private final int energyBins;
  private final int thetaBins;

  /**
   * Cuts the spectrum to a range and lays it out.
   *
   * @param least smallest energy that can be accepted, GeV
   * @param widest largest polar angle that can be accepted, rad
   */
  SampledSpectrum(Arena arena, ProductionSpectrum spectrum, double least, double widest) {
    energyBins = spectrum.energyLow().length;
    thetaBins = spectrum.thetaLow().length;
    energies = Doubles.allocate(arena, SpectrumBin.LAYOUT, energyBins + 1);
    angles = Doubles.allocate(arena, SpectrumBin.LAYOUT, (long) energyBins * (thetaBins + 1));
    guide = Ints.allocate(arena, 1, (long) SpectrumBin.GUIDE * (energyBins + 1));
    double[] inEnergy = new double[energyBins];
    for (int e = 0; e < energyBins; e++) {
      double high = spectrum.energyLow()[e] + spectrum.energyStep();
      double low = Math.min(Math.max(spectrum.energyLow()[e], least), high);
      edges(energies, e, low, high);
      inEnergy[e] = (high - low) * layAngles(spectrum, e, widest);
    }
    parents = cumulate(energies, 0, inEnergy);
    guide(energies, 0, energyBins, 0);
    for (int e = 0; e < energyBins; e++) {
      long from = (long) e * (thetaBins + 1);
      for (int t = 0; t < thetaBins; t++) {
        angles.set(SpectrumBin.WEIGHT, from + t, parents);
      }
      guide(angles, from, thetaBins, e + 1);
    }
  }

  int energyBins() {
    return energyBins;
  }

  int thetaBins() {
    return thetaBins;
  }

  /** Lays out the angles of an energy bin and returns the density integrated over them. */
  private double layAngles(ProductionSpectrum spectrum, int e, double widest) {
    long from = (long) e * (thetaBins + 1);
    double[] inTheta = new double[thetaBins];
    for (int t = 0; t < thetaBins; t++) {
      double low = spectrum.thetaLow()[t];
      double high = Math.max(Math.min(low + spectrum.thetaStep(), widest), low);
      edges(angles, from + t, low, high);
      inTheta[t] = spectrum.density()[t][e] * (high - low);
    }
    return cumulate(angles, from, inTheta);
  }

  private static void edges(Doubles bins, long row, double low, double high) {
    bins.set(SpectrumBin.LOW, row, low);
    bins.set(SpectrumBin.WIDTH, row, high - low);
  }

  /** Fills the cumulative probabilities and returns the sum of the contents. */
  private static double cumulate(Doubles bins, long from, double[] contents) {
    double total = 0;
    for (double content : contents) {
      total += content;
    }
    double sum = 0;
    for (int k = 0; k < contents.length; k++) {
      double before = total > 0 ? sum / total : 0;
      sum += contents[k];
      bins.set(SpectrumBin.CUMULATIVE, from + k, before);
      double probability = total > 0 ? sum / total - before : 0;
      bins.set(SpectrumBin.SLOPE, from + k, probability > 0 ? bins.get(SpectrumBin.WIDTH, from + k) / probability : 0);
    }
    bins.set(SpectrumBin.CUMULATIVE, from + contents.length, 2);
    return total;
  }

  /** For each slice of (0, 1) the bin in which it begins. */
  private void guide(Doubles bins, long from, int count, int list) {
    int bin = 0;
    for (int slice = 0; slice < SpectrumBin.GUIDE; slice++) {
      while (bin + 1 < count
          && bins.get(SpectrumBin.CUMULATIVE, from + bin + 1) <= (double) slice / SpectrumBin.GUIDE) {
        bin++;
      }
      guide.set(0, (long) list * SpectrumBin.GUIDE + slice, bin);
    }
  }
}
