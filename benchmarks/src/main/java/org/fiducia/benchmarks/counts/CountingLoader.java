package org.fiducia.benchmarks.counts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.fiducia.language.KernelDescriptor;

/**
 * Loads a kernel and all that it calls a second time, with counters in the code. The classes of the kernel language
 * itself, those of the JDK and the recorder stay what they are, so that blocks can be handed over.
 */
final class CountingLoader extends ClassLoader {

  private static final String LANGUAGE = KernelDescriptor.class.getPackageName() + ".";

  private final KernelDescriptor original;
  private final List<long[]> basicBlocks = new ArrayList<>();

  CountingLoader(KernelDescriptor original) {
    super(original.getClass().getClassLoader());
    this.original = original;
  }

  /** The kernel with counters. */
  KernelDescriptor counting() {
    try {
      return (KernelDescriptor) loadClass(original.getClass().getName()).getField("INSTANCE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(original.name() + " has no descriptor made by the translator", e);
    }
  }

  /** Operations of each basic block that was loaded, by the operation's number. */
  List<long[]> basicBlocks() {
    return basicBlocks;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.") || name.startsWith(LANGUAGE) || name.equals(Recorder.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] plain = bytes(name);
    byte[] defined = name.equals(original.getClass().getName()) ? plain : counting(plain);
    return defineClass(name, defined, 0, defined.length);
  }

  /** Counters in all methods but the one that fills tables, which is no part of an item's work. */
  private byte[] counting(byte[] plain) {
    ClassFile format = ClassFile.of();
    return format.transformClass(format.parse(plain), ClassTransform.transformingMethodBodies(
        method -> !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME),
        CodeTransform.ofStateful(() -> new CountingTransform(basicBlocks))));
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read class " + name, e);
    }
  }
}
