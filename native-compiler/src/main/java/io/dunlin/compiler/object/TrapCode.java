package io.dunlin.compiler.object;

/**
 * Why compiled code traps. The names are those of the codes that users see; compilers know no
 * messages.
 */
public enum TrapCode {
  /** The stack that WebAssembly may use was used up. */
  STACK_OVERFLOW,
  /** An access to linear memory lies outside of it. */
  MEMORY_OUT_OF_BOUNDS,
  /** An atomic access is not aligned to its size. */
  HEAP_MISALIGNED,
  /** An index or range lies outside of a table. */
  TABLE_OUT_OF_BOUNDS,
  /** An indirect call names an index outside of the table. */
  UNDEFINED_ELEMENT,
  /** An indirect call meets a null reference. */
  INDIRECT_CALL_TO_NULL,
  /** An indirect call meets a function of another type. */
  BAD_SIGNATURE,
  /** The result of a division or conversion is not representable. */
  INTEGER_OVERFLOW,
  /** Division by zero. */
  INTEGER_DIVISION_BY_ZERO,
  /** A NaN was to be converted to an integer. */
  BAD_CONVERSION_TO_INTEGER,
  /** The instruction {@code unreachable}. */
  UNREACHABLE,
  /** The thread was interrupted or the epoch deadline passed. */
  INTERRUPT,
  /** The store has less fuel than the next stretch of code takes. */
  OUT_OF_FUEL,
  /** A wait on a memory that is not shared. */
  ATOMIC_WAIT_NON_SHARED_MEMORY,
  /** A null reference was used as if it were none. */
  NULL_REFERENCE,
  /** A null function reference was called. */
  NULL_FUNCTION_REFERENCE,
  /** A null structure reference was used. */
  NULL_STRUCT_REFERENCE,
  /** A null array reference was used. */
  NULL_ARRAY_REFERENCE,
  /** A null i31 reference was used. */
  NULL_I31_REFERENCE,
  /** A null exception reference was thrown. */
  NULL_EXCEPTION_REFERENCE,
  /** An index or range lies outside of an array. */
  ARRAY_OUT_OF_BOUNDS,
  /** A structure or array is too large to be allocated. */
  ALLOCATION_TOO_LARGE,
  /** A cast met a value of another type. */
  CAST_FAILURE;

  private static final TrapCode[] VALUES = values();

  /** Whether the message names an index, which code passes to the trap. */
  public boolean namesIndex() {
    return this == UNDEFINED_ELEMENT || this == INDIRECT_CALL_TO_NULL;
  }

  /** The code with this ordinal. */
  public static TrapCode of(int ordinal) {
    return VALUES[ordinal];
  }
}
