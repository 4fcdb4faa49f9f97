/** The picture of a yield map: logarithmic axes, colours, the contour, and their PNG and SVG files. */
package org.fiducia.analysis.plot;
