package io.dunlin;

import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.wasm.type.FuncType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebAssembly exception: a tag and the values that it carries. What {@code exnref} values refer
 * to.
 *
 * <p>Belongs to a store. Two are equal if they are the same exception, not if they carry the same
 * values.
 */
public final class ExnRef {
  private final Store<?> store;
  private final ExceptionInstance instance;

  ExnRef(Store<?> store, ExceptionInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A new exception, which has not been thrown; {@link WasmException} throws it.
   *
   * @param values what it carries, as many and of the types that the tag's type says
   * @throws IllegalArgumentException if the values do not fit the tag, or belong to another store
   */
  public static ExnRef of(Tag tag, Val... values) {
    Store<?> store = tag.store();
    store.state().check();
    FuncType type = tag.type();
    long[] numbers = new long[type.paramSlots()];
    @Nullable Object[] references = new @Nullable Object[numbers.length];
    Values.writeAll(store, type.params(), values, numbers, references, 0, "exception value");
    return new ExnRef(store, new ExceptionInstance(tag.instance(), numbers, references, 0));
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  ExceptionInstance instance() {
    return instance;
  }

  /** The tag. */
  public Tag tag() {
    return new Tag(store, instance.tag());
  }

  /** The values that it carries. */
  public List<Val> values() {
    long[] numbers = new long[instance.slots()];
    @Nullable Object[] references = new @Nullable Object[numbers.length];
    instance.copyTo(numbers, references, 0);
    return List.of(Values.readAll(store, instance.tag().type().params(), numbers, references, 0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExnRef that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  /** What it carries. */
  @Override
  public String toString() {
    return "exception " + values();
  }
}
