/** The reconstruction of events from their hits, all steps together. */
package org.fiducia.analysis.reconstruction;
