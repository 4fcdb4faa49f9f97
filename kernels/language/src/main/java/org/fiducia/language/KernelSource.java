package org.fiducia.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links the OpenCL C of kernels: the prelude and the fragments of all classes they reach, found on the class path. */
public final class KernelSource {

  private KernelSource() {}

  /** The complete OpenCL C program of some kernels: the same text each time. */
  public static String link(KernelDescriptor... kernels) {
    return link(Arrays.asList(kernels));
  }

  /**
   * The complete OpenCL C program of some kernels: the same text each time.
   *
   * @throws IllegalStateException if a fragment is missing, or two classes of one simple name meet
   */
  public static String link(Collection<? extends KernelDescriptor> kernels) {
    Map<String, Fragment> bySimpleName = new LinkedHashMap<>();
    for (KernelDescriptor kernel : kernels) {
      collect(kernel.name(), "the program", kernel.getClass().getClassLoader(), bySimpleName);
    }
    StringBuilder program = new StringBuilder(prelude());
    bySimpleName.values().forEach(fragment -> program.append(fragment.declarations()));
    bySimpleName.values().forEach(fragment -> program.append(fragment.bodies()));
    return program.toString();
  }

  /** How a kernel uses each of its blocks, as the translator found it. */
  public static List<KernelDescriptor.Access> access(KernelDescriptor kernel) {
    Fragment fragment = fragment(kernel.name(), "its descriptor", kernel.getClass().getClassLoader());
    return fragment.functions().stream()
        .filter(Fragment.Function::kernel)
        .flatMap(function -> function.parameters().stream())
        .map(p -> p.use() == Fragment.Use.WRITE ? KernelDescriptor.Access.WRITE : KernelDescriptor.Access.READ)
        .toList();
  }

  private static void collect(
      String className, String neededBy, ClassLoader loader, Map<String, Fragment> bySimpleName) {
    String simpleName = className.substring(className.lastIndexOf('.') + 1);
    Fragment known = bySimpleName.get(simpleName);
    if (known != null) {
      if (!known.className().equals(className)) {
        throw new IllegalStateException("classes " + known.className() + " and " + className
            + " meet in one OpenCL program and share the name " + simpleName + ": rename one of them");
      }
      return;
    }
    Fragment fragment = fragment(className, neededBy, loader);
    bySimpleName.put(simpleName, fragment);
    fragment.uses().forEach(use -> collect(use, className, loader, bySimpleName));
  }

  private static Fragment fragment(String className, String neededBy, ClassLoader loader) {
    String path = Fragment.path(className);
    try (InputStream in = loader.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no OpenCL C for " + className + " (needed by " + neededBy + "): " + path
            + " is not on the class path; compile the class with the fiducia-translator annotation processor");
      }
      return Fragment.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** What every linked program begins with. */
  public static String prelude() {
    try (InputStream in = KernelSource.class.getResourceAsStream("prelude.cl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prelude of OpenCL C programs", e);
    }
  }
}
