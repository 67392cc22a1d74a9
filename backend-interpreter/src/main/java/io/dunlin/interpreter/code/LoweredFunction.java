package io.dunlin.interpreter.code;

import io.dunlin.wasm.type.FuncType;
import java.util.List;

/**
 * A function in register form.
 *
 * <p>Its frame: parameters from slot 0 on, where the caller puts them and where results take their
 * place; behind both the {@linkplain #recordSlot return record}; then the other locals; then
 * temporaries. Immutable; all fields are final, so that threads may share it without
 * synchronization. The arrays must not be written.
 */
public final class LoweredFunction {
  /** The function's index in its module. */
  public final int index;

  /** The instructions. */
  public final long[] code;

  /** The number of slots of a frame. */
  public final int frameSlots;

  /** The slot of the frame that holds where to return to. */
  public final int recordSlot;

  /** What catches exceptions, in the order in which it is to be tried. */
  public final List<Handler> handlers;

  private final FuncType type;
  private final OffsetTable offsets;

  /** Creates the function; the table gives the offset in the binary of each place in the code. */
  public LoweredFunction(
      int index,
      FuncType type,
      long[] code,
      int frameSlots,
      int recordSlot,
      List<Handler> handlers,
      OffsetTable offsets) {
    this.index = index;
    this.type = type;
    this.code = code;
    this.frameSlots = frameSlots;
    this.recordSlot = recordSlot;
    this.handlers = List.copyOf(handlers);
    this.offsets = offsets;
  }

  /** The function's type, in the module's type indices. */
  public FuncType type() {
    return type;
  }

  /**
   * Where in the module's bytes execution is.
   *
   * @param pc the place in the code behind the instruction that is executed
   */
  public int offset(int pc) {
    return offsets.offset(pc);
  }
}
