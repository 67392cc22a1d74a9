package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StorageType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** An array in a store's heap. It stays there as long as this object is reachable. */
final class NativeArray extends ArrayInstance implements HeapObject {
  private final HeapValues values;
  private final int number;
  private final int elementBytes;
  private final StorageType element;

  NativeArray(DefinedType type, HeapValues values, int number) {
    super(type, values.heap().get(number, HeapLayout.ARRAY_LENGTH));
    this.values = values;
    this.number = number;
    element = type.element();
    elementBytes = values.heap().shape(type.id()).elementBytes();
  }

  @Override
  public int number() {
    return number;
  }

  private long at(int index) {
    return ObjectHeap.at(number) + HeapLayout.ARRAY_ELEMENTS + (long) index * elementBytes;
  }

  @Override
  public long bits(int index) {
    return values.bits(element, at(index));
  }

  @Override
  public long highBits(int index) {
    return values.highBits(at(index));
  }

  @Override
  public @Nullable Object reference(int index) {
    return values.reference(element, at(index));
  }

  @Override
  public void setBits(int index, long low, long high) {
    values.setBits(element, at(index), low, high);
  }

  @Override
  public void setReference(int index, @Nullable Object reference) {
    values.setReference(element, at(index), reference);
  }

  @Override
  protected void fillInBounds(int start, long low, long high, int count) {
    for (int i = 0; i < count; i++) {
      setBits(start + i, low, high);
    }
  }

  @Override
  protected void fillInBounds(int start, @Nullable Object reference, int count) {
    for (int i = 0; i < count; i++) {
      setReference(start + i, reference);
    }
  }

  @Override
  protected void copyInBounds(int start, ArrayInstance source, int sourceStart, int count) {
    MemorySegment bytes = values.heap().bytes();
    long from = ((NativeArray) source).at(sourceStart);
    MemorySegment.copy(bytes, from, bytes, at(start), (long) count * elementBytes);
  }

  @Override
  protected void initInBounds(int start, byte[] bytes, int offset, int count) {
    MemorySegment.copy(
        bytes, offset, values.heap().bytes(), JAVA_BYTE, at(start), count * elementBytes);
  }

  @Override
  protected void initInBounds(int start, @Nullable Object[] references, int offset, int count) {
    for (int i = 0; i < count; i++) {
      setReference(start + i, references[offset + i]);
    }
  }
}
