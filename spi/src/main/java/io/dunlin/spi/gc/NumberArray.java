package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import org.jspecify.annotations.Nullable;

/** An array of numbers or vectors: what it has no references for. */
abstract class NumberArray extends ArrayInstance {
  NumberArray(DefinedType type, int length) {
    super(type, length);
  }

  @Override
  public long highBits(int index) {
    throw new UnsupportedOperationException("an element is no vector");
  }

  @Override
  public final @Nullable Object reference(int index) {
    throw noReference();
  }

  @Override
  public final void setReference(int index, @Nullable Object reference) {
    throw noReference();
  }

  @Override
  protected final void fillInBounds(int start, @Nullable Object reference, int count) {
    throw noReference();
  }

  @Override
  protected final void initInBounds(
      int start, @Nullable Object[] references, int offset, int count) {
    throw noReference();
  }

  private static UnsupportedOperationException noReference() {
    return new UnsupportedOperationException("an element is no reference");
  }
}
