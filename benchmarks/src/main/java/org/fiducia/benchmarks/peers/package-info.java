/** Our kernels and other programs on the same files, in one go on one machine. */
package org.fiducia.benchmarks.peers;
