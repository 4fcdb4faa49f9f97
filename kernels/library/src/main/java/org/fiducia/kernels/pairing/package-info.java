/** Which track is what: hypotheses, their masses, and the rule that chooses between them. */
package org.fiducia.kernels.pairing;
