package org.fiducia.benchmarks.roofline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fiducia.kernels.Trial;
import org.fiducia.language.KernelSource;

/** Writes the OpenCL C program of each kernel to a file FUNCTION.cl. Arguments: folder, then kernels (all if none). */
public final class LinkedPrograms {

  private LinkedPrograms() {}

  public static void main(String[] args) throws IOException {
    List<String> kernels = Arrays.asList(args).subList(1, args.length);
    Set<String> written = new HashSet<>();
    for (Trial trial : ShownTrials.of(kernels)) {
      String function = trial.kernel().function();
      if (written.add(function)) {
        Files.writeString(Path.of(args[0], function + ".cl"), KernelSource.link(trial.kernel()));
        System.out.println(function);
      }
    }
  }
}
