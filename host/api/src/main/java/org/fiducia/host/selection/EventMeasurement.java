package org.fiducia.host.selection;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.geometry.Geometry;
import org.fiducia.geometry.Plane;
import org.fiducia.host.Launcher;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.selection.EventGeometry;
import org.fiducia.kernels.selection.EventGeometryKernel;
import org.fiducia.kernels.selection.SelectionNumbers;
import org.fiducia.kernels.selection.SelectionSetup;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;

/**
 * Measures what a trigger and a selection ask of the true tracks of an event: common planes, least distance, opposite
 * quadrants, electron momentum in the calorimeter, see {@link EventGeometry}. Immutable; may be shared by threads.
 */
public final class EventMeasurement {

  private final DetectorBlocks detector;
  private final Doubles setup;
  private final Longs numbers;

  /**
   * @param geometry with chambers and the planes named
   * @param quadrantPlane the plane whose opposite quadrants are asked for
   * @param calorimeterPlane the plane that electrons must cross to be counted
   * @throws IllegalArgumentException if a plane is not in the geometry
   */
  public EventMeasurement(Geometry geometry, String quadrantPlane, String calorimeterPlane) {
    Arena arena = Arena.ofAuto();
    detector = DetectorBlocks.of(geometry);
    setup = Doubles.allocate(arena, SelectionSetup.LAYOUT, 1);
    setup.set(SelectionSetup.REFERENCE_Z, 0, detector.referenceZ());
    setup.set(SelectionSetup.SEPARATION_Z, 0, detector.referenceZ());
    setup.set(SelectionSetup.ELECTRON_MASS, 0, ParticleData.ELECTRON);
    numbers = Longs.allocate(arena, SelectionNumbers.LAYOUT, 1);
    numbers.set(SelectionNumbers.PLANES, 0, detector.planeCount());
    numbers.set(SelectionNumbers.QUADRANT_PLANE, 0, index(geometry, quadrantPlane));
    numbers.set(SelectionNumbers.CALORIMETER_PLANE, 0, index(geometry, calorimeterPlane));
  }

  /**
   * Number of a plane of a geometry: its bit in {@link HitPattern#PLANES}.
   *
   * @throws IllegalArgumentException if there is no plane of that name
   */
  public static int index(Geometry geometry, String plane) {
    List<String> names = geometry.planes().stream().map(Plane::name).toList();
    int index = names.indexOf(plane);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no plane " + plane + " in " + geometry.name() + "; it has " + String.join(", ", names));
    }
    return index;
  }

  /** Measures each event of a batch: {@link EventGeometry#MEASURES} and {@link EventGeometry#NUMBERS}. */
  public void measure(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(TrueTrack.LAYOUT, "HitSimulation");
    launcher.run(
        EventGeometryKernel.with(batch.shape(), setup, numbers, detector.planes(), detector.field(),
            detector.fieldMap(), batch.slotDoubles(Particle.LAYOUT), batch.slotDoubles(TrueTrack.LAYOUT),
            batch.slotInts(HitPattern.LAYOUT), batch.slotDoubles(TrueTrack.LAYOUT),
            batch.doubles(EventGeometry.MEASURES), batch.ints(EventGeometry.NUMBERS)).overwriting(),
        batch.events(), batch.first());
  }
}
