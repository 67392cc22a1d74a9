package io.dunlin;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import java.util.List;

/**
 * WebAssembly code trapped. The store can be used as before.
 *
 * <p>The Java stack trace begins with the WebAssembly functions that were active, so that they are
 * seen wherever stack traces are; {@link #backtrace()} has them in full.
 */
public final class Trap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrapCode code;
  private final transient WasmBacktrace backtrace;

  private Trap(TrapException signal, int maxFrames) {
    super("wasm trap: " + signal.getMessage());
    this.code = signal.code();
    this.backtrace = WasmBacktrace.of(signal.frames(), maxFrames);
    backtrace.prependTo(this);
  }

  static Trap of(TrapException signal, Engine engine) {
    return new Trap(signal, engine.config().backtraceFrames());
  }

  /** Why the code trapped. */
  public TrapCode code() {
    return code;
  }

  /** The WebAssembly functions that were active, innermost first. */
  public List<WasmFrame> backtrace() {
    return backtrace.frames();
  }

  /** The message and the backtrace in several lines, for people to read. */
  public String report() {
    return backtrace.report(this);
  }
}
