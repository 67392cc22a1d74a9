package io.dunlin.wasm.op;

/** What follows an opcode in the binary format: the shapes that immediates come in. */
public enum Immediates {
  /** Nothing. */
  NONE,
  /** A block type. */
  BLOCK_TYPE,
  /** A label. */
  LABEL,
  /** Labels and a default label. */
  LABEL_TABLE,
  /** A function index. */
  FUNC,
  /** A type index. */
  TYPE,
  /** A type index and a table index. */
  TYPE_TABLE,
  /** A tag index. */
  TAG,
  /** A block type and catch clauses. */
  TRY_TABLE,
  /** A list of value types. */
  VALUE_TYPES,
  /** A local index. */
  LOCAL,
  /** A global index. */
  GLOBAL,
  /** A table index. */
  TABLE,
  /** An element segment index and a table index. */
  ELEM_TABLE,
  /** An element segment index. */
  ELEM,
  /** Two table indices: destination, source. */
  TABLE_TABLE,
  /** Alignment, memory index and offset. */
  MEMARG,
  /** Alignment, memory index, offset, and a lane. */
  MEMARG_LANE,
  /** A memory index. */
  MEMORY,
  /** A data segment index and a memory index. */
  DATA_MEMORY,
  /** A data segment index. */
  DATA,
  /** Two memory indices: destination, source. */
  MEMORY_MEMORY,
  /** A 32-bit integer. */
  I32,
  /** A 64-bit integer. */
  I64,
  /** A single precision number. */
  F32,
  /** A double precision number. */
  F64,
  /** A vector. */
  V128,
  /** A heap type. */
  HEAP_TYPE,
  /** A type index and a field index. */
  TYPE_FIELD,
  /** A type index and a number of operands. */
  TYPE_COUNT,
  /** A type index and a data segment index. */
  TYPE_DATA,
  /** A type index and an element segment index. */
  TYPE_ELEM,
  /** Two type indices: destination, source. */
  TYPE_TYPE,
  /** Nullability flags, a label, and two heap types: source, target. */
  CAST_BRANCH,
  /** Sixteen lanes. */
  LANES16,
  /** A lane. */
  LANE,
  /** A byte that names the memory ordering; only 0 exists. */
  ORDERING
}
