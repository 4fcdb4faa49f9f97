/**
 * Pictures as PNG and SVG: {@link org.fiducia.analysis.plot.ContourPlot} of a yield map,
 * {@link org.fiducia.analysis.plot.HistogramPlot}, {@link org.fiducia.analysis.plot.GraphPlot}, and a
 * {@link org.fiducia.analysis.plot.PanelGrid} of the latter two.
 */
package org.fiducia.analysis.plot;
