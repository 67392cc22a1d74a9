package io.dunlin.bytecode.runtime;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;

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

  /** Throws the trap of access to a field of null; code goes on with what it would return. */
  public static Object fail(BytecodeInstance instance) {
    throw Traps.located(instance.context, new TrapException(TrapCode.NULL_STRUCT_REFERENCE));
  }
}
