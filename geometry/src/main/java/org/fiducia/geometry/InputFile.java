package org.fiducia.geometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An input as it was read, for the provenance of a result.
 *
 * @param path the file as named by the user or by a card, or {@code builtin:NAME}
 * @param sha256 SHA-256 of its bytes, 64 hexadecimal digits
 */
public record InputFile(String path, String sha256) {

  /** The input that holds these bytes. */
  public static InputFile of(String path, byte[] bytes) {
    try {
      return new InputFile(path, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * All bytes of a file.
   *
   * @throws InputException if the file is not there or cannot be read
   */
  public static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw InputException.at(path.toString(), 0, "there is no such file; check the path", e);
    } catch (IOException e) {
      String what = Files.isDirectory(path)
          ? "this is a folder; name a file"
          : "cannot be read (" + e.getMessage() + "); check its permissions";
      throw InputException.at(path.toString(), 0, what, e);
    }
  }
}
