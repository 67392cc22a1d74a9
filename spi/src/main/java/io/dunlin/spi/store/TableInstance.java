package io.dunlin.spi.store;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.type.TableType;
import org.jspecify.annotations.Nullable;

/**
 * A table of a store.
 *
 * <p>Indices and counts are unsigned 64-bit numbers. A range outside of the table is a {@link
 * TrapException} with {@link TrapCode#TABLE_OUT_OF_BOUNDS}, before anything is written.
 */
public abstract class TableInstance {
  private final StoreState store;
  private final TableType type;

  /** Creates a table of this type, in canonical ids; the subclass gives it its elements. */
  protected TableInstance(StoreState store, TableType type) {
    this.store = store;
    this.type = type;
    store.addTable(type.limits().min(), maximum());
  }

  /** The table's type as declared, in canonical ids. */
  public final TableType type() {
    return type;
  }

  /** The largest size that the type and this implementation allow. */
  private long maximum() {
    long max = type.limits().max();
    return Long.compareUnsigned(max, WasmLimits.TABLE_ELEMENTS) > 0
        ? WasmLimits.TABLE_ELEMENTS
        : max;
  }

  /** The number of elements. */
  public abstract int size();

  /** The element at an index below the size. */
  protected abstract @Nullable Object element(int index);

  /** Sets the element at an index below the size. */
  protected abstract void setElement(int index, @Nullable Object value);

  /** Changes the size; new elements are null. */
  protected abstract void resize(int elements);

  /** The element at this index. */
  public final @Nullable Object get(long index) {
    checkRange(index, 1);
    return element((int) index);
  }

  /** Sets the element at this index. */
  public final void set(long index, @Nullable Object value) {
    checkRange(index, 1);
    setElement((int) index, value);
  }

  /**
   * Adds elements, if type and limits allow it.
   *
   * @return the size before, or -1 if the table stays as it is
   */
  public final long grow(long delta, @Nullable Object value) {
    int before = size();
    long maximum = maximum();
    if (Long.compareUnsigned(delta, maximum - before) > 0) {
      return -1;
    }
    int after = before + (int) delta;
    if (delta != 0 && !store.limiter().tableGrowing(before, after, maximum)) {
      return -1;
    }
    resize(after);
    if (value != null) {
      fill(before, value, delta);
    }
    return before;
  }

  /** Sets a range of elements. */
  public final void fill(long start, @Nullable Object value, long count) {
    checkRange(start, count);
    for (int i = 0; i < count; i++) {
      setElement((int) start + i, value);
    }
  }

  /** Copies a range of elements of a table, which may be this one. */
  public final void copy(long start, TableInstance source, long sourceStart, long count) {
    source.checkRange(sourceStart, count);
    checkRange(start, count);
    boolean forward = Long.compareUnsigned(start, sourceStart) <= 0;
    for (int i = 0; i < count; i++) {
      int at = forward ? i : (int) count - 1 - i;
      setElement((int) start + at, source.element((int) sourceStart + at));
    }
  }

  /** Copies a range of references, as element segments hold them. */
  public final void init(long start, @Nullable Object[] source, long sourceStart, long count) {
    if (!inRange(sourceStart, count, source.length)) {
      throw outOfBounds();
    }
    checkRange(start, count);
    for (int i = 0; i < count; i++) {
      setElement((int) start + i, source[(int) sourceStart + i]);
    }
  }

  /** Gives the table its initial size again; all elements are null. */
  public final void reset() {
    resize(0);
    resize((int) type.limits().min());
  }

  /** Traps unless the range lies in the table. */
  public final void checkRange(long start, long count) {
    if (!inRange(start, count, size())) {
      throw outOfBounds();
    }
  }

  private static boolean inRange(long start, long count, long size) {
    return Long.compareUnsigned(count, size) <= 0 && Long.compareUnsigned(start, size - count) <= 0;
  }

  private static TrapException outOfBounds() {
    return new TrapException(TrapCode.TABLE_OUT_OF_BOUNDS);
  }
}
