package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.TableInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/** Finds what indirect calls call. */
public final class Calls {
  private Calls() {}

  /**
   * The function that {@code call_indirect} means.
   *
   * @param element the index in the table
   * @param table the table
   * @param typeId the canonical id of the type that the function must have
   */
  public static CallableFunction indirect(
      int element, ObjectTable table, int typeId, BytecodeInstance caller) {
    @Nullable Object[] elements = table.elements;
    if (element >= 0
        && element < elements.length
        && elements[element] instanceof CallableFunction function
        && function.typeId() == typeId) {
      return function;
    }
    return indirectOther(Integer.toUnsignedLong(element), table, typeId, caller);
  }

  /** The same for a table with 64-bit indices. */
  public static CallableFunction indirect(
      long element, ObjectTable table, int typeId, BytecodeInstance caller) {
    if (element >= 0 && element <= Integer.MAX_VALUE) {
      return indirect((int) element, table, typeId, caller);
    }
    return indirectOther(element, table, typeId, caller);
  }

  /** A function that is of a subtype, or a trap. */
  private static CallableFunction indirectOther(
      long element, TableInstance table, int typeId, BytecodeInstance caller) {
    boolean exists = Long.compareUnsigned(element, table.size()) < 0;
    Object found = exists ? table.get(element) : null;
    if (!(found instanceof CallableFunction function)) {
      TrapCode code = exists ? TrapCode.INDIRECT_CALL_TO_NULL : TrapCode.UNDEFINED_ELEMENT;
      String message = code.message() + " " + Long.toUnsignedString(element);
      throw Traps.located(caller.context, new TrapException(code, message));
    }
    if (!caller.backend.types().isSubtype(function.typeId(), typeId)) {
      throw Traps.located(caller.context, new TrapException(TrapCode.BAD_SIGNATURE));
    }
    return function;
  }

  /** The function that {@code call_ref} means. */
  public static CallableFunction reference(@Nullable Object function, BytecodeInstance caller) {
    if (function == null) {
      throw Traps.located(caller.context, new TrapException(TrapCode.NULL_FUNCTION_REFERENCE));
    }
    return (CallableFunction) function;
  }
}
