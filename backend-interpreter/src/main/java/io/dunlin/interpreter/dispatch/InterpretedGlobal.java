package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import org.jspecify.annotations.Nullable;

/** A global whose value nodes read and write as fields. */
final class InterpretedGlobal extends GlobalInstance {
  long bits;
  long highBits;
  @Nullable Object reference;

  InterpretedGlobal(GlobalType type) {
    super(type);
  }

  @Override
  public long bits() {
    return bits;
  }

  @Override
  public long highBits() {
    return highBits;
  }

  @Override
  public @Nullable Object reference() {
    return reference;
  }

  @Override
  public void setBits(long low, long high) {
    bits = low;
    highBits = high;
  }

  @Override
  public void setReference(@Nullable Object newReference) {
    reference = newReference;
  }
}
