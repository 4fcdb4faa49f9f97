package org.fiducia.tornado;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Ints;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelSource;
import org.fiducia.language.Longs;
import org.fiducia.wide.WideForm;
import org.fiducia.wide.WideFormException;

/**
 * The files that TornadoVM reads kernels from. Each is the program of a kernel, in the form that suits it, with one
 * more entry point, which has the parameters that TornadoVM passes, and calls the kernel with pointers to its blocks.
 * Scalars come in the first array: TornadoVM bakes those of a task into its plan.
 */
final class KernelText implements AutoCloseable {

  private static final Map<Class<? extends Block>, String> C_TYPES =
      Map.of(Doubles.class, "double", Longs.class, "long", Ints.class, "int");

  private static final System.Logger LOG = System.getLogger(KernelText.class.getName());

  private final int wantedLanes;
  private final int ownLanes;
  private final Path folder;
  private final Map<Key, Form> forms = new HashMap<>();
  private final Map<FileKey, Path> files = new HashMap<>();

  /** A kernel, whichever instance of its descriptor stands for it. */
  private record Key(Class<? extends KernelDescriptor> descriptor, String name) {

    static Key of(KernelDescriptor kernel) {
      return new Key(kernel.getClass(), kernel.name());
    }
  }

  /** A kernel and the arrays of its arguments. */
  private record FileKey(Key kernel, List<Integer> arrays) {}

  /**
   * The program of a kernel.
   *
   * @param lanes how many items a work item computes: 1 in the scalar form
   */
  record Form(String program, int lanes) {

    @Override
    public String toString() {
      return lanes == 1 ? "scalar" : "wide" + lanes;
    }
  }

  /**
   * @param wantedLanes how many items a work item is to compute; 0 for the device's choice
   * @param ownLanes the device's choice
   */
  KernelText(int wantedLanes, int ownLanes) throws DeviceException {
    this.wantedLanes = wantedLanes;
    this.ownLanes = ownLanes;
    try {
      // readable by this user alone
      folder = Files.createTempDirectory("fiducia-tornado-");
    } catch (IOException e) {
      throw new DeviceException("cannot make a folder for OpenCL C in " + System.getProperty("java.io.tmpdir"), e);
    }
  }

  /** Name of the entry point for TornadoVM. */
  static String entryPoint(KernelDescriptor kernel) {
    return kernel.function() + "_tornado";
  }

  /** The form in which a kernel runs. */
  synchronized Form form(KernelDescriptor kernel) {
    return forms.computeIfAbsent(Key.of(kernel), k -> make(kernel));
  }

  /** The wide form of a kernel that has one; it need not be faster than the scalar one if lanes were asked for. */
  private Form make(KernelDescriptor kernel) {
    int lanes = wantedLanes == 0 ? ownLanes : wantedLanes;
    if (lanes > 1) {
      try {
        WideForm wide = WideForm.of(kernel);
        if (wide.pays() || wantedLanes != 0) {
          return new Form("#define W " + lanes + "\n" + wide.text(), lanes);
        }
      } catch (WideFormException e) {
        LOG.log(System.Logger.Level.INFO, kernel.name() + " runs in its scalar form: " + e.getMessage());
      }
    }
    return new Form(KernelSource.link(kernel), 1);
  }

  /** The file of a kernel. */
  synchronized Path file(KernelDescriptor kernel, Packing packing) throws DeviceException {
    FileKey key = new FileKey(Key.of(kernel), packing.slots().stream().map(Packing.Slot::array).toList());
    Path file = files.get(key);
    if (file == null) {
      file = folder.resolve("kernel" + files.size() + ".cl");
      try {
        Files.writeString(file, form(kernel).program() + entry(kernel, packing));
      } catch (IOException e) {
        throw new DeviceException("cannot write OpenCL C to " + folder, e);
      }
      files.put(key, file);
    }
    return file;
  }

  static String entry(KernelDescriptor kernel, Packing packing) {
    StringBuilder text = new StringBuilder("__kernel void ").append(entryPoint(kernel)).append(
        "(__global long *context, __constant uchar *constants, __local uchar *scratch, __global int *atomics");
    for (int a = 0; a < packing.arrays().size(); a++) {
      text.append(", __global uchar *array").append(a);
    }
    text.append(") {\n  __global const long *numbers = (__global const long *)(array0 + ").append(Packing.START)
        .append(");\n  if (get_global_id(0) == 0) {\n    *(__global long *)(array1 + ").append(Packing.START)
        .append(") = numbers[2];\n  }\n  ").append(kernel.function()).append("(numbers[0], numbers[1]");
    for (int k = 0; k < kernel.parameters().size(); k++) {
      text.append(",\n      (__global ").append(C_TYPES.get(kernel.parameters().get(k).type())).append(" *)(array")
          .append(packing.slots().get(k).array()).append(" + numbers[").append(Packing.number(k)).append("]), numbers[")
          .append(Packing.number(k) + 1).append(']');
    }
    return text.append(");\n}\n").toString();
  }

  @Override
  public synchronized void close() {
    try {
      for (Path file : files.values()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot remove " + folder, e);
    }
    files.clear();
  }
}
