package org.fiducia.benchmarks.roofline;

/**
 * How fast a kernel was.
 *
 * @param kernel name of the trial
 * @param items items a launch
 * @param kernelRate items a second with the data on the device
 * @param totalRate items a second with the transfers to and from it
 */
public record Rate(String kernel, long items, double kernelRate, double totalRate) {}
