package io.dunlin;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.spi.trap.TrapFrame;
import java.util.ArrayList;
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
  private final transient List<WasmFrame> backtrace;

  private Trap(TrapException signal, int maxFrames) {
    super("wasm trap: " + signal.getMessage());
    this.code = signal.code();
    List<WasmFrame> frames = new ArrayList<>();
    for (TrapFrame frame : signal.frames()) {
      if (frames.size() == maxFrames) {
        break;
      }
      frames.add(WasmFrame.of(frame));
    }
    this.backtrace = List.copyOf(frames);
    prependFrames(frames);
  }

  static Trap of(TrapException signal, Engine engine) {
    return new Trap(signal, engine.config().backtraceFrames());
  }

  private void prependFrames(List<WasmFrame> frames) {
    StackTraceElement[] java = getStackTrace();
    StackTraceElement[] all = new StackTraceElement[frames.size() + java.length];
    for (int i = 0; i < frames.size(); i++) {
      all[i] = frames.get(i).toStackTraceElement();
    }
    System.arraycopy(java, 0, all, frames.size(), java.length);
    setStackTrace(all);
  }

  /** Why the code trapped. */
  public TrapCode code() {
    return code;
  }

  /** The WebAssembly functions that were active, innermost first. */
  public List<WasmFrame> backtrace() {
    return backtrace;
  }

  /** The message and the backtrace in several lines, for people to read. */
  public String report() {
    StringBuilder text = new StringBuilder("error while executing at wasm backtrace:");
    for (int i = 0; i < backtrace.size(); i++) {
      text.append(String.format("%n    %d: %s", i, backtrace.get(i)));
    }
    return text.append(String.format("%n%s", getMessage())).toString();
  }
}
