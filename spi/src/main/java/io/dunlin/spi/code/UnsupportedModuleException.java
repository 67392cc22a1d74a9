package io.dunlin.spi.code;

/** A valid module uses an instruction or a feature that the backend does not support. */
public final class UnsupportedModuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception; the message names what is not supported and by which backend. */
  public UnsupportedModuleException(String message) {
    super(message);
  }
}
