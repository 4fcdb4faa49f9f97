/**
 * Decay kinematics: two-body decays, boosts, phase space of many bodies, and the decays of kaons and neutral pions. A
 * decay is a function of uniform numbers; it gives four-momenta in the rest frame of the parent and an exact weight.
 */
package org.fiducia.kernels.decay;
