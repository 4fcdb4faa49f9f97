package org.fiducia.kernels.selection;

import java.lang.foreign.Arena;
import java.util.List;
import org.fiducia.kernels.Status;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.TrialNumbers;
import org.fiducia.kernels.simulation.SimulationTrials;
import org.fiducia.kernels.simulation.TrueTrack;
import org.fiducia.kernels.tracking.HitPattern;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.Launch;
import org.fiducia.language.Longs;

/** Tracks through the spectrometer of {@link SimulationTrials}, some of them NaN, infinite or without a momentum. */
public final class SelectionTrials {

  private static final int SLOTS = 5;

  private static final double[] NASTY = {Double.NaN, Double.NEGATIVE_INFINITY, 0.0, 1e308, 4.0};

  private SelectionTrials() {}

  public static List<Trial> all() {
    return List.of(
        new Trial(TrackPlanesKernel.INSTANCE, SelectionTrials::planes),
        new Trial(EventGeometryKernel.INSTANCE, SelectionTrials::events),
        new Trial(TrackPullsKernel.INSTANCE, SelectionTrials::pulls));
  }

  private static Launch planes(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    return TrackPlanesKernel.with(setup(arena), counts(arena), SimulationTrials.planes(arena),
        SimulationTrials.field(arena), Doubles.allocate(arena, 1, 1), tracks(arena, items, numbers),
        Ints.allocate(arena, HitPattern.LAYOUT, items));
  }

  private static Launch events(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    long rows = items * SLOTS;
    Ints patterns = Ints.allocate(arena, HitPattern.LAYOUT, rows);
    for (long row = 0; row < rows; row++) {
      patterns.set(HitPattern.PLANES, row, (1 << SimulationTrials.PLANES) - 1 - numbers.below(4));
    }
    return EventGeometryKernel.with(SimulationTrials.shape(arena, items, SLOTS), setup(arena), counts(arena),
        SimulationTrials.planes(arena), SimulationTrials.field(arena), Doubles.allocate(arena, 1, 1),
        SimulationTrials.particles(arena, rows, numbers), tracks(arena, rows, numbers), patterns,
        tracks(arena, rows, numbers), Doubles.allocate(arena, EventGeometry.MEASURES, items),
        Ints.allocate(arena, EventGeometry.NUMBERS, items));
  }

  private static Launch pulls(Arena arena, long items, long seed) {
    TrialNumbers numbers = new TrialNumbers(seed);
    Doubles fitted = Doubles.allocate(arena, Track.LAYOUT, items);
    Doubles truth = tracks(arena, items, numbers);
    Ints status = Ints.allocate(arena, TrackStatus.LAYOUT, items);
    for (long row = 0; row < items; row++) {
      for (int k = 0; k < 5; k++) {
        fitted.set(Track.X + k, row, truth.get(TrueTrack.X + k, row) * numbers.between(0.99, 1.01));
        fitted.set(Track.C + k * (k + 3) / 2, row, numbers.between(0, 1e-4));
      }
      switch (numbers.below(32)) {
        case 0 -> fitted.set(numbers.below(Track.CHI2), row, NASTY[numbers.below(NASTY.length)]);
        case 1 -> status.set(TrackStatus.STATUS, row, Status.TOO_FEW);
        default -> { }
      }
    }
    return TrackPullsKernel.with(fitted, status, truth, Doubles.allocate(arena, TrackPulls.LAYOUT, items),
        Ints.allocate(arena, TrackPulls.STATUSES, items));
  }

  private static Doubles setup(Arena arena) {
    Doubles setup = Doubles.allocate(arena, SelectionSetup.LAYOUT, 1);
    setup.set(SelectionSetup.REFERENCE_Z, 0, SimulationTrials.REFERENCE_Z);
    setup.set(SelectionSetup.SEPARATION_Z, 0, SimulationTrials.REFERENCE_Z);
    setup.set(SelectionSetup.ELECTRON_MASS, 0, SimulationTrials.ELECTRON_MASS);
    return setup;
  }

  private static Longs counts(Arena arena) {
    Longs numbers = Longs.allocate(arena, SelectionNumbers.LAYOUT, 1);
    numbers.set(SelectionNumbers.PLANES, 0, SimulationTrials.PLANES);
    numbers.set(SelectionNumbers.QUADRANT_PLANE, 0, 3);
    numbers.set(SelectionNumbers.CALORIMETER_PLANE, 0, 4);
    return numbers;
  }

  private static Doubles tracks(Arena arena, long rows, TrialNumbers numbers) {
    Doubles tracks = Doubles.allocate(arena, TrueTrack.LAYOUT, rows);
    for (long row = 0; row < rows; row++) {
      tracks.set(TrueTrack.X, row, numbers.between(-600, 600));
      tracks.set(TrueTrack.Y, row, numbers.between(-600, 600));
      tracks.set(TrueTrack.TX, row, numbers.between(-0.01, 0.01));
      tracks.set(TrueTrack.TY, row, numbers.between(-0.01, 0.01));
      tracks.set(TrueTrack.QP, row, numbers.between(-0.2, 0.2));
      tracks.set(TrueTrack.END_Z, row, numbers.below(2) == 0 ? Double.POSITIVE_INFINITY : numbers.between(1e5, 3e5));
      if (numbers.below(32) == 0) {
        tracks.set(numbers.below(TrueTrack.END_Z), row, NASTY[numbers.below(NASTY.length)]);
      }
    }
    return tracks;
  }
}
