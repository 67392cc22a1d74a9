package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global that holds a vector. */
public final class V128Global extends GlobalInstance {
  /** The low half. */
  public long low;

  /** The high half. */
  public long high;

  V128Global(GlobalType type) {
    super(type);
  }

  @Override
  public long bits() {
    return low;
  }

  @Override
  public long highBits() {
    return high;
  }

  @Override
  public @Nullable Object reference() {
    return null;
  }

  @Override
  public void setBits(long newLow, long newHigh) {
    low = newLow;
    high = newHigh;
  }

  @Override
  public void setReference(@Nullable Object newReference) {
    throw new IllegalArgumentException("not a global of references: " + type());
  }
}
