/** A geometry as the kernels read it. */
package org.fiducia.host.detector;
