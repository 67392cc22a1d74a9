package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import org.jspecify.annotations.Nullable;

/**
 * An array. Its length never changes. Which methods have a meaning depends on the type of its
 * elements; whether they may be set is not checked.
 *
 * <p>A range that begins or ends outside of the array is a {@link TrapException} with {@link
 * TrapCode#ARRAY_OUT_OF_BOUNDS}, before anything is written. Starts and counts are unsigned.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#array-instances">Array
 *     instances</a>
 */
public abstract class ArrayInstance extends AggregateInstance {
  private final int length;

  /** Creates an array of this length, whose elements are zero or null. */
  protected ArrayInstance(DefinedType type, int length) {
    super(type);
    this.length = length;
  }

  /** The number of elements. */
  public final int length() {
    return length;
  }

  /** The number at an index in bounds, a packed one zero-extended; or the low half of a vector. */
  public abstract long bits(int index);

  /** The high half of the vector at an index in bounds. */
  public abstract long highBits(int index);

  /** The reference at an index in bounds. */
  public abstract @Nullable Object reference(int index);

  /** Sets the number at an index in bounds, of which packed ones take the low bits; or a vector. */
  public abstract void setBits(int index, long low, long high);

  /** Sets the reference at an index in bounds. */
  public abstract void setReference(int index, @Nullable Object reference);

  /** Sets a range that is in bounds to a number or vector. */
  protected abstract void fillInBounds(int start, long low, long high, int count);

  /** Sets a range that is in bounds to a reference. */
  protected abstract void fillInBounds(int start, @Nullable Object reference, int count);

  /** Copies between ranges that are in bounds, and may overlap. */
  protected abstract void copyInBounds(int start, ArrayInstance source, int sourceStart, int count);

  /** Sets numbers in a range that is in bounds from their bytes, little endian. */
  protected abstract void initInBounds(int start, byte[] bytes, int offset, int count);

  /** Sets references in a range that is in bounds. */
  protected abstract void initInBounds(
      int start, @Nullable Object[] references, int offset, int count);

  /** Sets a range to a number or vector. */
  public final void fill(int start, long low, long high, int count) {
    checkRange(start, count);
    fillInBounds(start, low, high, count);
  }

  /** Sets a range to a reference. */
  public final void fill(int start, @Nullable Object reference, int count) {
    checkRange(start, count);
    fillInBounds(start, reference, count);
  }

  /** Copies a range of an array, which may be this one, whose elements are of a matching type. */
  public final void copy(int start, ArrayInstance source, int sourceStart, int count) {
    checkRange(start, count);
    source.checkRange(sourceStart, count);
    copyInBounds(start, source, sourceStart, count);
  }

  /**
   * Sets numbers from a data segment of the instance.
   *
   * @throws TrapException {@link TrapCode#MEMORY_OUT_OF_BOUNDS} if the segment is not as long
   */
  public final void initData(int start, ModuleInstance instance, int segment, int from, int count) {
    checkRange(start, count);
    int offset = instance.dataOffset(segment, from, (long) type().element().byteSize() * count);
    initInBounds(start, instance.module().bytes(), offset, count);
  }

  /**
   * Sets references from an element segment of the instance.
   *
   * @throws TrapException {@link TrapCode#TABLE_OUT_OF_BOUNDS} if the segment is not as long
   */
  public final void initElements(
      int start, ModuleInstance instance, int segment, int from, int count) {
    checkRange(start, count);
    @Nullable Object[] source = instance.elements(segment, from, count);
    initInBounds(start, source, from, count);
  }

  /** Traps unless the index lies in the array. */
  public final void checkIndex(int index) {
    if (Integer.compareUnsigned(index, length) >= 0) {
      throw new TrapException(TrapCode.ARRAY_OUT_OF_BOUNDS);
    }
  }

  private void checkRange(int start, int count) {
    if (start < 0 || count < 0 || start > length - count) {
      throw new TrapException(TrapCode.ARRAY_OUT_OF_BOUNDS);
    }
  }
}
