package org.fiducia.kernels.simulation;

import java.lang.foreign.Arena;
import org.fiducia.kernels.detector.View;
import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.Particle;
import org.fiducia.kernels.field.Field;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Hits;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Longs;

/** A run of {@link StrawHits} in the NA62 spectrometer: blocks to change before it and to look at after it. */
public final class HitSimulation {

  public static final long SEED = 20261121;

  public final Longs shape;
  public final Longs run;
  public final Doubles options;
  public final Doubles views;
  public final Doubles planes;
  public final Doubles field;
  public final Doubles map;
  public final Doubles particles;
  public final Doubles hits;
  public final Ints patterns;
  public final Doubles truth;
  public final Ints status;
  private final long rows;

  public HitSimulation(Arena arena, long events, int slots) {
    rows = events * slots;
    shape = SimulationTrials.shape(arena, events, slots);
    run = Longs.allocate(arena, HitRun.LAYOUT, 1);
    run.set(HitRun.SEED, 0, SEED);
    run.set(HitRun.VIEWS, 0, Na62.VIEWS);
    run.set(HitRun.PLANES, 0, Na62.PLANES);
    options = Doubles.allocate(arena, HitOptions.LAYOUT, 1);
    views = Na62.views(arena);
    planes = Na62.planes(arena);
    field = Na62.magnet(arena);
    map = Doubles.allocate(arena, 1, 1);
    particles = Doubles.allocate(arena, Particle.LAYOUT, rows);
    hits = Doubles.allocate(arena, Hits.LAYOUT, rows);
    patterns = Ints.allocate(arena, HitPattern.LAYOUT, rows);
    truth = Doubles.allocate(arena, TrueTrack.LAYOUT, rows);
    status = Ints.allocate(arena, 1, rows);
  }

  public void run() {
    StrawHitsKernel.INSTANCE.loop(0, rows, 0, StrawHitsKernel.with(
        shape, run, options, views, planes, field, map, particles, hits, patterns, truth, status).blocks());
  }

  public long rows() {
    return rows;
  }

  public long events() {
    return shape.get(EventShape.EVENTS, 0);
  }

  /** Particle of a row: point, momentum, mass, charge. */
  public void put(long row, double... values) {
    for (int k = 0; k < values.length; k++) {
      particles.set(k, row, values[k]);
    }
  }

  /** Every particle the same. */
  public void putAll(double... values) {
    for (long row = 0; row < rows; row++) {
      put(row, values);
    }
  }

  public void setAll(int viewColumn, double value) {
    for (int view = 0; view < Na62.VIEWS; view++) {
      views.set(viewColumn, view, value);
    }
  }

  /** Straws everywhere: no gap, no frame. */
  public void openViews() {
    setAll(View.LOW, Double.NEGATIVE_INFINITY);
    setAll(View.HIGH, Double.POSITIVE_INFINITY);
    setAll(View.GAP_LOW, 0);
    setAll(View.GAP_HIGH, 0);
  }

  public void withoutField() {
    field.set(Field.MODEL, 0, Field.NONE);
  }

  public void letPionsDecay(double decayLength) {
    options.set(HitOptions.DECAYING_MASS, 0, Na62.PION_MASS);
    options.set(HitOptions.DECAY_LENGTH, 0, decayLength);
    options.set(HitOptions.DAUGHTER_MASS, 0, Na62.MUON_MASS);
  }

  public boolean hit(long row, int view) {
    return (patterns.get(HitPattern.VIEWS, row) >> view & 1) != 0;
  }
}
