package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of {@code i16}. */
public final class ShortArray extends NumberArray {
  /** The elements. */
  public final short[] elements;

  ShortArray(DefinedType type, int length) {
    super(type, length);
    elements = new short[length];
  }

  @Override
  public long bits(int index) {
    return elements[index] & 0xFFFF;
  }

  @Override
  public void setBits(int index, long low, long high) {
    elements[index] = (short) low;
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    Arrays.fill(elements, start, start + count, (short) low);
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    System.arraycopy(((ShortArray) source).elements, sourceStart, elements, start, count);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    ByteBuffer.wrap(bytes, offset, Short.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(elements, start, count);
  }
}
