package org.fiducia.geometry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

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
   * The bytes of this file, read once more.
   *
   * @throws InputException if they are not those that were read first
   */
  public byte[] readAgain() {
    byte[] bytes = bytes(Path.of(path));
    if (!of(path, bytes).equals(this)) {
      throw InputException.at(path, 0, "it was changed while it was in use; start again");
    }
    return bytes;
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

  /**
   * The bytes of a file without its gzip compression, if it has one.
   *
   * @param file its name for messages
   * @throws InputException if the gzip stream is cut off or damaged
   */
  public static byte[] uncompressed(String file, byte[] bytes) {
    if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
      return bytes;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream(8 * bytes.length);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16)) {
      in.transferTo(text);
      return text.toByteArray();
    } catch (EOFException e) {
      throw InputException.at(file, lastLine(text), "the gzip stream is cut off here; copy the file again", e);
    } catch (IOException e) {
      throw InputException.at(
          file, lastLine(text), "the gzip stream is damaged here (" + e.getMessage() + "); copy the file again", e);
    }
  }

  private static int lastLine(ByteArrayOutputStream text) {
    int line = 1;
    for (byte b : text.toByteArray()) {
      line += b == '\n' ? 1 : 0;
    }
    return line;
  }
}
