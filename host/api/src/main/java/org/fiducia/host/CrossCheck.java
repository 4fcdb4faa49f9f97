package org.fiducia.host;

import java.lang.foreign.Arena;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.kernels.Trial;
import org.fiducia.kernels.Trials;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;

/** Runs every kernel on several devices, in every form asked for, and compares the bytes. */
public final class CrossCheck {

  /** Items a launch. Part of what a hash is: inputs are made launch by launch. */
  static final long ITEMS_PER_LAUNCH = 1 << 16;

  private CrossCheck() {}

  /** An open device, in one of its forms. */
  record Candidate(String device, Runner runner) {}

  /**
   * One kernel on one device, in one form.
   *
   * @param items how many items ran
   * @param form that ran: {@code jvm}, {@code scalar}, or {@code wide} and the number of lanes
   * @param bytesCompared bytes of output; 0 for a device that ran alone
   * @param mismatchedBytes bytes that differ from the reference's
   * @param hash first 16 hex digits of SHA-256 over the little-endian output blocks of the device
   */
  public record Row(String kernel, long items, String device, String reference, String form, long bytesCompared,
      long mismatchedBytes, String hash) {}

  /**
   * Compares all kernels. A form that a device does not have, or has compared already, gives no row: the JVM has one
   * form only, and some kernels have no wide one.
   *
   * @param reference id of the device that all are compared with, in the first form
   * @param devices ids of the others
   * @param trials what runs, such as {@link Trials#all()}
   * @param items items a trial, at least 1
   * @param seed of the inputs
   * @param forms how each device is opened, at least one way
   * @throws DeviceException if a device fails; nothing is recomputed elsewhere here
   */
  public static List<Row> run(String reference, List<String> devices, List<Trial> trials, long items, long seed,
      List<RunnerOptions> forms, Progress progress) throws DeviceException, InterruptedException {
    if (items < 1 || forms.isEmpty()) {
      throw new IllegalArgumentException(
          "a cross-check needs at least 1 item, not " + items + ", and at least 1 form, not " + forms.size());
    }
    List<Candidate> open = new ArrayList<>();
    try {
      for (String device : allOf(reference, devices)) {
        for (RunnerOptions form : forms) {
          open.add(new Candidate(device, Devices.find(device).open(form)));
        }
      }
      List<Row> rows = new ArrayList<>();
      int done = 0;
      for (Trial trial : trials) {
        progress.step(trial.name(), done++, trials.size());
        rows.addAll(compare(trial, open, items, seed));
      }
      progress.step("done", done, done);
      return rows;
    } finally {
      open.forEach(candidate -> candidate.runner().close());
    }
  }

  private static List<String> allOf(String reference, List<String> devices) {
    List<String> all = new ArrayList<>(List.of(reference));
    all.addAll(devices);
    return all;
  }

  /** Compares one kernel on open devices; the first is the reference. It alone gives a row with its hash. */
  static List<Row> compare(Trial trial, List<Candidate> open, long items, long seed)
      throws DeviceException, InterruptedException {
    Map<Candidate, String> forms = forms(trial.kernel(), open);
    List<Candidate> compared = List.copyOf(forms.keySet());
    MessageDigest[] digests = new MessageDigest[compared.size()];
    for (int d = 0; d < digests.length; d++) {
      digests[d] = sha256();
    }
    long[] different = new long[compared.size()];
    long bytes = 0;
    for (long from = 0; from < items; from += ITEMS_PER_LAUNCH) {
      long n = Math.min(ITEMS_PER_LAUNCH, items - from);
      try (Arena arena = Arena.ofShared()) {
        Launch expected = null;
        for (int d = 0; d < compared.size(); d++) {
          Launch launch = trial.problem().launch(arena, n, seed + from);
          compared.get(d).runner().run(launch, n, 0);
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
    for (int d = compared.size() == 1 ? 0 : 1; d < compared.size(); d++) {
      String hash = HexFormat.of().formatHex(digests[d].digest()).substring(0, 16);
      rows.add(new Row(trial.name(), items, compared.get(d).device(), compared.getFirst().device(),
          forms.get(compared.get(d)), d == 0 ? 0 : bytes, different[d], hash));
    }
    return rows;
  }

  /** The forms in which a kernel runs, each once a device. */
  private static Map<Candidate, String> forms(KernelDescriptor kernel, List<Candidate> open) throws DeviceException {
    Map<Candidate, String> forms = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (Candidate candidate : open) {
      String form = candidate.runner().form(kernel);
      if (seen.add(candidate.device() + " " + form)) {
        forms.put(candidate, form);
      }
    }
    return forms;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
