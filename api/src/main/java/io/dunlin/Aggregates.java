package io.dunlin;

import io.dunlin.spi.store.AggregateInstance;
import io.dunlin.spi.store.TypeTest;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;
import java.util.function.Supplier;

/** What structures and arrays have in common. */
final class Aggregates {
  private Aggregates() {}

  private static CompositeType composite(Store<?> store, HeapType type) {
    if (!type.isConcrete()) {
      throw new IllegalArgumentException("not a defined type: " + type);
    }
    return store.engine().types().type(type.typeIndex()).composite();
  }

  /** The fields of a structure type. */
  static List<FieldType> fields(Store<?> store, HeapType type) {
    if (composite(store, type) instanceof StructType struct) {
      return struct.fields();
    }
    throw new IllegalArgumentException("type " + type + " is not one of structures");
  }

  /** The elements of an array type. */
  static FieldType element(Store<?> store, HeapType type) {
    if (composite(store, type) instanceof ArrayType array) {
      return array.element();
    }
    throw new IllegalArgumentException("type " + type + " is not one of arrays");
  }

  static void requireDefaultable(FieldType type) {
    if (!TypeCodes.isDefaultable(type.storage().code())) {
      throw new IllegalArgumentException("there is no default value of type " + type);
    }
  }

  static boolean isReference(FieldType type) {
    return TypeCodes.isReference(type.storage().code());
  }

  static boolean isVector(FieldType type) {
    return type.storage().code() == TypeCodes.V128;
  }

  static boolean matches(Store<?> store, AggregateInstance instance, HeapType type) {
    int code = TypeCodes.reference(false, type.code());
    return store.engine().types().top(type.code()) == TypeCodes.ANY
        && new TypeTest(store.engine().types(), code).matches(instance);
  }

  /** Allocates in a store. */
  static <T> T allocate(Store<?> store, Supplier<T> allocation) {
    store.state().enter();
    try {
      return allocation.get();
    } catch (TrapException e) {
      throw Trap.of(e, store.engine());
    } finally {
      store.state().exit();
    }
  }
}
