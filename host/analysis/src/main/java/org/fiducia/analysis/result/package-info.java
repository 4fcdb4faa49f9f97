/** What a run leaves behind: the yield map, its contour, and the folder of files that tells them. */
package org.fiducia.analysis.result;
