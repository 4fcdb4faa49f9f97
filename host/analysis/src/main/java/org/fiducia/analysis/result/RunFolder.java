package org.fiducia.analysis.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fiducia.geometry.InputFile;

/**
 * The folder of a run's results, which appears whole or not at all: files are written into a hidden folder beside it,
 * which {@link #publish} moves into place by renaming. Closing it, or ending the JVM (Ctrl-C), before that removes
 * everything that was written.
 */
public final class RunFolder implements AutoCloseable {

  /** The names of all files that a run may write; a folder that holds anything else is never replaced. */
  public static final Set<String> FILES =
      Set.of("result.json", "provenance.json", "yield.csv", "contour.csv", "contour.png", "contour.svg",
          "acceptance.csv", "resolutions.csv", "histograms.csv", "acceptance.png", "acceptance.svg", "masses.png",
          "masses.svg", "tracks.png", "tracks.svg");

  /** Writes one file. */
  @FunctionalInterface
  public interface FileWriter {
    void write(Path file) throws IOException;
  }

  private final Path wanted;
  private final Path target;
  private final Path work;
  private final boolean overwrite;
  private final Deque<Path> createdParents = new ArrayDeque<>();
  private final SequencedMap<String, String> hashes = new LinkedHashMap<>();
  private final Thread hook = new Thread(this::discard, "remove unfinished results");
  private boolean finished;

  private RunFolder(Path wanted, Path target, boolean overwrite) {
    this.wanted = wanted;
    this.target = target;
    this.overwrite = overwrite;
    this.work = hidden("unfinished");
  }

  /**
   * Begins a folder.
   *
   * @param wanted where the results shall be; its parents are made if they are missing
   * @param overwrite whether an earlier run's results may be replaced
   * @throws OutputException if they may not, or if nothing can be written there
   */
  public static RunFolder begin(Path wanted, boolean overwrite) {
    try {
      Path target = Files.exists(wanted) ? wanted.toRealPath() : wanted.toAbsolutePath().normalize();
      refuseUnusable(wanted, target, overwrite);
      RunFolder folder = new RunFolder(wanted, target, overwrite);
      folder.createWork();
      return folder;
    } catch (IOException e) {
      throw new OutputException(
          wanted + ": no results can be written here (" + reason(e) + "); choose another folder", e);
    }
  }

  private static void refuseUnusable(Path wanted, Path target, boolean overwrite) throws IOException {
    if (target.getParent() == null) {
      throw new OutputException(wanted + ": results need a folder of their own; choose another one");
    }
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new OutputException(wanted + ": this is not a folder; choose another place for the results");
    }
    Set<String> present = names(target);
    if (!present.isEmpty() && !overwrite) {
      throw new OutputException(wanted + ": the folder is not empty; choose another with --out, or give --overwrite");
    }
    present.removeAll(FILES);
    if (!present.isEmpty()) {
      throw new OutputException(wanted + ": the folder holds '" + present.iterator().next()
          + "', which no run wrote, and is not replaced; choose another folder or move that away");
    }
  }

  private void createWork() throws IOException {
    for (Path p = target.getParent(); !Files.exists(p); p = p.getParent()) {
      createdParents.addLast(p);
    }
    try {
      Files.createDirectories(target.getParent());
      Files.createDirectory(work);
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IOException e) {
      discard();
      throw e;
    }
  }

  /** Writes a text as UTF-8. */
  public void write(String name, String text) {
    write(name, file -> Files.writeString(file, text, StandardCharsets.UTF_8));
  }

  /**
   * Writes one file.
   *
   * @param name one of {@link #FILES}
   * @throws UncheckedIOException if it cannot be written
   * @throws IllegalStateException if the run has been ended meanwhile
   */
  public synchronized void write(String name, FileWriter writer) {
    if (!FILES.contains(name)) {
      throw new IllegalArgumentException(name + " is not among the files of a run");
    }
    requireUnfinished();
    try {
      Path file = work.resolve(name);
      writer.write(file);
      hashes.put(name, InputFile.of(name, Files.readAllBytes(file)).sha256());
    } catch (IOException e) {
      throw failure(name + " cannot be written (" + reason(e) + "); nothing is kept", e);
    }
  }

  /** SHA-256 of each file written so far, in the order of writing. */
  public synchronized SequencedMap<String, String> hashes() {
    return new LinkedHashMap<>(hashes);
  }

  /**
   * Moves the results into place.
   *
   * @throws UncheckedIOException if that fails; the results then stay, complete, in the folder that the message names
   */
  public synchronized void publish() {
    requireUnfinished();
    finished = true;
    Path replaced = hidden("replaced");
    try {
      if (overwrite && Files.exists(target) && !names(target).isEmpty()) {
        Files.move(target, replaced, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
      remove(replaced);
    } catch (IOException e) {
      restore(replaced);
      throw failure("cannot be put in place (" + reason(e) + "); the results are in " + work, e);
    } finally {
      forgetHook();
    }
  }

  private void restore(Path replaced) {
    try {
      if (Files.exists(replaced) && !Files.exists(target)) {
        Files.move(replaced, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw failure("the earlier results are in " + replaced + ", the new ones in " + work, e);
    }
  }

  /** Removes what was written, unless it was published. */
  @Override
  public void close() {
    discard();
    forgetHook();
  }

  private synchronized void discard() {
    if (finished) {
      return;
    }
    finished = true;
    try {
      remove(work);
      for (Path parent : createdParents) {
        Files.deleteIfExists(parent);
      }
    } catch (DirectoryNotEmptyException e) {
      // somebody else uses that parent by now: it stays
    } catch (IOException e) {
      throw failure(work + " cannot be removed (" + reason(e) + ")", e);
    }
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException(wanted + ": the run has ended");
    }
  }

  private UncheckedIOException failure(String what, IOException e) {
    return new UncheckedIOException(wanted + ": " + what, e);
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending: the hook runs, and finds nothing to do
    }
  }

  private Path hidden(String purpose) {
    return target.resolveSibling("." + target.getFileName() + "." + purpose + "-" + ProcessHandle.current().pid());
  }

  /** Removes a folder of result files; other files, should there be any, are never deleted. */
  private static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException taken -> taken.getFile() + " is in the way";
      case NoSuchFileException missing -> missing.getFile() + " cannot be made";
      default -> String.valueOf(e.getMessage());
    };
  }
}
