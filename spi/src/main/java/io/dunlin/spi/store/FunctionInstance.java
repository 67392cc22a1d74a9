package io.dunlin.spi.store;

import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function of a store: one of an instance, or one of the host. */
public abstract class FunctionInstance {
  private final int typeId;
  private final FuncType type;

  /**
   * Creates the function.
   *
   * @param typeId the canonical id of its type
   * @param type its type, in canonical ids
   */
  protected FunctionInstance(int typeId, FuncType type) {
    this.typeId = typeId;
    this.type = type;
  }

  /** The canonical id of the function's type. */
  public final int typeId() {
    return typeId;
  }

  /** The function's type, in canonical ids. */
  public final FuncType type() {
    return type;
  }

  /**
   * Calls the function. The store must have been entered.
   *
   * <p>Arguments stand in {@code numbers} and {@code references} from {@code base} on, one slot for
   * each value and two for each {@code v128}; results take their place. The arrays must reach as
   * far as both need. Nothing is allocated.
   *
   * @param caller the instance whose code calls, or null if the host does
   * @throws io.dunlin.spi.trap.TrapException if the code traps
   */
  public abstract void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base);
}
