/** Production spectra: tables of the yield of a new particle in angle, energy and mass. Radians and GeV. */
package org.fiducia.analysis.spectrum;
