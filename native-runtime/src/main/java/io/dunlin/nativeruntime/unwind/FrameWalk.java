package io.dunlin.nativeruntime.unwind;

import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.spi.trap.TrapFrame;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes from the innermost frame of an activation to the outermost, over functions and thunks. Each
 * frame begins with the frame pointer of the next outer one, and the return address above it.
 */
public final class FrameWalk {
  private final WasmStack stack;

  /** The frame whose return address leads to the current one. */
  private long inner;

  private long frame;

  /**
   * Begins before the first frame.
   *
   * @param exitFrame the frame of the stub by which code was left
   */
  public FrameWalk(WasmStack stack, long exitFrame) {
    this.stack = stack;
    this.frame = exitFrame;
  }

  /**
   * Goes to the next outer frame, if there is one.
   *
   * @throws IllegalStateException if the frames do not lie one above the other
   */
  public boolean next() {
    inner = frame;
    frame = stack.read(inner);
    if (frame != 0 && Long.compareUnsigned(frame, inner) <= 0) {
      throw new IllegalStateException("frame " + Long.toHexString(inner) + " has a lower caller");
    }
    return frame != 0;
  }

  /** The address behind the instruction that the current frame's function has reached. */
  public long returnAddress() {
    return stack.read(inner + Long.BYTES);
  }

  /** The frame pointer of the current frame. */
  public long frame() {
    return frame;
  }

  /** The code of the current frame, or null if it is that of a thunk. */
  public @Nullable LoadedCode code() {
    return CodeRegistry.find(returnAddress() - 1);
  }

  /** The function of the current frame, or null if that is a thunk's. */
  public @Nullable TrapFrame describe() {
    LoadedCode code = code();
    return code == null ? null : code.describe(returnAddress());
  }

  /** Describes all functions from here on, innermost first. */
  public void describe(Consumer<TrapFrame> target) {
    while (next()) {
      TrapFrame frame = describe();
      if (frame != null) {
        target.accept(frame);
      }
    }
  }
}
