package io.dunlin.wasm.op;

/** Groups of instructions that compilers treat alike. */
public enum Family {
  /** Blocks and branches. */
  CONTROL,
  /** Calls and tail calls. */
  CALL,
  /** {@code drop} and {@code select}. */
  PARAMETRIC,
  /** Access to locals. */
  LOCAL,
  /** Access to globals. */
  GLOBAL,
  /** Access to tables, single elements and in bulk. */
  TABLE,
  /** References that need no garbage collection. */
  REFERENCE,
  /** Scalar loads. */
  LOAD,
  /** Scalar stores. */
  STORE,
  /** Size, growth and bulk operations of memories. */
  MEMORY,
  /** Constants. */
  CONST,
  /** One operand, result of the same type. */
  UNARY,
  /** Two operands (wide arithmetic: up to four), results of the same type. */
  BINARY,
  /** Tests and comparisons of scalars. */
  COMPARE,
  /** Conversions between scalar types. */
  CONVERT,
  /** Structures, arrays, casts. */
  GC,
  /** Throwing and catching. */
  EXCEPTION,
  /** Vector loads. */
  VECTOR_LOAD,
  /** Vector stores. */
  VECTOR_STORE,
  /** All other vector instructions. */
  VECTOR,
  /** Atomic access, wait and notify. */
  ATOMIC
}
