package org.fiducia.opencl;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jocl.CL;

/** Loads JOCL's native half, once per JVM. */
final class NativeLibrary {

  private static final String FOLDER_FOR_TEMPORARY_FILES = "java.io.tmpdir";

  /** Why OpenCL cannot be used; empty when it can. */
  private static final String TROUBLE = load();

  private NativeLibrary() {}

  /** Why OpenCL cannot be used and what to do about it, in one line; empty when it can be used. */
  static String trouble() {
    return TROUBLE;
  }

  /**
   * Where java.library.path does not have the library, JOCL unpacks it to a fixed name in java.io.tmpdir, and loads
   * whatever lies there already: any user of the machine could put a file there. So the property points to a fresh
   * folder that only this user can write to, just while JOCL loads.
   */
  private static String load() {
    String usual = System.getProperty(FOLDER_FOR_TEMPORARY_FILES);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("fiducia-jocl-");
      // java.io.File reads the property once, at its first temporary file: let it see the usual folder.
      Files.delete(File.createTempFile("fiducia-", ".tmp").toPath());
      System.setProperty(FOLDER_FOR_TEMPORARY_FILES, folder.toString());
      CL.setExceptionsEnabled(true);
      return "";
    } catch (IOException e) {
      return "the OpenCL binding cannot be unpacked to " + usual + " (" + e + "): make that folder writable";
    } catch (LinkageError | RuntimeException e) {
      return explain(e);
    } finally {
      System.setProperty(FOLDER_FOR_TEMPORARY_FILES, usual);
      remove(folder);
    }
  }

  private static String explain(Throwable e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Implementation library could not be loaded")) {
      return "no OpenCL loader (libOpenCL.so.1) on this machine: install ocl-icd-libopencl1 with pocl-opencl-icd"
          + " for the CPU, or with the driver of your GPU";
    }
    if (message.contains(IllegalCallerException.class.getSimpleName())) {
      return "this JVM may not load native code: start java with --enable-native-access=ALL-UNNAMED";
    }
    return "the OpenCL binding cannot be loaded on " + System.getProperty("os.name") + ", "
        + System.getProperty("os.arch") + ": " + e.getClass().getSimpleName() + ", "
        + message.lines().findFirst().orElse("");
  }

  /** A loaded library needs its file no more on Unix; Windows keeps it until the JVM ends. */
  private static void remove(Path folder) {
    if (folder == null) {
      return;
    }
    File[] files = folder.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      if (!file.delete()) {
        file.deleteOnExit();
      }
    }
    if (!folder.toFile().delete()) {
      folder.toFile().deleteOnExit();
    }
  }
}
