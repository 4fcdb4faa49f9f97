package org.fiducia.analysis.card;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fiducia.host.pairing.PairSearch.PairRule;
import org.fiducia.host.pairing.PairSearch.PionRule;

/**
 * The cuts of a kaon analysis; one that is empty is not made. The first three are made on the true tracks, the others
 * on fitted ones.
 *
 * @param planes planes that every track must cross where they are sensitive
 * @param survivalZ every particle must live up to this z [mm]
 * @param leastSeparation any two tracks must be farther apart at the first chamber [mm]
 * @param vertexZ z of the vertex [mm]
 * @param mostVertexChi2 chi2 of the vertex must be below
 * @param charge sum of the charges of the tracks
 * @param totalMomentum size of the sum of the momenta [GeV/c]
 * @param mostPt part of it across the beam must be below [GeV/c]
 * @param pionRule which track is the pion
 * @param pairRule which electron goes with which positron
 * @param pairAgreement both pairs must have the same mass within so many standard deviations of the difference
 * @param pairDistance both pairs must have the boson's mass within so many standard deviations of their masses
 * @param excludedElectronMass mass of the four electrons must be outside [GeV/c^2]
 * @param missingMassSquared (P_beam - P_pion)^2 [GeV^2/c^4]
 * @param mass mass of all tracks [GeV/c^2]
 */
public record KaonSelection(
    List<String> planes,
    OptionalDouble survivalZ,
    OptionalDouble leastSeparation,
    Optional<Range> vertexZ,
    OptionalDouble mostVertexChi2,
    OptionalInt charge,
    Optional<Range> totalMomentum,
    OptionalDouble mostPt,
    PionRule pionRule,
    PairRule pairRule,
    OptionalDouble pairAgreement,
    OptionalDouble pairDistance,
    Optional<Range> excludedElectronMass,
    Optional<Range> missingMassSquared,
    Optional<Range> mass) {

  public KaonSelection {
    planes = List.copyOf(planes);
  }
}
