package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.TableType;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table in an array of exactly its size. */
final class InterpretedTable extends TableInstance {
  /** What of a slot is an index. */
  final long indexMask;

  private @Nullable Object[] elements;

  InterpretedTable(StoreState store, TableType type) {
    super(store, type);
    indexMask = type.addressType() == AddressType.I64 ? -1 : 0xFFFFFFFFL;
    elements = new @Nullable Object[(int) type.limits().min()];
  }

  /** The function at an unsigned index, or null if there is none or no such index. */
  @Nullable FunctionInstance function(int index) {
    @Nullable Object[] all = elements;
    return index >= 0 && index < all.length ? (FunctionInstance) all[index] : null;
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
