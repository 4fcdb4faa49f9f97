package org.fiducia.host.vertexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.kinematics.MomentumSum;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.tracking.TrackFitter;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.vertexing.Prong;
import org.fiducia.kernels.vertexing.Vertex;
import org.fiducia.kernels.vertexing.VertexStatus;
import org.junit.jupiter.api.Test;

class VertexFitterTest {

  private static final int EVENTS = 207;

  /** The option changes what is written, not the vertex; what needs momenta then says so. */
  @Test
  void findsTheSameVertexWithoutMomenta() throws Exception {
    Geometry na62 = Geometry.load(Path.of("../../examples/na62-kaon.toml"));
    KaonGenerator kaons = new KaonGenerator(na62, KaonDecay.of(KaonMode.K3PI), 1);
    VertexFitter.Options options = VertexFitter.Options.of(na62).withOnBeam(true);
    int good = 0;
    try (Engine engine = Engine.open("cpu"); Batch batch = new Batch(EVENTS, kaons.slots())) {
      kaons.generate(engine, batch);
      new HitSimulation(na62, HitEffects.NONE, 1).simulate(engine, batch);
      new TrackFitter(na62).fit(engine, batch);
      new VertexFitter(na62, options.withMomenta(false)).fit(engine, batch);
      assertThat(batch.layouts()).contains(Vertex.LAYOUT, VertexStatus.LAYOUT).doesNotContain(Prong.LAYOUT);
      assertThatThrownBy(() -> MomentumSum.add(engine, batch)).hasMessageContaining("VertexFitter");
      long[][] without = new long[EVENTS][];
      for (int event = 0; event < EVENTS; event++) {
        without[event] = outputs(batch, event);
      }
      new VertexFitter(na62, options).fit(engine, batch);
      assertThat(batch.layouts()).contains(Prong.LAYOUT);
      for (int event = 0; event < EVENTS; event++) {
        assertThat(without[event]).as("event %d", event).isEqualTo(outputs(batch, event));
        good += batch.ints(VertexStatus.LAYOUT).get(VertexStatus.STATUS, event) == Status.OK ? 1 : 0;
      }
    }
    assertThat(good).isGreaterThan(100);
  }

  private static long[] outputs(Batch batch, int event) {
    long[] outputs = new long[Vertex.LAYOUT.size() + VertexStatus.LAYOUT.size()];
    for (int column = 0; column < Vertex.LAYOUT.size(); column++) {
      outputs[column] = Double.doubleToLongBits(batch.doubles(Vertex.LAYOUT).get(column, event));
    }
    for (int column = 0; column < VertexStatus.LAYOUT.size(); column++) {
      outputs[Vertex.LAYOUT.size() + column] = batch.ints(VertexStatus.LAYOUT).get(column, event);
    }
    return outputs;
  }
}
