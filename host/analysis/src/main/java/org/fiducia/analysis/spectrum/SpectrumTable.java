package org.fiducia.analysis.spectrum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fiducia.geometry.InputFile;
import org.fiducia.host.acceptance.ProductionSpectrum;

/**
 * The yield of a particle per interaction, tabulated in production angle theta [rad], energy E [GeV] and mass m
 * [GeV]: d2Y/(dtheta dE) [1/(rad GeV)], at unit coupling squared. For each mass the same uniform grid of cells; a
 * value belongs to the cell centre and stands for the whole cell, so the yield of a mass is the sum of the values
 * times the area of a cell.
 *
 * <p>Edges are centre -+ step/2, but never below zero. A cell may reach below E = m: there is no particle in that
 * part ({@code p^2 = E^2 - m^2 < 0}), and whoever draws E there must give the draw weight zero; the yield of the cell
 * still counts whole, which is the meaning of {@code Y x P} with P the mean over draws.
 */
public final class SpectrumTable implements ParentSpectrum {

  private static final Map<String, String> BUILT_IN =
      Map.of("dp-brems-400GeV", "dp_Brems_beam400GeV_10to5310MeV_NA62.dat.gz");

  private final InputFile source;
  private final double[] masses;
  private final double[] angles;
  private final double[] energies;
  /** [mass][energy][angle], flat, the order of the files. */
  private final double[] yields;

  SpectrumTable(InputFile source, double[] masses, double[] angles, double[] energies, double[] yields) {
    this.source = source;
    this.masses = masses;
    this.angles = angles;
    this.energies = energies;
    this.yields = yields;
  }

  /**
   * Reads a table, plain or compressed by gzip: lines of theta, E, m, dY with theta running fastest, then E, then m;
   * empty lines and lines beginning with # are passed over.
   *
   * @throws org.fiducia.geometry.InputException naming file and line, if it is not there, truncated or malformed
   */
  public static SpectrumTable load(Path path) {
    return SpectrumReader.read(path.toString(), InputFile.bytes(path));
  }

  /** A table shipped with the library, {@code dp-brems-400GeV}; empty if there is none of this name. */
  public static Optional<SpectrumTable> builtIn(String name) {
    return Optional.ofNullable(BUILT_IN.get(name))
        .map(file -> SpectrumReader.read("builtin:" + name, resource("/org/fiducia/analysis/spectra/" + file)));
  }

  private static byte[] resource(String name) {
    try (InputStream in = SpectrumTable.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the library's own table " + name + " cannot be read", e);
    }
  }

  /** Names of the tables shipped with the library. */
  public static List<String> builtInNames() {
    return BUILT_IN.keySet().stream().sorted().toList();
  }

  /** The file and the hash of its bytes. */
  @Override
  public InputFile source() {
    return source;
  }

  @Override
  public double leastMass() {
    return masses[0];
  }

  @Override
  public double greatestMass() {
    return masses[masses.length - 1];
  }

  /** The row of the {@link #nearest} tabulated mass. */
  @Override
  public ProductionSpectrum at(double mass) {
    return new ProductionSpectrum(Arrays.copyOf(thetaEdges(), angles.length), thetaStep(),
        Arrays.copyOf(energyEdges(), energies.length), energyStep(), density(nearest(mass)));
  }

  /** Tabulated masses [GeV], increasing. */
  public double[] masses() {
    return masses.clone();
  }

  /** Centres of the cells in theta [rad], increasing. */
  public double[] thetaCentres() {
    return angles.clone();
  }

  /** Centres of the cells in energy [GeV], increasing. */
  public double[] energyCentres() {
    return energies.clone();
  }

  /** Width of a cell in theta [rad]. */
  public double thetaStep() {
    return step(angles);
  }

  /** Width of a cell in energy [GeV]. */
  public double energyStep() {
    return step(energies);
  }

  /** Edges of the cells in theta [rad]: one more than there are cells. */
  public double[] thetaEdges() {
    return edges(angles);
  }

  /** Edges of the cells in energy [GeV]: one more than there are cells. */
  public double[] energyEdges() {
    return edges(energies);
  }

  /**
   * Row of the tabulated mass nearest to m in log m: of its neighbours a and b it is the lower one, a, if
   * {@code m^2 <= a b}. Outside the table, the first or the last row.
   *
   * @param mass [GeV]
   */
  public int nearest(double mass) {
    int k = Arrays.binarySearch(masses, mass);
    if (k >= 0) {
      return k;
    }
    int above = -k - 1;
    if (above == 0 || above == masses.length) {
      return above == 0 ? 0 : masses.length - 1;
    }
    return mass * mass <= masses[above - 1] * masses[above] ? above - 1 : above;
  }

  /** d2Y/(dtheta dE) [1/(rad GeV)] of one cell. */
  public double density(int massRow, int theta, int energy) {
    Objects.checkIndex(theta, angles.length);
    Objects.checkIndex(energy, energies.length);
    return yields[(massRow * energies.length + energy) * angles.length + theta];
  }

  /** d2Y/(dtheta dE) [1/(rad GeV)] of a mass row, [theta][energy]. */
  public double[][] density(int massRow) {
    double[][] density = new double[angles.length][energies.length];
    for (int t = 0; t < angles.length; t++) {
      for (int e = 0; e < energies.length; e++) {
        density[t][e] = density(massRow, t, e);
      }
    }
    return density;
  }

  /** Yield of a mass row per interaction at unit coupling: densities summed in the order of the file, x cell area. */
  public double yield(int massRow) {
    int cells = angles.length * energies.length;
    double sum = 0;
    for (int k = massRow * cells; k < (massRow + 1) * cells; k++) {
      sum += yields[k];
    }
    return sum * thetaStep() * energyStep();
  }

  private static double step(double[] centres) {
    return (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
  }

  private static double[] edges(double[] centres) {
    double[] edges = new double[centres.length + 1];
    double step = step(centres);
    for (int k = 0; k < centres.length; k++) {
      edges[k] = Math.max(0, centres[k] - step / 2);
    }
    edges[centres.length] = centres[centres.length - 1] + step / 2;
    return edges;
  }
}
