package org.fiducia.host.vertexing;

import java.lang.foreign.Arena;
import org.fiducia.host.Launcher;
import org.fiducia.host.event.Batch;
import org.fiducia.kernels.vertexing.Approach;
import org.fiducia.kernels.vertexing.ClosestApproachKernel;
import org.fiducia.kernels.vertexing.Line;
import org.fiducia.kernels.vertexing.LinePair;
import org.fiducia.kernels.vertexing.ParentLineKernel;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Layout;

/**
 * Where the particles that decayed at the vertices came from: the closest approach of {vertex, total momentum} to a fixed
 * axis. With the axis of the proton beam of a dump these are CDA_TAX and Z_TAX with their errors, see {@link Approach}.
 * Immutable; may be shared by threads.
 */
public final class AxisPointing {

  /** Layout of the status of the line of each event. */
  public static final Layout LINE_STATUS = Layout.of("line status",
      Layout.column("status", "1", "0 if the event has a line, see org.fiducia.kernels.Status"));

  /** Layout of the status of the closest approach of each event. */
  public static final Layout APPROACH_STATUS = Layout.of("approach status",
      Layout.column("status", "1", "0 if the approach is good, see org.fiducia.kernels.Status"));

  /** Each line with the axis. */
  private static final Layout WITH_AXIS = new Layout("line and axis", LinePair.LAYOUT.columns());

  private final Doubles axis;

  /**
   * @param x where the axis crosses the plane z [mm]
   * @param y where the axis crosses the plane z [mm]
   * @param z a plane [mm]
   * @param tx slope dx/dz of the axis
   * @param ty slope dy/dz of the axis
   */
  public AxisPointing(double x, double y, double z, double tx, double ty) {
    axis = Doubles.allocate(Arena.ofAuto(), Line.LAYOUT, 1);
    axis.set(Line.X, 0, x);
    axis.set(Line.Y, 0, y);
    axis.set(Line.Z, 0, z);
    axis.set(Line.TX, 0, tx);
    axis.set(Line.TY, 0, ty);
  }

  /** Points the parent of each event of a batch back: {@link Line}, {@link Approach} and their status. */
  public void point(Launcher launcher, Batch batch) throws InterruptedException {
    batch.require(Vertex.LAYOUT, "VertexFitter");
    Doubles lines = batch.doubles(Line.LAYOUT);
    launcher.run(
        ParentLineKernel.with(batch.shape(), batch.doubles(Vertex.LAYOUT), batch.ints(VertexStatus.LAYOUT),
            batch.slotDoubles(Prong.LAYOUT), lines, batch.ints(LINE_STATUS)).overwriting(),
        batch.events(), batch.first());
    Ints pairs = batch.ints(WITH_AXIS);
    for (int event = 0; event < batch.events(); event++) {
      pairs.set(LinePair.FIRST, event, event);
      pairs.set(LinePair.SECOND, event, 0);
    }
    launcher.run(
        ClosestApproachKernel.with(pairs, lines, axis, batch.doubles(Approach.LAYOUT), batch.ints(APPROACH_STATUS))
            .overwriting(),
        batch.events(), batch.first());
  }
}
