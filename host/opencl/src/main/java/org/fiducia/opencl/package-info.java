/**
 * Runs kernels on OpenCL 1.2 devices. The only package that knows JOCL, the binding to the system's OpenCL loader.
 *
 * <p>Native code never sees a block's memory: the JVM copies blocks to and from memory of the
 * backend's own, so that an arena closed in the middle of a run ends in an exception and not in a crash.
 */
package org.fiducia.opencl;
