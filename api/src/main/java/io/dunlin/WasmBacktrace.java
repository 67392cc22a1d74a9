package io.dunlin;

import io.dunlin.spi.trap.TrapFrame;
import java.util.ArrayList;
import java.util.List;

/** The WebAssembly functions that were active when something was thrown, innermost first. */
record WasmBacktrace(List<WasmFrame> frames) {
  static WasmBacktrace of(List<TrapFrame> raw, int maxFrames) {
    List<WasmFrame> frames = new ArrayList<>();
    for (TrapFrame frame : raw) {
      if (frames.size() == maxFrames) {
        break;
      }
      frames.add(WasmFrame.of(frame));
    }
    return new WasmBacktrace(List.copyOf(frames));
  }

  /** Lets the functions be seen wherever stack traces are. */
  void prependTo(Throwable thrown) {
    StackTraceElement[] java = thrown.getStackTrace();
    StackTraceElement[] all = new StackTraceElement[frames.size() + java.length];
    for (int i = 0; i < frames.size(); i++) {
      all[i] = frames.get(i).toStackTraceElement();
    }
    System.arraycopy(java, 0, all, frames.size(), java.length);
    thrown.setStackTrace(all);
  }

  /** The functions and the message in several lines. */
  String report(Throwable thrown) {
    StringBuilder text = new StringBuilder("error while executing at wasm backtrace:");
    for (int i = 0; i < frames.size(); i++) {
      text.append(String.format("%n    %d: %s", i, frames.get(i)));
    }
    return text.append(String.format("%n%s", thrown.getMessage())).toString();
  }
}
