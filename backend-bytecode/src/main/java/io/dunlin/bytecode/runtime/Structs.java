package io.dunlin.bytecode.runtime;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;

/** What compiled code needs for structures beside their classes. */
public final class Structs {
  private Structs() {}

  /**
   * Counts the memory that a structure takes, if it is limited. Without a limit this is a branch
   * that HotSpot sees that it is never taken, and small enough to be inlined a hundred times.
   */
  public static void allocate(long bytes, BytecodeInstance instance) {
    if (instance.store.limitsHeap()) {
      count(bytes, instance);
    }
  }

  private static void count(long bytes, BytecodeInstance instance) {
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
