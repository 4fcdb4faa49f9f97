package org.fiducia.host.vertexing;

import java.lang.foreign.Arena;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Launcher;
import org.fiducia.host.detector.DetectorBlocks;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.TrackChoice;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexFitKernel;
import org.fiducia.kernels.vertexing.VertexPositionKernel;
import org.fiducia.kernels.vertexing.VertexSetup;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Layout;

/**
 * Fits one common vertex to the tracks of each event, see {@link org.fiducia.kernels.vertexing.VertexFit}; without the
 * momenta, see {@link org.fiducia.kernels.vertexing.VertexPosition}. Immutable; may be shared by threads.
 */
public final class VertexFitter {

  /**
   * How a vertex is fitted.
   *
   * @param onBeam whether the vertex is on the line of the beam particle, within its errors
   * @param momenta whether the momenta at the vertex are fitted too; without them the same vertex is found faster
   * @param inField whether tracks are followed through the field to the vertex; they are straight otherwise
   * @param leastZ vertices before this are refused [mm]
   * @param mostZ vertices behind this are refused [mm]
   * @param tolerance the fit has settled when another step would move it by less than this many
   *     standard deviations
   * @param mostIterations of a fit
   */
  public record Options(
      boolean onBeam, boolean momenta, boolean inField, double leastZ, double mostZ, double tolerance,
      int mostIterations) {

    /**
     * Straight tracks with their momenta and no beam, up to a decay volume's length outside of the volume of a geometry.
     */
    public static Options of(Geometry geometry) {
      double length = geometry.decayVolume().length();
      return new Options(false, true, false, geometry.decayVolume().entranceZ() - length,
          geometry.decayVolume().endZ() + length, 1e-6, 20);
    }

    /** The same with the vertex on the line of the beam particle, or not. */
    public Options withOnBeam(boolean other) {
      return new Options(other, momenta, inField, leastZ, mostZ, tolerance, mostIterations);
    }

    /** The same with the momenta at the vertex, or without them. */
    public Options withMomenta(boolean other) {
      return new Options(onBeam, other, inField, leastZ, mostZ, tolerance, mostIterations);
    }
  }

  /** The choice of all tracks. */
  private static final Layout EVERY_TRACK = new Layout("choice of every track", TrackChoice.LAYOUT.columns());

  private final DetectorBlocks detector;
  private final Doubles setup;
  private final boolean momenta;

  /** Fits with the options of {@link Options#of}. */
  public VertexFitter(Geometry geometry) {
    this(geometry, Options.of(geometry));
  }

  public VertexFitter(Geometry geometry, Options options) {
    Arena arena = Arena.ofAuto();
    detector = DetectorBlocks.of(geometry);
    momenta = options.momenta();
    setup = Doubles.allocate(arena, VertexSetup.LAYOUT, 1);
    setup.set(VertexSetup.REFERENCE_Z, 0, detector.referenceZ());
    setup.set(VertexSetup.LEAST_Z, 0, options.leastZ());
    setup.set(VertexSetup.MOST_Z, 0, options.mostZ());
    setup.set(VertexSetup.TOLERANCE, 0, options.tolerance());
    setup.set(VertexSetup.MOST_ITERATIONS, 0, options.mostIterations());
    setup.set(VertexSetup.WITH_BEAM, 0, options.onBeam() ? 1 : 0);
    setup.set(VertexSetup.IN_FIELD, 0, options.inField() ? 1 : 0);
  }

  /**
   * Fits all good tracks of each event of a batch: {@link Vertex}, {@link VertexStatus} and, if momenta are asked for,
   * {@link Prong}.
   */
  public void fit(Launcher launcher, Batch batch) throws InterruptedException {
    Ints choice = batch.ints(EVERY_TRACK);
    for (int event = 0; event < batch.events(); event++) {
      choice.set(TrackChoice.SLOTS, event, (1 << batch.slots()) - 1);
    }
    fit(launcher, batch, choice);
  }

  /** The same with only the tracks that {@link TrackChoice} allows. */
  public void fitChosen(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(TrackChoice.LAYOUT, "a choice of tracks");
    fit(launcher, batch, batch.ints(TrackChoice.LAYOUT));
  }

  private void fit(Launcher launcher, Batch batch, Ints choice) throws InterruptedException {
    batch.require(Track.LAYOUT, "TrackFitter");
    launcher.run((momenta ? full(batch, choice) : position(batch, choice)).overwriting(), batch.events(),
        batch.first());
  }

  private Launch full(Batch batch, Ints choice) {
    return VertexFitKernel.with(setup, batch.shape(), batch.slotDoubles(Track.LAYOUT),
        batch.slotInts(TrackStatus.LAYOUT), choice, batch.doubles(Beam.LAYOUT), detector.field(), detector.fieldMap(),
        batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT), batch.slotDoubles(Prong.LAYOUT));
  }

  private Launch position(Batch batch, Ints choice) {
    return VertexPositionKernel.with(setup, batch.shape(), batch.slotDoubles(Track.LAYOUT),
        batch.slotInts(TrackStatus.LAYOUT), choice, batch.doubles(Beam.LAYOUT), detector.field(), detector.fieldMap(),
        batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT));
  }
}
