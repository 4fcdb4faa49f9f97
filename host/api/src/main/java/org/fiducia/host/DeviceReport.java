package org.fiducia.host;

/**
 * A device as {@code fiducia devices} shows it.
 *
 * @param id id to choose it by
 * @param backend name of its backend
 * @param name the maker's name
 * @param fp64 whether it computes in double precision
 * @param selfTest {@code passed}, {@code failed}, or {@code absent} where it was not run
 * @param chosen whether {@code auto} chooses it
 * @param reason why it was chosen or not
 */
public record DeviceReport(
    String id, String backend, String name, boolean fp64, String selfTest, boolean chosen, String reason) {}
