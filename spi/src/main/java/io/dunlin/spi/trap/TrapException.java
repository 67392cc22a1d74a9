package io.dunlin.spi.trap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signal by which a trap leaves WebAssembly code. What users see of it is made by the API at
 * the border; the signal has no Java stack trace of its own, which would cost more than the trap.
 */
public final class TrapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrapCode code;
  private final transient List<TrapFrame> frames = new ArrayList<>();

  /** A trap for this reason. */
  public TrapException(TrapCode code) {
    this(code, code.message());
  }

  /** A trap for this reason, with a message that says more than the code's own. */
  public TrapException(TrapCode code, String message) {
    this(code, message, null);
  }

  /** A trap because of what a function of the host has thrown. */
  public TrapException(TrapCode code, String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
    this.code = code;
  }

  /** Why the code trapped. */
  public TrapCode code() {
    return code;
  }

  /** The active functions, innermost first, as far as they have been added. */
  public List<TrapFrame> frames() {
    return Collections.unmodifiableList(frames);
  }

  /** Adds the next outer function; called by backends as the trap passes through activations. */
  public void addFrame(TrapFrame frame) {
    frames.add(frame);
  }
}
