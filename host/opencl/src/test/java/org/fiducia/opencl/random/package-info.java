/** Random kernels: programs of the kernel language made from a seed, and what they must compute on every device. */
package org.fiducia.opencl.random;
