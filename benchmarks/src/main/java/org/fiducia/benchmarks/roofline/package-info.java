/** How near kernels come to what a machine can do at most: its limits, the kernels' needs, and the rates they reach. */
package org.fiducia.benchmarks.roofline;
