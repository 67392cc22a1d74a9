package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global that holds a double precision number. */
public final class F64Global extends GlobalInstance {
  /** The value. */
  public double value;

  F64Global(GlobalType type) {
    super(type);
  }

  @Override
  public long bits() {
    return Double.doubleToRawLongBits(value);
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
    value = Double.longBitsToDouble(low);
  }

  @Override
  public void setReference(@Nullable Object newReference) {
    throw new IllegalArgumentException("not a global of references: " + type());
  }
}
