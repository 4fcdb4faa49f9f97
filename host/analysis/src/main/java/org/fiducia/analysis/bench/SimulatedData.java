package org.fiducia.analysis.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.fiducia.geometry.Geometry;
import org.fiducia.host.CpuBackend;
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

/**
 * Simulated data in the format of the common ones, for any seed: K+ -> pi+ e+ e- e+ e- with errors of the same size,
 * which are not correlated.
 */
public final class SimulatedData {

  private static final int PRONGS = 5;
  private static final int EVENTS_AT_ONCE = 4096;
  /** Every particle has more than this in the common data too, GeV/c. */
  private static final double LEAST_MOMENTUM = 2;
  private static final double FIRST_PLANE = 183_508;
  private static final double SIGMA_POSITION = 0.1;
  private static final double SIGMA_SLOPE = 3e-5;
  private static final double SIGMA_QP = 3e-4;
  private static final double[] SIGMA_MOMENTUM = {0.0005, 0.0005, 0.05};
  private static final double[] SIGMA_BEAM = {0.0012, 0.0012, 0.2};

  private SimulatedData() {}

  /**
   * Writes tracks.f64, vtx5.f64 and kin5.f64.
   *
   * @param folder where they go
   * @param events records of each file
   * @param seed of the production, at least 0
   */
  public static void write(Path folder, int events, long seed)
      throws IOException, InterruptedException, DeviceException {
    Geometry na62 = FitBenchmark.geometry("na62-kaon.toml");
    KaonGenerator generator = new KaonGenerator(na62, KaonDecay.of(KaonMode.PI_4E), seed);
    HitSimulation hits = new HitSimulation(FitBenchmark.geometry("peers-spectrometer.toml"), HitEffects.NONE, seed);
    Random random = new Random(seed);
    try (Engine engine = Engine.open(CpuBackend.ID);
        Batch batch = new Batch(EVENTS_AT_ONCE, PRONGS);
        Numbers tracks = new Numbers(folder, PeerFile.TRACKS);
        Numbers vertices = new Numbers(folder, PeerFile.VERTICES);
        Numbers decays = new Numbers(folder, PeerFile.DECAYS)) {
      int written = 0;
      for (long first = 0; written < events; first += EVENTS_AT_ONCE) {
        batch.begin(first, EVENTS_AT_ONCE);
        generator.generate(engine, batch);
        hits.simulate(engine, batch);
        for (int event = 0; event < EVENTS_AT_ONCE && written < events; event++) {
          if (hard(batch, event)) {
            track(batch, event, tracks);
            vertex(batch, event, random, vertices);
            decay(batch, event, random, decays);
            written++;
          }
        }
      }
    }
  }

  private static boolean hard(Batch batch, int event) {
    Doubles particles = batch.slotDoubles(Particle.LAYOUT);
    boolean hard = true;
    for (int slot = 0; slot < PRONGS; slot++) {
      long row = (long) slot * batch.events() + event;
      hard &= particles.get(Particle.PZ, row) > LEAST_MOMENTUM;
    }
    return hard;
  }

  /** The pion: 4 points, then the true state. */
  private static void track(Batch batch, int event, Numbers out) throws IOException {
    for (int view = 0; view < 8; view++) {
      out.add(batch.slotDoubles(Hits.LAYOUT).get(view, event));
    }
    for (int k = TrueTrack.X; k <= TrueTrack.QP; k++) {
      out.add(batch.slotDoubles(TrueTrack.LAYOUT).get(k, event));
    }
  }

  private static void vertex(Batch batch, int event, Random random, Numbers out) throws IOException {
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

  private static void decay(Batch batch, int event, Random random, Numbers out) throws IOException {
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

  private static void addDiagonal(double[] sigma, Numbers out) throws IOException {
    for (int a = 0; a < sigma.length; a++) {
      for (int b = 0; b < a; b++) {
        out.add(0);
      }
      out.add(sigma[a] * sigma[a]);
    }
  }

  /** Numbers on their way into a file, record by record. */
  private static final class Numbers implements AutoCloseable {

    private final OutputStream file;
    private final ByteBuffer record;

    Numbers(Path folder, PeerFile kind) throws IOException {
      file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(kind.fileName())));
      record = ByteBuffer.allocate(kind.width() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(double value) throws IOException {
      record.putDouble(value);
      if (!record.hasRemaining()) {
        file.write(record.array());
        record.clear();
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
