/** Analyses of kaon decays: simulated, reconstructed and selected events become acceptances, resolutions and limits. */
package org.fiducia.analysis.kaon;
