package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An array of references. */
public final class ReferenceArray extends ArrayInstance {
  /** The elements. */
  public final @Nullable Object[] elements;

  ReferenceArray(DefinedType type, int length) {
    super(type, length);
    elements = new @Nullable Object[length];
  }

  @Override
  public long bits(int index) {
    throw noNumber();
  }

  @Override
  public long highBits(int index) {
    throw noNumber();
  }

  @Override
  public @Nullable Object reference(int index) {
    return elements[index];
  }

  @Override
  public void setBits(int index, long low, long high) {
    throw noNumber();
  }

  @Override
  public void setReference(int index, @Nullable Object reference) {
    elements[index] = reference;
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    throw noNumber();
  }

  @Override
  protected void fillInBounds(int start, @Nullable Object reference, int count) {
    Arrays.fill(elements, start, start + count, reference);
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    System.arraycopy(((ReferenceArray) source).elements, sourceStart, elements, start, count);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    throw noNumber();
  }

  @Override
  protected void initInBounds(int start, @Nullable Object[] references, int offset, int count) {
    System.arraycopy(references, offset, elements, start, count);
  }

  private static UnsupportedOperationException noNumber() {
    return new UnsupportedOperationException("an element is no number");
  }
}
