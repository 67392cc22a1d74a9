package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.I31;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/** References to integers of 31 bits. */
public final class SmallIntegers {
  private SmallIntegers() {}

  /** A reference to the low 31 bits of a number. */
  public static Object of(int number, BytecodeInstance instance) {
    try {
      return instance.context.heap.newI31(number);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** The number, sign-extended. */
  public static int signed(@Nullable Object reference, BytecodeInstance instance) {
    return nonNull(reference, instance).signed();
  }

  /** The number, zero-extended. */
  public static int unsigned(@Nullable Object reference, BytecodeInstance instance) {
    return nonNull(reference, instance).unsigned();
  }

  private static I31 nonNull(@Nullable Object reference, BytecodeInstance instance) {
    if (reference == null) {
      throw Traps.located(instance.context, new TrapException(TrapCode.NULL_I31_REFERENCE));
    }
    return (I31) reference;
  }
}
