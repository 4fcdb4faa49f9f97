/**
 * Production spectra: the yield of a new particle in angle, energy and mass, tabulated or computed. Radians and GeV.
 */
package org.fiducia.analysis.spectrum;
