package org.fiducia.translator;

import com.sun.source.tree.Tree;

/** Something outside the kernel language: where it stands and what to write instead. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Tree at;

  Refusal(Tree at, String message) {
    super(message, null, false, false);
    this.at = at;
  }

  Tree at() {
    return at;
  }
}
