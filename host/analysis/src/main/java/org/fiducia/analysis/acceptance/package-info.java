/** The acceptance job: from a card to expected decays over masses and couplings. */
package org.fiducia.analysis.acceptance;
