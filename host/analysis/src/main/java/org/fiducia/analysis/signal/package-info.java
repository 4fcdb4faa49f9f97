/**
 * Signal models: decay widths and branching ratios of new particles. Plain double arithmetic with + - * / sqrt only, so
 * the numbers are the same on every JVM. GeV throughout.
 */
package org.fiducia.analysis.signal;
