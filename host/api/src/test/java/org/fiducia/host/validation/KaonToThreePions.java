package org.fiducia.host.validation;

import java.util.List;
import org.fiducia.host.simulation.HitEffects;
import org.fiducia.host.simulation.KaonDecay;
import org.fiducia.kernels.decay.ParticleData;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.generation.KaonMode;
import org.fiducia.kernels.selection.EventGeometry;
import org.fiducia.kernels.vertexing.Vertex;

/** K+ -> pi+ pi+ pi-: acceptance, vertex, momentum and mass. */
final class KaonToThreePions {

  private static final KaonDecay DECAY = KaonDecay.of(KaonMode.K3PI);
  private static final HitEffects DECAYING_PIONS = new HitEffects(true, false, 0, 0, 0);
  private static final double[] PIONS = {ParticleData.PION, ParticleData.PION, ParticleData.PION};

  private KaonToThreePions() {}

  static List<Figure> acceptance(Chain chain, int events) throws InterruptedException {
    Acceptance chambers = new Acceptance();
    Acceptance hodoscope = new Acceptance();
    chain.simulate(DECAY, HitEffects.NONE, events, event -> {
      chambers.add(event.weight(), event.crosses(chain.chambers));
      hodoscope.add(event.weight(), event.crosses(chain.chambers | chain.hodoscope));
    });
    double lastChamber = chain.z("straw-4");
    double hodoscopeZ = chain.z("newchod");
    Acceptance alive = new Acceptance();
    Acceptance aliveLater = new Acceptance();
    Acceptance selected = new Acceptance();
    Acceptance selectedAlive = new Acceptance();
    Acceptance selectedWell = new Acceptance();
    chain.fit(DECAY, DECAYING_PIONS, events, event -> {
      boolean crosses = event.crosses(chain.chambers | chain.hodoscope);
      double end = event.measure(EventGeometry.FIRST_END_Z);
      alive.add(event.weight(), crosses && end > lastChamber);
      aliveLater.add(event.weight(), crosses && end > hodoscopeZ);
      if (!crosses) {
        selected.add(event.weight(), false);
        selectedAlive.add(event.weight(), false);
        selectedWell.add(event.weight(), false);
      }
      return crosses;
    }, Chain.Step.NONE, event -> {
      boolean keep = isSelected(event);
      selected.add(event.weight(), keep);
      selectedWell.add(event.weight(), keep && event.leastTrackProbability() > 1e-3);
      selectedAlive.add(event.weight(), keep && event.measure(EventGeometry.FIRST_END_Z) > lastChamber);
    });
    return List.of(
        Figure.near("K3π, 4 chambers", 0.299, 1.5, chambers.value(), chambers.error()),
        Figure.near("and NewCHOD", 0.220, 1.5, hodoscope.value(), hodoscope.error()),
        Figure.near("pions alive behind chamber 4", 0.177, 5, alive.value(), alive.error()),
        Figure.near("pions alive at NewCHOD", 0.169, 5, aliveLater.value(), aliveLater.error()),
        Figure.missed("selection of NA62, with fits", "0.1536", "±20 %", 0.183, 0.190, selected.value(),
            selected.error()),
        Figure.near("and each track fits, P(χ²) > 0.001", 0.1536, 20, selectedWell.value(), selectedWell.error()),
        Figure.near("selected, pions alive behind chamber 4", 0.1536, 20, selectedAlive.value(),
            selectedAlive.error()));
  }

  /** The reference selection of NA62, less its cut on times. */
  private static boolean isSelected(Event event) {
    if (!event.isFitted()) {
      return false;
    }
    double[] p = event.fittedSum(PIONS);
    double momentum = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
    double mass = Event.mass(p);
    double z = event.vertex(Vertex.Z);
    return event.vertex(Vertex.CHI2) < 25 && z > 104_000 && z < 180_000 && Math.abs(momentum - 75) < 3
        && mass > 0.490 && mass < 0.497;
  }

  static List<Figure> resolution(Chain chain, int events) throws InterruptedException {
    Sample z = new Sample();
    Sample x = new Sample();
    Sample y = new Sample();
    Sample momentum = new Sample();
    Sample mass = new Sample();
    chain.fit(DECAY, HitEffects.NONE, events, event -> event.crosses(chain.chambers), Chain.Step.NONE, event -> {
      if (event.isFitted()) {
        double weight = event.weight();
        z.add((event.vertex(Vertex.Z) - event.truth(ParentDecay.Z)) / 1000, weight);
        x.add(event.vertex(Vertex.X) - event.truth(ParentDecay.X), weight);
        y.add(event.vertex(Vertex.Y) - event.truth(ParentDecay.Y), weight);
        double[] p = event.fittedSum(PIONS);
        double kaon = Math.sqrt(Math.pow(event.truth(ParentDecay.PX), 2) + Math.pow(event.truth(ParentDecay.PY), 2)
            + Math.pow(event.truth(ParentDecay.PZ), 2));
        momentum.add(Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]) - kaon, weight);
        mass.add(1000 * (Event.mass(p) - ParticleData.KAON), weight);
      }
    });
    return List.of(
        Figure.near("K3π vertex z, core [m]", 0.355, 25, z.core(), z.error(Sample::core)),
        Figure.near("K3π vertex x, core [mm]", 1.1, 25, x.core(), x.error(Sample::core)),
        Figure.noted("K3π vertex y, core [mm]", "-", y.core(), y.error(Sample::core)),
        Figure.noted("K3π vertex z, rms [m]", "-", z.rms(), z.error(Sample::rms)),
        Figure.noted("K3π vertex x, rms [mm]", "-", x.rms(), x.error(Sample::rms)),
        Figure.near("p of K from 3 tracks, core [GeV/c]", 0.175, 20, momentum.core(), momentum.error(Sample::core)),
        Figure.between("m(3π), core [MeV]", "0.74; NA62 0.9", 0.70, 1.0, mass.core(), mass.error(Sample::core)),
        Figure.noted("m(3π), rms [MeV]", "-", mass.rms(), mass.error(Sample::rms)));
  }
}
