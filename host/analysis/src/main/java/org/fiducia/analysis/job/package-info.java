/** Runs the job of a card, of whatever kind, and holds what came out. */
package org.fiducia.analysis.job;
