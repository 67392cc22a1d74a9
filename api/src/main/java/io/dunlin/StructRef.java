package io.dunlin;

import io.dunlin.spi.store.StructInstance;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * A structure of WebAssembly.
 *
 * <p>Belongs to a store and is for the thread that uses it. Lives as long as anything refers to it,
 * this handle included. Two handles are equal if they stand for the same structure.
 */
public final class StructRef implements EqRef {
  private final Store<?> store;
  private final StructInstance instance;

  StructRef(Store<?> store, StructInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A new structure.
   *
   * @param type its type, a canonical id of the store's engine; see {@link Engine#defineType}
   * @param fields the value of each field; of a packed one, an {@code i32} whose low bits count
   * @throws IllegalArgumentException if the type is not one of structures, or the values are not as
   *     many as it has fields and of their types
   * @throws Trap if there is no room for it
   */
  public static StructRef of(Store<?> store, HeapType type, Val... fields) {
    List<FieldType> types = Aggregates.fields(store, type);
    if (fields.length != types.size()) {
      throw new IllegalArgumentException(
          "expected " + types.size() + " fields, got " + fields.length);
    }
    StructRef struct = allocate(store, type);
    for (int i = 0; i < fields.length; i++) {
      struct.write(i, types.get(i), fields[i]);
    }
    return struct;
  }

  /**
   * A new structure whose fields are zero and null.
   *
   * @param type its type, a canonical id of the store's engine
   * @throws IllegalArgumentException if the type is not one of structures, or has a field that
   *     cannot be null
   * @throws Trap if there is no room for it
   */
  public static StructRef ofDefaults(Store<?> store, HeapType type) {
    for (FieldType field : Aggregates.fields(store, type)) {
      Aggregates.requireDefaultable(field);
    }
    return allocate(store, type);
  }

  private static StructRef allocate(Store<?> store, HeapType type) {
    DefinedType defined = store.engine().types().definedType(type.typeIndex());
    return Aggregates.allocate(
        store, () -> new StructRef(store, store.backend().newStruct(defined)));
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  StructInstance instance() {
    return instance;
  }

  @Override
  public HeapType type() {
    return HeapType.concrete(instance.type().id());
  }

  /** The types of its fields, in canonical ids. */
  public List<FieldType> fieldTypes() {
    return ((StructType) instance.type().definition().composite()).fields();
  }

  @Override
  public boolean matches(HeapType type) {
    return Aggregates.matches(store, instance, type);
  }

  /**
   * The value of a field; a packed one is zero-extended.
   *
   * @throws IndexOutOfBoundsException if there is no such field
   */
  public Val field(int index) {
    store.state().check();
    FieldType type = fieldTypes().get(index);
    if (Aggregates.isReference(type)) {
      return Values.read(store, type.storage().unpacked(), 0, 0, instance.reference(index));
    }
    long high = Aggregates.isVector(type) ? instance.highBits(index) : 0;
    return Values.read(store, type.storage().unpacked(), instance.bits(index), high, null);
  }

  /** The values of all fields. */
  public List<Val> fields() {
    List<Val> values = new ArrayList<>();
    for (int i = 0; i < fieldTypes().size(); i++) {
      values.add(field(i));
    }
    return values;
  }

  /**
   * Sets a field.
   *
   * @throws IndexOutOfBoundsException if there is no such field
   * @throws IllegalStateException if it is not mutable
   * @throws IllegalArgumentException if the value is not of its type
   */
  public void setField(int index, Val value) {
    store.state().check();
    FieldType type = fieldTypes().get(index);
    if (!type.mutable()) {
      throw new IllegalStateException("field " + index + " is immutable");
    }
    write(index, type, value);
  }

  private void write(int index, FieldType type, Val value) {
    if (Aggregates.isReference(type)) {
      instance.setReference(
          index, Values.rawReference(store, type.storage().unpacked(), value, "field " + index));
    } else {
      Values.requireType(type.storage().unpacked(), value, "field " + index);
      instance.setBits(index, value.rawLow(), value.rawHigh());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StructRef that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "struct of " + instance.type();
  }
}
