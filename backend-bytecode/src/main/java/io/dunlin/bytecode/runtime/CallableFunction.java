package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function that compiled code can call: one of an instance, or one of the host. */
public abstract class CallableFunction extends FunctionInstance {
  /**
   * The instance that the function is of; null of a function of the host. It is here, and not where
   * it is always there, so that code needs no cast to get at it.
   */
  public final @Nullable BytecodeInstance instance;

  /** What runs the function; found when it is first called. */
  private @Nullable Code code;

  CallableFunction(@Nullable BytecodeInstance instance, int typeId, FuncType type) {
    super(typeId, type);
    this.instance = instance;
  }

  /** What runs the function. */
  public final Code code() {
    Code known = code;
    return known == null ? link() : known;
  }

  private Code link() {
    Code found = findCode();
    code = found;
    return found;
  }

  /** Finds what runs the function. */
  abstract Code findCode();
}
