package io.dunlin.wasi;

/**
 * The guest ended itself with {@code proc_exit}. It passes through the guest's frames to the host's
 * call; it carries no stack trace, since nothing went wrong.
 */
public final class WasiExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** An end with this exit code. */
  public WasiExit(int exitCode) {
    super("exited with code " + Integer.toUnsignedString(exitCode), null, false, false);
    this.exitCode = exitCode;
  }

  /** What the guest gave; by convention 0 stands for success. */
  public int exitCode() {
    return exitCode;
  }
}
