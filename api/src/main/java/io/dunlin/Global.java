package io.dunlin;

import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.ValType;

/** A global variable or constant. */
public final class Global implements Extern {
  private final Store<?> store;
  private final GlobalInstance instance;

  Global(Store<?> store, GlobalInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A global.
   *
   * @param type its type; concrete heap types are canonical ids of the store's engine
   * @param value its first value
   * @throws IllegalArgumentException if the value is not of the type
   */
  public static Global of(Store<?> store, GlobalType type, Val value) {
    store.state().check();
    Global global = new Global(store, store.backend().newGlobal(type));
    global.assign(value);
    return global;
  }

  @Override
  public ExternKind kind() {
    return ExternKind.GLOBAL;
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  @Override
  public boolean isUsableIn(Store<?> other) {
    return other == store;
  }

  GlobalInstance instance() {
    return instance;
  }

  /** The global's type, in canonical ids. */
  public GlobalType type() {
    return instance.type();
  }

  /** The value. */
  public Val get() {
    store.state().check();
    ValType type = type().value();
    return type.isReference()
        ? Values.read(store, type, 0, 0, instance.reference())
        : Values.read(store, type, instance.bits(), instance.highBits(), null);
  }

  /**
   * Sets the value.
   *
   * @throws IllegalStateException if the global is not mutable
   * @throws IllegalArgumentException if the value is not of the global's type
   */
  public void set(Val value) {
    store.state().check();
    if (!type().mutable()) {
      throw new IllegalStateException("global is immutable: " + type());
    }
    assign(value);
  }

  private void assign(Val value) {
    ValType type = type().value();
    if (type.isReference()) {
      instance.setReference(Values.rawReference(store, type, value, "the global"));
      return;
    }
    if (!value.type().equals(type)) {
      throw new IllegalArgumentException(
          "type mismatch: the global must be of type " + type + ", not " + value.type());
    }
    instance.setBits(value.rawLow(), value.rawHigh());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Global that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "global " + type();
  }
}
