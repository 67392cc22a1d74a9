package io.dunlin;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of WebAssembly. Its length never changes.
 *
 * <p>Belongs to a store and is for the thread that uses it. Lives as long as anything refers to it,
 * this handle included. Two handles are equal if they stand for the same array. Access outside of
 * it throws {@link IndexOutOfBoundsException} and changes nothing.
 */
public final class ArrayRef implements EqRef {
  private final Store<?> store;
  private final ArrayInstance instance;

  ArrayRef(Store<?> store, ArrayInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A new array whose elements are all the same.
   *
   * @param type its type, a canonical id of the store's engine; see {@link Engine#defineType}
   * @param length the number of elements, at least 0
   * @param element their value; if they are packed, an {@code i32} whose low bits count
   * @throws IllegalArgumentException if the type is not one of arrays, or the value not of the type
   *     of its elements
   * @throws Trap if there is no room for it
   */
  public static ArrayRef of(Store<?> store, HeapType type, int length, Val element) {
    FieldType elementType = Aggregates.element(store, type);
    ValType valueType = elementType.storage().unpacked();
    boolean isReference = Aggregates.isReference(elementType);
    Object reference = null;
    if (isReference) {
      reference = Values.rawReference(store, valueType, element, "the element");
    } else {
      Values.requireType(valueType, element, "the element");
    }
    ArrayRef array = allocate(store, type, length);
    if (isReference) {
      array.instance.fill(0, reference, length);
    } else {
      array.instance.fill(0, element.rawLow(), element.rawHigh(), length);
    }
    return array;
  }

  /**
   * A new array of these elements.
   *
   * @param type its type, a canonical id of the store's engine
   * @throws IllegalArgumentException if the type is not one of arrays, or a value is not of the
   *     type of its elements
   * @throws Trap if there is no room for it
   */
  public static ArrayRef ofElements(Store<?> store, HeapType type, Val... elements) {
    FieldType elementType = Aggregates.element(store, type);
    ArrayRef array = allocate(store, type, elements.length);
    for (int i = 0; i < elements.length; i++) {
      array.write(i, elementType, elements[i]);
    }
    return array;
  }

  /**
   * A new array whose elements are zero or null.
   *
   * @param type its type, a canonical id of the store's engine
   * @param length the number of elements, at least 0
   * @throws IllegalArgumentException if the type is not one of arrays, or its elements cannot be
   *     null
   * @throws Trap if there is no room for it
   */
  public static ArrayRef ofDefaults(Store<?> store, HeapType type, int length) {
    Aggregates.requireDefaultable(Aggregates.element(store, type));
    return allocate(store, type, length);
  }

  private static ArrayRef allocate(Store<?> store, HeapType type, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("negative length: " + length);
    }
    DefinedType defined = store.engine().types().definedType(type.typeIndex());
    return Aggregates.allocate(
        store, () -> new ArrayRef(store, store.backend().newArray(defined, length)));
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  ArrayInstance instance() {
    return instance;
  }

  @Override
  public HeapType type() {
    return HeapType.concrete(instance.type().id());
  }

  /** The type of its elements, in canonical ids. */
  public FieldType elementType() {
    return ((ArrayType) instance.type().definition().composite()).element();
  }

  @Override
  public boolean matches(HeapType type) {
    return Aggregates.matches(store, instance, type);
  }

  /** The number of elements. */
  public int length() {
    return instance.length();
  }

  /** An element; a packed one is zero-extended. */
  public Val get(int index) {
    checkRange(index, 1);
    FieldType type = elementType();
    if (Aggregates.isReference(type)) {
      return Values.read(store, type.storage().unpacked(), 0, 0, instance.reference(index));
    }
    long high = Aggregates.isVector(type) ? instance.highBits(index) : 0;
    return Values.read(store, type.storage().unpacked(), instance.bits(index), high, null);
  }

  /** All elements. */
  public List<Val> elements() {
    List<Val> values = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      values.add(get(i));
    }
    return values;
  }

  /**
   * Sets an element.
   *
   * @throws IllegalStateException if elements are not mutable
   * @throws IllegalArgumentException if the value is not of their type
   */
  public void set(int index, Val value) {
    checkRange(index, 1);
    requireMutable();
    write(index, elementType(), value);
  }

  private void write(int index, FieldType type, Val value) {
    ValType valueType = type.storage().unpacked();
    if (Aggregates.isReference(type)) {
      @Nullable Object reference = Values.rawReference(store, valueType, value, "element " + index);
      instance.setReference(index, reference);
    } else {
      Values.requireType(valueType, value, "element " + index);
      instance.setBits(index, value.rawLow(), value.rawHigh());
    }
  }

  /**
   * Copies elements of an array of {@code i8} out.
   *
   * @throws IllegalStateException if it has other elements
   */
  public void read(int start, byte[] target, int offset, int count) {
    checkRange(start, count);
    checkRange(offset, count, target.length);
    requireElements(StorageType.I8);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (byte) instance.bits(start + i);
    }
  }

  /**
   * Copies elements into an array of {@code i8}.
   *
   * @throws IllegalStateException if it has other elements, or they are not mutable
   */
  public void write(int start, byte[] source, int offset, int count) {
    checkRange(start, count);
    checkRange(offset, count, source.length);
    requireElements(StorageType.I8);
    requireMutable();
    for (int i = 0; i < count; i++) {
      instance.setBits(start + i, source[offset + i], 0);
    }
  }

  /**
   * Copies elements of an array of {@code i16} out, such as the code units of a string.
   *
   * @throws IllegalStateException if it has other elements
   */
  public void read(int start, char[] target, int offset, int count) {
    checkRange(start, count);
    checkRange(offset, count, target.length);
    requireElements(StorageType.I16);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (char) instance.bits(start + i);
    }
  }

  /**
   * Copies elements into an array of {@code i16}.
   *
   * @throws IllegalStateException if it has other elements, or they are not mutable
   */
  public void write(int start, char[] source, int offset, int count) {
    checkRange(start, count);
    checkRange(offset, count, source.length);
    requireElements(StorageType.I16);
    requireMutable();
    for (int i = 0; i < count; i++) {
      instance.setBits(start + i, source[offset + i], 0);
    }
  }

  private void requireElements(StorageType expected) {
    StorageType actual = elementType().storage();
    if (!actual.equals(expected)) {
      throw new IllegalStateException("elements are of type " + actual + ", not " + expected);
    }
  }

  private void requireMutable() {
    if (!elementType().mutable()) {
      throw new IllegalStateException("elements are immutable");
    }
  }

  private void checkRange(int start, int count) {
    store.state().check();
    checkRange(start, count, length());
  }

  private static void checkRange(int start, int count, int length) {
    if (start < 0 || count < 0 || start > length - count) {
      throw new IndexOutOfBoundsException(
          "index " + start + ", count " + count + ", length " + length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArrayRef that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "array of " + instance.type() + ", length " + length();
  }
}
