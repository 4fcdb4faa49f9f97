package org.fiducia.host.vertexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.apache.commons.math3.geometry.euclidean.threed.Line;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.vertexing.Approach;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.Test;

class AxisPointingTest {

  private static final int EVENTS = 207;

  /** K3pi decays pointed back to an axis beside the beam; distances by three-dimensional geometry. */
  @Test
  void findsTheClosestApproachToTheAxis() throws Exception {
    Geometry na62 = Geometry.load(Path.of("../../examples/na62-kaon.toml"));
    KaonGenerator kaons = new KaonGenerator(na62, KaonDecay.of(KaonMode.K3PI), 1);
    Line axis = new Line(new Vector3D(50, -22, 23_070), new Vector3D(60, -42, 33_070), 1e-12);
    int good = 0;
    try (Engine engine = Engine.open("cpu"); Batch batch = new Batch(EVENTS, kaons.slots())) {
      kaons.generate(engine, batch);
      new HitSimulation(na62, HitEffects.NONE, 1).simulate(engine, batch);
      new TrackFitter(na62).fit(engine, batch);
      new VertexFitter(na62).fit(engine, batch);
      new AxisPointing(50, -22, 23_070, 1e-3, -2e-3).point(engine, batch);
      for (int event = 0; event < EVENTS; event++) {
        int status = batch.ints(AxisPointing.APPROACH_STATUS).get(0, event);
        assertThat(status == Status.OK)
            .isEqualTo(batch.ints(VertexStatus.LAYOUT).get(VertexStatus.STATUS, event) == Status.OK);
        double distance = batch.doubles(Approach.LAYOUT).get(Approach.DISTANCE, event);
        if (status != Status.OK) {
          assertThat(distance).isNaN();
          continue;
        }
        good++;
        Line parent = parent(batch, event);
        assertThat(distance).isCloseTo(parent.distance(axis), within(1e-6));
        double onParent = parent.closestPoint(axis).getZ();
        double onAxis = axis.closestPoint(parent).getZ();
        double z = batch.doubles(Approach.LAYOUT).get(Approach.Z, event);
        assertThat(z).isCloseTo(0.5 * (onParent + onAxis), within(1e-9 * Math.abs(z) + 1e-3));
      }
    }
    assertThat(good).isGreaterThan(100);
  }

  private static Line parent(Batch batch, int event) {
    Vector3D momentum = Vector3D.ZERO;
    for (int slot = 0; slot < batch.slots(); slot++) {
      long row = (long) slot * EVENTS + event;
      Vector3D prong = vector(batch.slotDoubles(Prong.LAYOUT), Prong.PX, row);
      momentum = prong.isNaN() ? momentum : momentum.add(prong);
    }
    Vector3D vertex = vector(batch.doubles(Vertex.LAYOUT), Vertex.X, event);
    return new Line(vertex, vertex.add(1e4, momentum.normalize()), 1e-12);
  }

  private static Vector3D vector(Doubles block, int column, long row) {
    return new Vector3D(block.get(column, row), block.get(column + 1, row), block.get(column + 2, row));
  }
}
