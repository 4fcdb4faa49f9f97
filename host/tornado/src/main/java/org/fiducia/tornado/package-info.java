/**
 * Runs kernels on OpenCL devices through TornadoVM: the OpenCL C that the build made of each kernel, by TornadoVM's
 * prebuilt tasks. The only package that knows TornadoVM. Its own code generator is not used, for the reasons that
 * docs/tornadovm.md gives.
 *
 * <p>Native code never sees a block's memory: the JVM copies blocks to and from memory that belongs to the backend
 * alone, so that an arena closed in the middle of a run ends in an exception and not in a crash.
 */
package org.fiducia.tornado;
