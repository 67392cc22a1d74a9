package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global that holds a reference. */
public final class ReferenceGlobal extends GlobalInstance {
  /** The value. */
  public @Nullable Object value;

  ReferenceGlobal(GlobalType type) {
    super(type);
  }

  @Override
  public long bits() {
    return 0;
  }

  @Override
  public long highBits() {
    return 0;
  }

  @Override
  public @Nullable Object reference() {
    return value;
  }

  @Override
  public void setBits(long low, long high) {
    throw new IllegalArgumentException("not a global of numbers: " + type());
  }

  @Override
  public void setReference(@Nullable Object newReference) {
    value = newReference;
  }
}
