/** What a run leaves behind: the yield map, and the folder of files that holds it with its provenance. */
package org.fiducia.analysis.result;
