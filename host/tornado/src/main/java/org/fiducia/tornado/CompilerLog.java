package org.fiducia.tornado;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What OpenCL's compiler says of a kernel that it refuses: TornadoVM leaves it in files below its own folder. */
final class CompilerLog {

  private CompilerLog() {}

  /** The log of a task, which is removed with the source that lies next to it; empty if there is none. */
  static String take(String task) {
    Path folder = Path.of(String.valueOf(System.getenv("TORNADOVM_HOME")),
        System.getProperty("tornado.opencl.log.dir", "var/opencl-logs"));
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> devices = Files.list(folder)) {
      for (Path device : devices.toList()) {
        Path log = device.resolve(task + ".log");
        if (Files.isRegularFile(log)) {
          String text = Files.readString(log).replace("\0", "").strip();
          for (Path file : List.of(log, device.resolve(task + ".cl"))) {
            Files.deleteIfExists(file);
          }
          return text;
        }
      }
    } catch (IOException e) {
      System.getLogger(CompilerLog.class.getName()).log(System.Logger.Level.WARNING, "cannot read " + folder, e);
    }
    return "";
  }
}
