/** Magnetic fields and the motion of charged particles in them. */
package org.fiducia.kernels.field;
