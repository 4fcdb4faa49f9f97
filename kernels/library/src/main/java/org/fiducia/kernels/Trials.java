package org.fiducia.kernels;

import java.util.List;
import java.util.stream.Stream;
import org.fiducia.kernels.acceptance.AcceptanceTrials;
import org.fiducia.kernels.conformance.ConformanceTrials;
import org.fiducia.kernels.field.FieldTrials;
import org.fiducia.kernels.generation.GenerationTrials;
import org.fiducia.kernels.kinematics.KinematicsTrials;
import org.fiducia.kernels.kinematics.TotalMomentumTrials;
import org.fiducia.kernels.math.MathTrials;
import org.fiducia.kernels.pairing.PairingTrials;
import org.fiducia.kernels.random.RandomTrials;
import org.fiducia.kernels.reduce.ReduceTrials;
import org.fiducia.kernels.selection.SelectionTrials;
import org.fiducia.kernels.simulation.SimulationTrials;
import org.fiducia.kernels.tracking.TrackingTrials;
import org.fiducia.kernels.vertexing.VertexingTrials;

/** The trials of all kernels. A test asks that no kernel is left out. */
public final class Trials {

  private Trials() {}

  public static List<Trial> all() {
    return Stream.of(
            primitives(),
            RandomTrials.all(),
            ReduceTrials.all(),
            AcceptanceTrials.all(),
            FieldTrials.all(),
            GenerationTrials.all(),
            SimulationTrials.all(),
            SelectionTrials.all(),
            TrackingTrials.all(),
            VertexingTrials.all(),
            KinematicsTrials.all(),
            TotalMomentumTrials.all(),
            PairingTrials.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The trials of the language itself and of the elementary functions: what a device must pass before it is used. */
  public static List<Trial> primitives() {
    return Stream.of(ConformanceTrials.all(), MathTrials.all()).flatMap(List::stream).toList();
  }
}
