package org.fiducia.analysis.signal;

/**
 * What a decay-volume integral must know of a signal: a parent that decays into two daughters of equal mass and
 * charges +1 and -1. The model has one free coupling, the second axis of a scan beside the mass. Masses and widths in
 * GeV.
 */
public interface TwoBodySignal {

  /** Name of the coupling axis with its unit, as a column of the results is called. */
  String coupling();

  /** Mass of each daughter [GeV]. */
  double daughterMass();

  /** Total width of the parent [GeV]. */
  double width(double mass, double coupling);

  /** Branching ratio into the two daughters; zero if the parent is too light. */
  double branchingRatio(double mass);

  /** Factor on a spectrum tabulated at unit coupling. */
  double productionScale(double coupling);
}
