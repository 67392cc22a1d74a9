package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of {@code i32} or {@code f32}. */
public final class IntArray extends NumberArray {
  /** The elements, as raw bits. */
  public final int[] elements;

  IntArray(DefinedType type, int length) {
    super(type, length);
    elements = new int[length];
  }

  @Override
  public long bits(int index) {
    return elements[index];
  }

  @Override
  public void setBits(int index, long low, long high) {
    elements[index] = (int) low;
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    Arrays.fill(elements, start, start + count, (int) low);
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    System.arraycopy(((IntArray) source).elements, sourceStart, elements, start, count);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    ByteBuffer.wrap(bytes, offset, Integer.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(elements, start, count);
  }
}
