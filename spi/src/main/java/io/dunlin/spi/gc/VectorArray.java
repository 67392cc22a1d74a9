package io.dunlin.spi.gc;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An array of {@code v128}. */
public final class VectorArray extends NumberArray {
  private static final int MAX_LENGTH = Integer.MAX_VALUE / 2;

  /** Two for each element, the low half first. */
  public final long[] halves;

  VectorArray(DefinedType type, int length) {
    super(type, length);
    if (length > MAX_LENGTH) {
      throw new TrapException(TrapCode.ALLOCATION_TOO_LARGE);
    }
    halves = new long[2 * length];
  }

  @Override
  public long bits(int index) {
    return halves[2 * index];
  }

  @Override
  public long highBits(int index) {
    return halves[2 * index + 1];
  }

  @Override
  public void setBits(int index, long low, long high) {
    halves[2 * index] = low;
    halves[2 * index + 1] = high;
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    for (int i = start; i < start + count; i++) {
      setBits(i, low, high);
    }
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    long[] from = ((VectorArray) source).halves;
    System.arraycopy(from, 2 * sourceStart, halves, 2 * start, 2 * count);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    ByteBuffer.wrap(bytes, offset, 2 * Long.BYTES * count)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(halves, 2 * start, 2 * count);
  }
}
