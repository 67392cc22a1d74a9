package io.dunlin.spi.trap;

/** Why WebAssembly code trapped; the messages are those of the specification's tests. */
public enum TrapCode {
  /** The stack that WebAssembly may use was used up. */
  STACK_OVERFLOW("call stack exhausted"),
  /** An access to linear memory lies outside of it. */
  MEMORY_OUT_OF_BOUNDS("out of bounds memory access"),
  /** An atomic access is not aligned to its size. */
  HEAP_MISALIGNED("unaligned atomic"),
  /** An index or range lies outside of a table. */
  TABLE_OUT_OF_BOUNDS("out of bounds table access"),
  /** An indirect call names an index outside of the table. */
  UNDEFINED_ELEMENT("undefined element"),
  /** An indirect call meets a null reference. */
  INDIRECT_CALL_TO_NULL("uninitialized element"),
  /** An indirect call meets a function of another type. */
  BAD_SIGNATURE("indirect call type mismatch"),
  /** The result of a division or conversion is not representable. */
  INTEGER_OVERFLOW("integer overflow"),
  /** Division by zero. */
  INTEGER_DIVISION_BY_ZERO("integer divide by zero"),
  /** A NaN was to be converted to an integer. */
  BAD_CONVERSION_TO_INTEGER("invalid conversion to integer"),
  /** The instruction {@code unreachable}. */
  UNREACHABLE("unreachable"),
  /** The thread was interrupted or the epoch deadline passed. */
  INTERRUPT("interrupt"),
  /** The store has less fuel than the next stretch of code takes. */
  OUT_OF_FUEL("all fuel consumed by WebAssembly"),
  /** A wait on a memory that is not shared. */
  ATOMIC_WAIT_NON_SHARED_MEMORY("expected shared memory"),
  /** A null reference was used as if it were none. */
  NULL_REFERENCE("null reference"),
  /** A null function reference was called. */
  NULL_FUNCTION_REFERENCE("null function reference"),
  /** A null structure reference was used. */
  NULL_STRUCT_REFERENCE("null structure reference"),
  /** A null array reference was used. */
  NULL_ARRAY_REFERENCE("null array reference"),
  /** A null i31 reference was used. */
  NULL_I31_REFERENCE("null i31 reference"),
  /** A null exception reference was thrown. */
  NULL_EXCEPTION_REFERENCE("null exception reference"),
  /** An index or range lies outside of an array. */
  ARRAY_OUT_OF_BOUNDS("out of bounds array access"),
  /** A structure or array is too large to be allocated. */
  ALLOCATION_TOO_LARGE("allocation size too large"),
  /** A cast met a value of another type. */
  CAST_FAILURE("cast failure");

  private final String message;

  TrapCode(String message) {
    this.message = message;
  }

  /** What happened, in the words of the specification. */
  public String message() {
    return message;
  }
}
