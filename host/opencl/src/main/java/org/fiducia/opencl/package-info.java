/**
 * Runs kernels on OpenCL 1.2 devices. The only package that knows JOCL, the binding to the system's OpenCL loader.
 *
 * <p>Native code never sees a block's memory: blocks are copied by the JVM into and out of memory that the driver may
 * touch, so that an arena closed in the middle of a run ends in an exception and not in a crash.
 */
package org.fiducia.opencl;
