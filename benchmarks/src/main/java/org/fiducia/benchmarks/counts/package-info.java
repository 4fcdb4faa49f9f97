/**
 * What a kernel does for an item, counted while it runs: its byte code gets a counter at each basic block, and calls of
 * its blocks go by way of a recorder. The kernels themselves know nothing of it.
 */
package org.fiducia.benchmarks.counts;
