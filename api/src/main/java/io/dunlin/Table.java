package io.dunlin;

import io.dunlin.spi.store.TableInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;

/**
 * A table of references. Access outside of it throws {@link IndexOutOfBoundsException} and changes
 * nothing.
 */
public final class Table implements Extern {
  private final Store<?> store;
  private final TableInstance instance;

  Table(Store<?> store, TableInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A table of its initial size.
   *
   * @param type its type; concrete heap types are canonical ids of the store's engine
   * @param init what its elements are
   * @throws IllegalArgumentException if {@code init} is not of the element type
   * @throws io.dunlin.spi.store.ResourceLimitException if it may not be that large
   */
  public static Table of(Store<?> store, TableType type, Val init) {
    store.state().check();
    Object reference = Values.rawReference(store, type.element(), init, "the initial element");
    TableInstance instance = store.backend().newTable(type);
    if (reference != null) {
      instance.fill(0, reference, instance.size());
    }
    return new Table(store, instance);
  }

  @Override
  public ExternKind kind() {
    return ExternKind.TABLE;
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  @Override
  public boolean isUsableIn(Store<?> other) {
    return other == store;
  }

  TableInstance instance() {
    return instance;
  }

  /** The table's type as declared, in canonical ids. */
  public TableType type() {
    return instance.type();
  }

  /** The number of elements. */
  public long size() {
    store.state().check();
    return instance.size();
  }

  /** An element. */
  public Val get(long index) {
    store.state().check();
    try {
      ValType element = type().element();
      return Values.read(store, element, 0, 0, instance.get(index));
    } catch (TrapException e) {
      throw outOfBounds(index);
    }
  }

  /**
   * Sets an element.
   *
   * @throws IllegalArgumentException if the value is not of the element type
   */
  public void set(long index, Val value) {
    store.state().check();
    Object reference = Values.rawReference(store, type().element(), value, "the element");
    try {
      instance.set(index, reference);
    } catch (TrapException e) {
      throw outOfBounds(index);
    }
  }

  private IndexOutOfBoundsException outOfBounds(long index) {
    return new IndexOutOfBoundsException(
        "index " + Long.toUnsignedString(index) + ", size " + instance.size());
  }

  /**
   * Adds elements.
   *
   * @param init what the new elements are
   * @return the size before, or -1 if the type or a limit forbids it
   * @throws IllegalArgumentException if {@code init} is not of the element type
   */
  public long grow(long delta, Val init) {
    store.state().check();
    return instance.grow(
        delta, Values.rawReference(store, type().element(), init, "the new element"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Table that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "table " + type();
  }
}
