package io.dunlin;

/**
 * No backend, or not the one that was asked for, can be used; the message says why and what to do.
 */
public final class BackendUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackendUnavailableException(String message) {
    super(message);
  }
}
