package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global that holds a 64-bit integer. */
public final class I64Global extends GlobalInstance {
  /** The value. */
  public long value;

  I64Global(GlobalType type) {
    super(type);
  }

  @Override
  public long bits() {
    return value;
  }

  @Override
  public long highBits() {
    return 0;
  }

  @Override
  public @Nullable Object reference() {
    return null;
  }

  @Override
  public void setBits(long low, long high) {
    value = low;
  }

  @Override
  public void setReference(@Nullable Object newReference) {
    throw new IllegalArgumentException("not a global of references: " + type());
  }
}
