package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of {@code i64} or {@code f64}. */
public final class LongArray extends NumberArray {
  /** The elements, as raw bits. */
  public final long[] elements;

  LongArray(DefinedType type, int length) {
    super(type, length);
    elements = new long[length];
  }

  @Override
  public long bits(int index) {
    return elements[index];
  }

  @Override
  public void setBits(int index, long low, long high) {
    elements[index] = low;
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    Arrays.fill(elements, start, start + count, low);
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    System.arraycopy(((LongArray) source).elements, sourceStart, elements, start, count);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    ByteBuffer.wrap(bytes, offset, Long.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(elements, start, count);
  }
}
