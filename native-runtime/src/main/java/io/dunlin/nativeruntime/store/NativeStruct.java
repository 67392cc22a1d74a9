package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.heap.ObjectHeap;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import org.jspecify.annotations.Nullable;

/** A structure in a store's heap. It stays there as long as this object is reachable. */
final class NativeStruct extends StructInstance implements HeapObject {
  private final HeapValues values;
  private final int number;
  private final int[] offsets;

  NativeStruct(DefinedType type, HeapValues values, int number) {
    super(type);
    this.values = values;
    this.number = number;
    offsets = values.heap().shape(type.id()).fields();
  }

  @Override
  public int number() {
    return number;
  }

  private StorageType type(int field) {
    return ((StructType) type().definition().composite()).fields().get(field).storage();
  }

  private long at(int field) {
    return ObjectHeap.at(number) + offsets[field];
  }

  @Override
  public long bits(int field) {
    return values.bits(type(field), at(field));
  }

  @Override
  public long highBits(int field) {
    return values.highBits(at(field));
  }

  @Override
  public @Nullable Object reference(int field) {
    return values.reference(type(field), at(field));
  }

  @Override
  public void setBits(int field, long low, long high) {
    values.setBits(type(field), at(field), low, high);
  }

  @Override
  public void setReference(int field, @Nullable Object reference) {
    values.setReference(type(field), at(field), reference);
  }
}
