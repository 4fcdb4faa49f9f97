package org.fiducia.kernels.generation;

import java.lang.foreign.Arena;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.fiducia.kernels.event.Beam;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.event.Particle;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;

/** Runs {@link KaonDecays} on the default beam and answers questions about the events in plain vectors. */
final class Production {

  private final Arena arena = Arena.ofAuto();
  private final KaonMode mode;
  private final Longs settings = Longs.allocate(arena, DecaySettings.LAYOUT, 1);
  private final Doubles beam = Doubles.allocate(arena, KaonBeam.LAYOUT, 1);
  private final Doubles parameters = Doubles.allocate(arena, DecayParameters.LAYOUT, 1);
  private int events;
  private Doubles decays;
  private Doubles particles;
  private Doubles beams;

  Production(KaonMode mode) {
    this.mode = mode;
    settings.set(DecaySettings.SEED, 0, 7);
    settings.set(DecaySettings.MODE, 0, mode.code());
    settings.set(DecaySettings.BEAM_SPECTROMETER, 0, 1);
    KaonBeam.setDefaults(beam);
    DecayParameters.setDefaults(parameters);
  }

  Production setting(int column, long value) {
    settings.set(column, 0, value);
    return this;
  }

  Production beam(int column, double value) {
    beam.set(column, 0, value);
    return this;
  }

  Production parameter(int column, double value) {
    parameters.set(column, 0, value);
    return this;
  }

  Production run(int events) {
    return run(0, events);
  }

  Production run(long first, int events) {
    this.events = events;
    decays = Doubles.allocate(arena, ParentDecay.LAYOUT, events);
    particles = Doubles.allocate(arena, Particle.LAYOUT, (long) events * mode.slots());
    beams = Doubles.allocate(arena, Beam.LAYOUT, events);
    Longs shape = Longs.allocate(arena, EventShape.LAYOUT, 1);
    shape.set(EventShape.EVENTS, 0, events);
    shape.set(EventShape.SLOTS, 0, mode.slots());
    for (long i = 0; i < events; i++) {
      KaonDecays.run(i, first + i, settings, beam, parameters, shape, decays, particles, beams);
    }
    return this;
  }

  Doubles decays() {
    return decays;
  }

  Doubles beams() {
    return beams;
  }

  double weight(int event) {
    return decays.get(ParentDecay.WEIGHT, event);
  }

  Vector3D kaon(int event) {
    return new Vector3D(decays.get(ParentDecay.PX, event), decays.get(ParentDecay.PY, event),
        decays.get(ParentDecay.PZ, event));
  }

  double particle(int column, int event, int slot) {
    return particles.get(column, (long) slot * events + event);
  }

  Vector3D momentum(int event, int slot) {
    return new Vector3D(particle(Particle.PX, event, slot), particle(Particle.PY, event, slot),
        particle(Particle.PZ, event, slot));
  }

  double energy(int event, int slot) {
    return Math.hypot(particle(Particle.MASS, event, slot), momentum(event, slot).getNorm());
  }

  Vector3D sum(int event, int... slots) {
    return IntStream.of(slots).mapToObj(slot -> momentum(event, slot)).reduce(Vector3D.ZERO, Vector3D::add);
  }

  /** Invariant mass of some particles: the sum over pairs of 2 (E E' - p p'), written so that it does not cancel. */
  double mass(int event, int... slots) {
    double square = 0;
    for (int a : slots) {
      double massA = particle(Particle.MASS, event, a);
      square += massA * massA;
      for (int b : slots) {
        if (b > a) {
          double massB = particle(Particle.MASS, event, b);
          Vector3D p = momentum(event, a);
          Vector3D q = momentum(event, b);
          double momenta = p.getNorm() * q.getNorm();
          double surplus = Math.pow(massA * q.getNorm(), 2) + Math.pow(massB * p.getNorm(), 2)
              + Math.pow(massA * massB, 2);
          double energies = energy(event, a) * energy(event, b);
          double sine = p.crossProduct(q).getNorm();
          square += 2 * (surplus / (energies + momenta) + sine * sine / (momenta + p.dotProduct(q)));
        }
      }
    }
    return Math.sqrt(square);
  }

  /** All numbers that the kernel wrote. */
  DoubleStream values() {
    return Stream.of(decays, beams, particles).flatMapToDouble(block -> IntStream.range(0, block.columns()).boxed()
        .flatMapToDouble(c -> LongStream.range(0, block.rows()).mapToDouble(row -> block.get(c, row))));
  }
}
