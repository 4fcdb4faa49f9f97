/** Magnets and sensitive planes as kernels see them. */
package org.fiducia.kernels.detector;
