package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.wasm.type.TableType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A table whose elements code reads and writes: addresses of functions, or numbers. */
final class NativeTable extends TableInstance {
  private final MemorySegment structure;
  private final ValueKind kind;
  private final References references;
  private final TableElements elements;
  private int size;

  NativeTable(
      StoreState store,
      TableType type,
      MemorySegment structure,
      ValueKind kind,
      References references) {
    super(store, type);
    this.structure = structure;
    this.kind = kind;
    this.references = references;
    int min = (int) type.limits().min();
    try {
      elements = new TableElements(Math.max(1, min) * (long) kind.elementBytes());
    } catch (OutOfMemoryError e) {
      throw new ResourceLimitException(
          "table minimum size of " + min + " elements does not fit into memory");
    }
    setSize(min);
    references.addRoot(this);
  }

  private void setSize(int newSize) {
    size = newSize;
    structure.set(JAVA_LONG, ContextLayout.Table.BASE, elements.segment().address());
    structure.set(JAVA_LONG, ContextLayout.Table.LENGTH, newSize);
  }

  long address() {
    return structure.address();
  }

  /** What has to be closed with the store. */
  TableElements elements() {
    return elements;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  protected @Nullable Object element(int index) {
    return kind == ValueKind.FUNCTION
        ? references.function(elements.segment().getAtIndex(JAVA_LONG, index))
        : references.object(number(index));
  }

  /** The number of the reference at an index, or 0. */
  int number(int index) {
    return kind == ValueKind.REFERENCE ? elements.segment().getAtIndex(JAVA_INT, index) : 0;
  }

  @Override
  protected void setElement(int index, @Nullable Object value) {
    if (kind == ValueKind.FUNCTION) {
      elements.segment().setAtIndex(JAVA_LONG, index, references.address(value));
    } else {
      elements.segment().setAtIndex(JAVA_INT, index, references.number(value));
    }
  }

  @Override
  protected void resize(int newSize) {
    long bytes = (long) newSize * kind.elementBytes();
    long capacity = elements.segment().byteSize();
    if (bytes > capacity) {
      elements.reallocate(Math.max(bytes, capacity + capacity / 2 & -Long.BYTES));
    }
    if (newSize < size) {
      // Elements behind the end are null, so that growing finds them so.
      long from = bytes;
      elements.segment().asSlice(from, (long) size * kind.elementBytes() - from).fill((byte) 0);
    }
    setSize(newSize);
  }
}
