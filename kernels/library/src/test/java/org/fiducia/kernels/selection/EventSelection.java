package org.fiducia.kernels.selection;

import java.lang.foreign.Arena;
import org.fiducia.kernels.simulation.HitSimulation;
import org.fiducia.kernels.simulation.Na62;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/** A run of {@link EventGeometry} on the true tracks of simulated events. */
final class EventSelection {

  private final HitSimulation simulation;
  private final Doubles setup;
  private final Longs numbers;
  final Doubles measures;
  final Ints results;

  EventSelection(Arena arena, HitSimulation simulation) {
    this.simulation = simulation;
    setup = Doubles.allocate(arena, SelectionSetup.LAYOUT, 1);
    setup.set(SelectionSetup.REFERENCE_Z, 0, Na62.REFERENCE_Z);
    setup.set(SelectionSetup.SEPARATION_Z, 0, Na62.CHAMBER_Z[0]);
    setup.set(SelectionSetup.ELECTRON_MASS, 0, Na62.ELECTRON_MASS);
    numbers = Longs.allocate(arena, SelectionNumbers.LAYOUT, 1);
    numbers.set(SelectionNumbers.PLANES, 0, Na62.PLANES);
    numbers.set(SelectionNumbers.QUADRANT_PLANE, 0, Na62.NEW_CHOD);
    numbers.set(SelectionNumbers.CALORIMETER_PLANE, 0, Na62.LKR);
    measures = Doubles.allocate(arena, EventGeometry.MEASURES, simulation.events());
    results = Ints.allocate(arena, EventGeometry.NUMBERS, simulation.events());
  }

  void run() {
    EventGeometryKernel.INSTANCE.loop(0, simulation.events(), 0, EventGeometryKernel.with(simulation.shape, setup,
        numbers, simulation.planes, simulation.field, simulation.map, simulation.particles, simulation.truth,
        simulation.patterns, simulation.truth, measures, results).blocks());
  }

  /** The patterns of all tracks by {@link TrackPlanes}. */
  Ints extrapolated(Arena arena) {
    Ints patterns = Ints.allocate(arena, HitPattern.LAYOUT, simulation.rows());
    TrackPlanesKernel.INSTANCE.loop(0, simulation.rows(), 0, TrackPlanesKernel.with(setup, numbers, simulation.planes,
        simulation.field, simulation.map, simulation.truth, patterns).blocks());
    return patterns;
  }

  boolean cross(long event, int planes) {
    return (results.get(EventGeometry.PLANES, event) & planes) == planes;
  }

  double measure(int column, long event) {
    return measures.get(column, event);
  }

  /** The cuts behind the acceptances of the search for K -> pi a a: separation, quadrants, energy in LKr. */
  boolean passesElectronCuts(long event) {
    return measure(EventGeometry.LEAST_DISTANCE, event) > 15
        && results.get(EventGeometry.OPPOSITE_QUADRANTS, event) == 1
        && measure(EventGeometry.ELECTRON_MOMENTUM, event) > 20;
  }
}
