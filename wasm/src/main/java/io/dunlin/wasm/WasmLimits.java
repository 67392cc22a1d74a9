package io.dunlin.wasm;

/**
 * The implementation limits, equal to those that the JavaScript interface prescribes and Wasmtime
 * uses, so that a module that loads elsewhere loads here.
 */
public final class WasmLimits {
  /** Largest module in bytes: 1 GiB. */
  public static final int MODULE_BYTES = 1 << 30;

  /** Types of a module. */
  public static final int TYPES = 1_000_000;

  /** Recursion groups of a module. */
  public static final int REC_GROUPS = 1_000_000;

  /** Depth of the declared subtype hierarchy. */
  public static final int SUBTYPING_DEPTH = 63;

  /** Imports of a module. */
  public static final int IMPORTS = 1_000_000;

  /** Functions of a module, imports included. */
  public static final int FUNCTIONS = 1_000_000;

  /** Exports of a module. */
  public static final int EXPORTS = 1_000_000;

  /** Globals of a module. */
  public static final int GLOBALS = 1_000_000;

  /** Tags of a module. */
  public static final int TAGS = 1_000_000;

  /** Data segments of a module. */
  public static final int DATA_SEGMENTS = 100_000;

  /** Element segments of a module. */
  public static final int ELEMENT_SEGMENTS = 10_000_000;

  /** Tables of a module. */
  public static final int TABLES = 100_000;

  /** Memories of a module. */
  public static final int MEMORIES = 100;

  /** Length of an import, export or custom section name in bytes. */
  public static final int NAME_BYTES = 100_000;

  /** Size of a function body in bytes. */
  public static final int FUNCTION_BYTES = 7_654_321;

  /** Locals of a function, parameters included. */
  public static final int LOCALS = 50_000;

  /** Parameters of a function. */
  public static final int PARAMS = 1_000;

  /** Results of a function. */
  public static final int RESULTS = 1_000;

  /** Fields of a structure. */
  public static final int STRUCT_FIELDS = 10_000;

  /** Operands of {@code array.new_fixed}. */
  public static final int ARRAY_NEW_FIXED = 10_000;

  /** Labels of a {@code br_table}. */
  public static final int BR_TABLE_LABELS = 7_654_321;

  /** Catch clauses of a {@code try_table}. */
  public static final int CATCHES = 10_000;

  /** Nested blocks in a function body. */
  public static final int BLOCK_NESTING = 100_000;

  /** Operands on the stack of a function body at a time. */
  public static final int OPERANDS = 1_000_000;

  /** Pages of 64 KiB of a memory with 32-bit addresses. */
  public static final long MEMORY32_PAGES = 1L << 16;

  /** Pages of 64 KiB of a memory with 64-bit addresses. */
  public static final long MEMORY64_PAGES = 1L << 48;

  /** Elements that a table may be created with or grow to. */
  public static final int TABLE_ELEMENTS = 10_000_000;

  private WasmLimits() {}
}
