package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.AggregateInstance;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.DefinedType;
import org.jspecify.annotations.Nullable;

/** Comparing references and testing their types. */
public final class Casts {
  private Casts() {}

  /** Whether a reference is to an array of a type, or a subtype of it. */
  public static boolean isArray(@Nullable Object reference, DefinedType type) {
    return reference instanceof ArrayInstance array && array.type().isSubtypeOf(type);
  }

  /** Whether a reference is to a function of a type, or a subtype of it. */
  public static boolean isFunction(
      @Nullable Object reference, int typeId, BytecodeInstance instance) {
    return reference instanceof FunctionInstance function
        && instance.backend.types().isSubtype(function.typeId(), typeId);
  }

  /** Whether a reference is to something that {@code ref.eq} compares. */
  public static boolean isComparable(@Nullable Object reference) {
    return reference instanceof AggregateInstance || reference instanceof I31;
  }

  /** Whether a reference is to anything. */
  public static boolean isNonNull(@Nullable Object reference) {
    return reference != null;
  }

  /** Whether a reference is null. */
  public static boolean isNull(@Nullable Object reference) {
    return reference == null;
  }

  /** Whether two references are the same: small integers are if they are equal. */
  public static boolean same(@Nullable Object first, @Nullable Object second) {
    return first == second
        || (first instanceof I31 a && second instanceof I31 b && a.signed() == b.signed());
  }

  /** Throws the trap of a cast; returns never, but code goes on with what it would return. */
  public static Object fail(BytecodeInstance instance) {
    throw Traps.located(instance.context, new TrapException(TrapCode.CAST_FAILURE));
  }
}
