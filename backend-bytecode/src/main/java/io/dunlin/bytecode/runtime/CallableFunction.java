package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/** A function that compiled code can call: one of an instance, or one of the host. */
public abstract class CallableFunction extends FunctionInstance {
  /** What runs the function; found when it is first called. */
  private @Nullable Code code;

  CallableFunction(int typeId, FuncType type) {
    super(typeId, type);
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
