package io.dunlin;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.spi.trap.TrapFrame;
import java.util.List;

/**
 * WebAssembly code trapped. The store can be used as before.
 *
 * <p>The Java stack trace begins with the WebAssembly functions that were active, so that they are
 * seen wherever stack traces are; {@link #backtrace()} has them in full. If code calls a function
 * of the host, and that calls code that traps, the outer code traps as well: with the functions of
 * both, and with the innermost trap as its cause.
 */
public final class Trap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TrapCode code;
  private final String reason;
  private final transient List<TrapFrame> frames;
  private final transient WasmBacktrace backtrace;

  private Trap(TrapException signal, int maxFrames) {
    super("wasm trap: " + signal.getMessage(), signal.getCause());
    this.code = signal.code();
    this.reason = String.valueOf(signal.getMessage());
    this.frames = signal.frames();
    this.backtrace = WasmBacktrace.of(frames, maxFrames);
    backtrace.prependTo(this);
  }

  static Trap of(TrapException signal, Engine engine) {
    return new Trap(signal, engine.config().backtraceFrames());
  }

  /** What ends the code that has called a function of the host, which ended with this trap. */
  TrapException toSignal() {
    Throwable innermost = getCause() == null ? this : getCause();
    TrapException signal = new TrapException(code, reason, innermost);
    frames.forEach(signal::addFrame);
    return signal;
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
