/** What selections ask of an event: where its tracks cross the detector planes and how far they are apart. */
package org.fiducia.kernels.selection;
