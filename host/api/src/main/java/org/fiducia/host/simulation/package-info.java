/** Simulated events: kaon decays and what the spectrometer measures of them. */
package org.fiducia.host.simulation;
