package io.dunlin.differential;

/** A host function failed, on purpose. */
final class HostFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HostFailure() {
    super("the host fails", null, false, false);
  }
}
