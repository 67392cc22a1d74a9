package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import java.util.Arrays;

/** An array of {@code i8}. */
public final class ByteArray extends NumberArray {
  /** The elements. */
  public final byte[] elements;

  ByteArray(DefinedType type, int length) {
    super(type, length);
    elements = new byte[length];
  }

  @Override
  public long bits(int index) {
    return elements[index] & 0xFF;
  }

  @Override
  public void setBits(int index, long low, long high) {
    elements[index] = (byte) low;
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    Arrays.fill(elements, start, start + count, (byte) low);
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    System.arraycopy(((ByteArray) source).elements, sourceStart, elements, start, count);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    System.arraycopy(bytes, offset, elements, start, count);
  }
}
