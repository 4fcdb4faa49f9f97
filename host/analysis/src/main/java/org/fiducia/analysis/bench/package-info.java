/** Measures how fast the fits are on common data, and whether what they give is right. */
package org.fiducia.analysis.bench;
