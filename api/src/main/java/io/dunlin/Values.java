package io.dunlin;

import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values between their object form and the raw form, and checks what goes in. */
final class Values {
  private Values() {}

  /**
   * Writes a value to a slot, if it is of this type.
   *
   * @param expected the type, in canonical ids
   * @param what the value's part, for the message
   * @throws IllegalArgumentException if the value is of another type or belongs to another store
   */
  static void write(
      Store<?> store,
      ValType expected,
      Val value,
      long[] numbers,
      @Nullable Object[] references,
      int slot,
      String what) {
    if (expected.isReference()) {
      references[slot] = rawReference(store, expected, value, what);
      return;
    }
    if (!value.type().equals(expected)) {
      throw mismatch(expected, value, what);
    }
    numbers[slot] = value.rawLow();
    if (expected.isVector()) {
      numbers[slot + 1] = value.rawHigh();
    }
  }

  /** The raw form of a reference that is of this type. */
  static @Nullable Object rawReference(Store<?> store, ValType expected, Val value, String what) {
    if (!value.type().isReference()) {
      throw mismatch(expected, value, what);
    }
    TypeRegistry types = store.engine().types();
    Object reference = value.reference();
    int heap = expected.heapType().code();
    int top = types.top(heap);
    if (types.top(value.type().heapType().code()) != top
        || (reference == null && !expected.isNullable())) {
      throw mismatch(expected, value, what);
    }
    if (reference == null) {
      return null;
    }
    if (top == TypeCodes.FUNC && reference instanceof Func function) {
      store.requireOwn(function.store(), what);
      if (!types.heapMatches(function.instance().typeId(), heap)) {
        throw mismatch(expected, value, what);
      }
      return function.instance();
    }
    if (top == TypeCodes.EXN && heap == top && reference instanceof ExnRef exception) {
      store.requireOwn(exception.store(), what);
      return exception.instance();
    }
    if (top == TypeCodes.FUNC || top == TypeCodes.EXN) {
      throw mismatch(expected, value, what);
    }
    return reference;
  }

  private static IllegalArgumentException mismatch(ValType expected, Val value, String what) {
    return new IllegalArgumentException(
        "type mismatch: " + what + " must be of type " + expected + ", not " + value.type());
  }

  /** Writes values to consecutive slots. */
  static void writeAll(
      Store<?> store,
      List<ValType> expected,
      Val[] values,
      long[] numbers,
      @Nullable Object[] references,
      int base,
      String what) {
    if (values.length != expected.size()) {
      throw new IllegalArgumentException(
          "expected " + expected.size() + " " + what + "s, got " + values.length);
    }
    int slot = base;
    for (int i = 0; i < values.length; i++) {
      ValType type = expected.get(i);
      write(store, type, values[i], numbers, references, slot, what + " " + i);
      slot += type.slots();
    }
  }

  /** Reads values from consecutive slots. */
  static Val[] readAll(
      Store<?> store,
      List<ValType> types,
      long[] numbers,
      @Nullable Object[] references,
      int base) {
    Val[] values = new Val[types.size()];
    int slot = base;
    for (int i = 0; i < values.length; i++) {
      ValType type = types.get(i);
      long high = type.isVector() ? numbers[slot + 1] : 0;
      values[i] = read(store, type, numbers[slot], high, references[slot]);
      slot += type.slots();
    }
    return values;
  }

  /** The object form of a value. */
  static Val read(Store<?> store, ValType type, long low, long high, @Nullable Object reference) {
    if (!type.isReference()) {
      return Val.ofRaw(type, low, high, null);
    }
    if (reference instanceof FunctionInstance function) {
      return Val.ofRaw(type, 0, 0, new Func(store, function));
    }
    if (reference instanceof ExceptionInstance exception) {
      return Val.ofRaw(type, 0, 0, new ExnRef(store, exception));
    }
    return Val.ofRaw(type, 0, 0, reference);
  }
}
