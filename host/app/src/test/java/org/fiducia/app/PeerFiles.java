package org.fiducia.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.Engine;
import org.fiducia.host.event.Batch;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.HitSimulation;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.host.simulation.KaonGenerator;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Doubles;

/** Small files in the format of the common benchmark data, with errors of its size that are not correlated. */
final class PeerFiles {

  private static final Path EXAMPLES = Path.of("../../examples");
  private static final int PRONGS = 5;
  private static final double FIRST_PLANE = 183_508;
  private static final double SIGMA_POSITION = 0.1;
  private static final double SIGMA_SLOPE = 3e-5;
  private static final double SIGMA_QP = 3e-4;
  private static final double[] SIGMA_MOMENTUM = {0.0005, 0.0005, 0.05};
  private static final double[] SIGMA_BEAM = {0.0012, 0.0012, 0.2};

  private PeerFiles() {}

  /** Writes tracks.f64, vtx5.f64 and kin5.f64 of K+ -> pi+ e+ e- e+ e- decays. */
  static Path write(Path folder, int events) throws IOException, InterruptedException, DeviceException {
    Geometry na62 = Geometry.load(EXAMPLES.resolve("na62-kaon.toml"));
    Geometry peers = Geometry.load(EXAMPLES.resolve("peers-spectrometer.toml"));
    KaonGenerator generator = new KaonGenerator(na62, KaonDecay.of(KaonMode.PI_4E), 11);
    try (Engine engine = Engine.open("cpu"); Batch batch = new Batch(events, PRONGS)) {
      generator.generate(engine, batch);
      new HitSimulation(peers, HitEffects.NONE, 12).simulate(engine, batch);
      Random random = new Random(13);
      Numbers tracks = new Numbers(13 * events);
      Numbers vertices = new Numbers(103 * events);
      Numbers decays = new Numbers(60 * events);
      for (int event = 0; event < events; event++) {
        track(batch, event, tracks);
        vertex(batch, event, random, vertices);
        decay(batch, event, random, decays);
      }
      tracks.write(folder.resolve("tracks.f64"));
      vertices.write(folder.resolve("vtx5.f64"));
      decays.write(folder.resolve("kin5.f64"));
    }
    return folder;
  }

  /** The pion: 4 points, then the true state. */
  private static void track(Batch batch, int event, Numbers out) {
    for (int view = 0; view < 8; view++) {
      out.add(batch.slotDoubles(Hits.LAYOUT).get(view, event));
    }
    for (int k = TrueTrack.X; k <= TrueTrack.QP; k++) {
      out.add(batch.slotDoubles(TrueTrack.LAYOUT).get(k, event));
    }
  }

  private static void vertex(Batch batch, int event, Random random, Numbers out) {
    Doubles particles = batch.slotDoubles(Particle.LAYOUT);
    Doubles parents = batch.doubles(ParentDecay.LAYOUT);
    double[] sigma = {SIGMA_POSITION, SIGMA_POSITION, SIGMA_SLOPE, SIGMA_SLOPE, SIGMA_QP};
    for (int slot = 0; slot < PRONGS; slot++) {
      long row = (long) slot * batch.events() + event;
      double px = particles.get(Particle.PX, row);
      double py = particles.get(Particle.PY, row);
      double pz = particles.get(Particle.PZ, row);
      double length = FIRST_PLANE - parents.get(ParentDecay.Z, event);
      double[] state = {parents.get(ParentDecay.X, event) + px / pz * length,
          parents.get(ParentDecay.Y, event) + py / pz * length, px / pz, py / pz,
          particles.get(Particle.CHARGE, row) / Math.sqrt(px * px + py * py + pz * pz)};
      for (int a = 0; a < state.length; a++) {
        out.add(state[a] + sigma[a] * random.nextGaussian());
      }
      addDiagonal(sigma, out);
    }
    for (int k = ParentDecay.X; k <= ParentDecay.Z; k++) {
      out.add(parents.get(k, event));
    }
  }

  private static void decay(Batch batch, int event, Random random, Numbers out) {
    Doubles particles = batch.slotDoubles(Particle.LAYOUT);
    Doubles parents = batch.doubles(ParentDecay.LAYOUT);
    for (int slot = 0; slot < PRONGS; slot++) {
      for (int k = 0; k < 3; k++) {
        out.add(particles.get(Particle.PX + k, (long) slot * batch.events() + event)
            + SIGMA_MOMENTUM[k] * random.nextGaussian());
      }
    }
    for (int slot = 0; slot < PRONGS; slot++) {
      addDiagonal(SIGMA_MOMENTUM, out);
    }
    for (int k = 0; k < 3; k++) {
      out.add(parents.get(ParentDecay.PX + k, event) + SIGMA_BEAM[k] * random.nextGaussian());
    }
    for (int k = 0; k < 3; k++) {
      out.add(SIGMA_BEAM[k]);
    }
    for (int k = 0; k < 3; k++) {
      out.add(parents.get(ParentDecay.PX + k, event));
    }
    for (int k = 0; k < 6; k++) {
      out.add(0);
    }
  }

  private static void addDiagonal(double[] sigma, Numbers out) {
    for (int a = 0; a < sigma.length; a++) {
      for (int b = 0; b < a; b++) {
        out.add(0);
      }
      out.add(sigma[a] * sigma[a]);
    }
  }

  /** Numbers on their way into a file. */
  private static final class Numbers {

    private final ByteBuffer bytes;

    Numbers(int count) {
      bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(double value) {
      bytes.putDouble(value);
    }

    void write(Path file) throws IOException {
      if (bytes.hasRemaining()) {
        throw new IllegalStateException("a record of " + file + " is not complete");
      }
      Files.write(file, bytes.array());
    }
  }
}
