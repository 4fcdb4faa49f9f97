/** Vertices of tracks, and the distances of lines. */
package org.fiducia.kernels.vertexing;
