package org.fiducia.geometry;

import java.util.Optional;

/**
 * A beam of one kind of particle as it is at a reference plane: position, slope and momentum of a particle are Gaussian
 * and independent of each other. Between that plane and its decay a particle flies straight.
 *
 * @param mass of the particle [GeV/c^2]
 * @param charge of the particle [e], +1 or -1
 * @param ctau mean proper lifetime times c [mm]
 * @param momentum mean momentum [GeV/c]
 * @param momentumSpread rms of momentum / mean momentum
 * @param z reference plane [mm]
 * @param x mean position there [mm]
 * @param y mean position there [mm]
 * @param slopeX mean dx/dz [rad]
 * @param slopeY mean dy/dz [rad]
 * @param spotX rms of x there [mm]
 * @param spotY rms of y there [mm]
 * @param divergenceX rms of dx/dz [rad]
 * @param divergenceY rms of dy/dz [rad]
 * @param spectrometer what measures each beam particle, if anything does
 */
public record Beam(
    double mass,
    int charge,
    double ctau,
    double momentum,
    double momentumSpread,
    double z,
    double x,
    double y,
    double slopeX,
    double slopeY,
    double spotX,
    double spotY,
    double divergenceX,
    double divergenceY,
    Optional<BeamSpectrometer> spectrometer) {}
