/** The CPU fallback: the same kernels, run on the JVM. It is the reference that every device is compared with. */
package org.fiducia.cpu;
