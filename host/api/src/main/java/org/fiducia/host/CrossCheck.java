package org.fiducia.host;

import java.lang.foreign.Arena;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Launch;

/** Runs every kernel on several devices and compares the bytes. */
public final class CrossCheck {

  /** Items a launch. Part of what a hash is: inputs are made launch by launch. */
  static final long ITEMS_PER_LAUNCH = 1 << 16;

  private CrossCheck() {}

  /**
   * One kernel on one device.
   *
   * @param items how many items ran
   * @param form the OpenCL form that ran, {@code scalar}, or {@code wide} and the number of lanes; the JVM's is scalar
   * @param bytesCompared bytes of output; 0 for a device that ran alone
   * @param mismatchedBytes bytes that differ from the reference's
   * @param hash first 16 hex digits of SHA-256 over the little-endian output blocks of the device
   */
  public record Row(String kernel, long items, String device, String reference, String form, long bytesCompared,
      long mismatchedBytes, String hash) {}

  /**
   * Compares all kernels.
   *
   * @param reference id of the device that the others are compared with
   * @param devices ids of the others
   * @param trials what runs, such as {@link Trials#all()}
   * @param items items a trial, at least 1
   * @param seed of the inputs
   * @throws DeviceException if a device fails; nothing is recomputed elsewhere here
   */
  public static List<Row> run(String reference, List<String> devices, List<Trial> trials, long items, long seed,
      RunnerOptions options, Progress progress) throws DeviceException, InterruptedException {
    if (items < 1) {
      throw new IllegalArgumentException("a cross-check needs at least 1 item, not " + items);
    }
    Map<String, Runner> runners = new LinkedHashMap<>();
    try {
      for (String device : allOf(reference, devices)) {
        runners.put(device, Devices.find(device).open(options));
      }
      List<Row> rows = new ArrayList<>();
      int done = 0;
      for (Trial trial : trials) {
        progress.step(trial.name(), done++, trials.size());
        rows.addAll(compare(trial, runners, items, seed));
      }
      progress.step("done", done, done);
      return rows;
    } finally {
      runners.values().forEach(Runner::close);
    }
  }

  private static List<String> allOf(String reference, List<String> devices) {
    List<String> all = new ArrayList<>(List.of(reference));
    all.addAll(devices);
    return all;
  }

  /** Compares one kernel on open devices; the first is the reference. A device alone gives a row with its hash. */
  static List<Row> compare(Trial trial, Map<String, Runner> runners, long items, long seed)
      throws DeviceException, InterruptedException {
    List<String> ids = List.copyOf(runners.keySet());
    MessageDigest[] digests = new MessageDigest[ids.size()];
    for (int d = 0; d < digests.length; d++) {
      digests[d] = sha256();
    }
    long[] different = new long[ids.size()];
    long bytes = 0;
    String[] forms = new String[ids.size()];
    for (long from = 0; from < items; from += ITEMS_PER_LAUNCH) {
      long n = Math.min(ITEMS_PER_LAUNCH, items - from);
      try (Arena arena = Arena.ofShared()) {
        Launch expected = null;
        for (int d = 0; d < ids.size(); d++) {
          Launch launch = trial.problem().launch(arena, n, seed + from);
          Runner runner = runners.get(ids.get(d));
          runner.run(launch, n, 0);
          forms[d] = runner.form(launch.kernel());
          KernelOutput.digest(launch, digests[d]);
          if (d == 0) {
            expected = launch;
            bytes += KernelOutput.bytes(launch);
          } else {
            different[d] += KernelOutput.mismatches(expected, launch);
          }
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int d = ids.size() == 1 ? 0 : 1; d < ids.size(); d++) {
      String hash = HexFormat.of().formatHex(digests[d].digest()).substring(0, 16);
      long compared = d == 0 ? 0 : bytes;
      rows.add(new Row(trial.name(), items, ids.get(d), ids.getFirst(), forms[d], compared, different[d], hash));
    }
    return rows;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
