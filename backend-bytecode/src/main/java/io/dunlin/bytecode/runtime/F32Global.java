package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global that holds a single precision number. */
public final class F32Global extends GlobalInstance {
  /** The value. */
  public float value;

  F32Global(GlobalType type) {
    super(type);
  }

  @Override
  public long bits() {
    return Float.floatToRawIntBits(value);
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
    value = Float.intBitsToFloat((int) low);
  }

  @Override
  public void setReference(@Nullable Object newReference) {
    throw new IllegalArgumentException("not a global of references: " + type());
  }
}
