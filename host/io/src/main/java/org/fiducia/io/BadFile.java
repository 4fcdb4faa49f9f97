package org.fiducia.io;

/** What is wrong with a file and what to do, for the reader, which knows the file's name. */
final class BadFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadFile(String problem) {
    super(problem);
  }
}
