package io.dunlin.spi.store;

/** Something was not created because the store's limits, or those of the machine, forbid it. */
public final class ResourceLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; the message names what was refused and by which limit. */
  public ResourceLimitException(String message) {
    super(message);
  }
}
