/** The picture of a yield map: contour lines, logarithmic axes, colours, and their PNG and SVG files. */
package org.fiducia.analysis.plot;
