package org.fiducia.benchmarks.peers;

/** A form of our kernels. */
enum Form {
  JVM,
  SCALAR,
  WIDE
}
