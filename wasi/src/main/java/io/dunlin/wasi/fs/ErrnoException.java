package io.dunlin.wasi.fs;

/**
 * A WASI function failed in a way that the guest is told of by an error code. It never leaves this
 * module, carries no stack trace, and therefore costs little.
 */
public final class ErrnoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  /** A failure with this code, which is not {@link Errno#SUCCESS}. */
  public ErrnoException(Errno errno) {
    super(errno.name(), null, false, false);
    this.errno = errno;
  }

  /** The code for the guest. */
  public Errno errno() {
    return errno;
  }
}
