/** Cards: the TOML files that say what a job computes. Read once, checked whole, then immutable. */
package org.fiducia.analysis.card;
