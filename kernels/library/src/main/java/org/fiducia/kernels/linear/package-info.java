/** Algebra of small matrices in private arrays. Symmetric ones are lower triangles, packed by rows. */
package org.fiducia.kernels.linear;
