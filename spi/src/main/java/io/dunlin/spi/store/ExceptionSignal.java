package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The signal by which a WebAssembly exception leaves code that does not catch it. It may pass host
 * functions on its way to an outer activation that does. The signal has no Java stack trace of its
 * own, which would cost more than throwing.
 */
public final class ExceptionSignal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExceptionInstance exception;
  private final transient List<TrapFrame> frames;

  /** A signal for an exception that is thrown here. */
  public ExceptionSignal(ExceptionInstance exception) {
    this(exception, List.of());
  }

  /** A signal for an exception that has passed these functions already, innermost first. */
  public ExceptionSignal(ExceptionInstance exception, List<TrapFrame> frames) {
    super("uncaught exception", null, false, false);
    this.exception = exception;
    this.frames = new ArrayList<>(frames);
  }

  /** The exception. */
  public ExceptionInstance exception() {
    return exception;
  }

  /** The functions that it has left, innermost first, as far as they have been added. */
  public List<TrapFrame> frames() {
    return Collections.unmodifiableList(frames);
  }

  /** Adds the next outer function; called by backends as the exception leaves activations. */
  public void addFrame(TrapFrame frame) {
    frames.add(frame);
  }
}
