/** Random numbers that do not depend on who makes them, and evenly spread points for integrals. */
package org.fiducia.kernels.random;
