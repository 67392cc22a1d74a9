package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.wasm.type.TableType;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table in an array of exactly its size. */
public final class ObjectTable extends TableInstance {
  /** The elements; another array after growth. */
  @Nullable Object[] elements;

  ObjectTable(StoreState store, TableType type) {
    super(store, type);
    elements = new @Nullable Object[(int) type.limits().min()];
  }

  /** Passes on all elements. */
  void forEach(Consumer<@Nullable Object> visitor) {
    for (Object element : elements) {
      visitor.accept(element);
    }
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  protected @Nullable Object element(int index) {
    return elements[index];
  }

  @Override
  protected void setElement(int index, @Nullable Object value) {
    elements[index] = value;
  }

  @Override
  protected void resize(int newSize) {
    elements = Arrays.copyOf(elements, newSize);
  }
}
