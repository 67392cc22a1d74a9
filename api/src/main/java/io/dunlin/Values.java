package io.dunlin;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.spi.store.TypeTest;
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
    requireType(expected, value, what);
    numbers[slot] = value.rawLow();
    if (expected.isVector()) {
      numbers[slot + 1] = value.rawHigh();
    }
  }

  /** Refuses a value that is not of this type, which is not a reference type. */
  static void requireType(ValType expected, Val value, String what) {
    if (!value.type().equals(expected)) {
      throw mismatch(expected, value, what);
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
    Object raw = raw(store, top, reference, what);
    if (raw == null || !new TypeTest(types, expected.code()).matches(raw)) {
      throw mismatch(expected, value, what);
    }
    return raw;
  }

  /** The raw form of what a reference of a hierarchy leads to, or null if it belongs elsewhere. */
  private static @Nullable Object raw(Store<?> store, int top, Object reference, String what) {
    if (reference instanceof Func function && top == TypeCodes.FUNC) {
      store.requireOwn(function.store(), what);
      return function.instance();
    }
    if (reference instanceof ExnRef exception && top == TypeCodes.EXN) {
      store.requireOwn(exception.store(), what);
      return exception.instance();
    }
    if (top == TypeCodes.FUNC || top == TypeCodes.EXN) {
      return null;
    }
    if (reference instanceof AnyRef internal) {
      return raw(store, internal, what);
    }
    return top == TypeCodes.EXTERN ? reference : null;
  }

  private static Object raw(Store<?> store, AnyRef reference, String what) {
    if (reference instanceof StructRef struct) {
      store.requireOwn(struct.store(), what);
      return struct.instance();
    }
    if (reference instanceof ArrayRef array) {
      store.requireOwn(array.store(), what);
      return array.instance();
    }
    return reference instanceof I31Ref number ? number.instance() : ((ExternRef) reference).value();
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
    return Val.ofRaw(type, 0, 0, reference == null ? null : object(store, type, reference));
  }

  private static Object object(Store<?> store, ValType type, Object reference) {
    if (reference instanceof FunctionInstance function) {
      return new Func(store, function);
    }
    if (reference instanceof ExceptionInstance exception) {
      return new ExnRef(store, exception);
    }
    if (reference instanceof StructInstance struct) {
      return new StructRef(store, struct);
    }
    if (reference instanceof ArrayInstance array) {
      return new ArrayRef(store, array);
    }
    if (reference instanceof I31 number) {
      return new I31Ref(number);
    }
    int top = store.engine().types().top(type.heapType().code());
    return top == TypeCodes.EXTERN ? reference : new ExternRef(reference);
  }
}
