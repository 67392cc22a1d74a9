package io.dunlin.bytecode.runtime;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/** What compiled code needs for structures beside their classes. */
public final class Structs {
  private Structs() {}

  /** Counts the memory that a structure takes. */
  public static void allocate(long bytes, BytecodeInstance instance) {
    try {
      instance.context.heap.allocate(bytes);
    } catch (TrapException e) {
      throw Traps.located(instance.context, e);
    }
  }

  /** A reference to a structure whose field is accessed, unless it is null. */
  public static Object nonNull(@Nullable Object struct, BytecodeInstance instance) {
    if (struct == null) {
      throw Traps.located(instance.context, new TrapException(TrapCode.NULL_STRUCT_REFERENCE));
    }
    return struct;
  }
}
