package io.dunlin.compiler.object;

import java.util.Locale;

/**
 * What compiled code asks the runtime to do. It is called like a WebAssembly function, with the
 * arguments that the signature lists, in the running instance's context.
 *
 * <p>In signatures, {@code i}, {@code l}, {@code f} and {@code d} stand for the number types, as in
 * the instruction table; parameters stand before {@code >}, results after it. Addresses and lengths
 * of memories and tables are {@code l} whatever their type, indices of the module are {@code i},
 * references are {@code i}, but {@code l} if they are to functions. Elements of tables are {@code
 * l}: references that are not to functions are zero-extended. All of these functions may trap.
 */
public enum RuntimeFunction {
  /** Memory, pages; gives the old size in pages or -1. */
  MEMORY_GROW("il>l"),
  /**
   * Addresses of the structures of the destination memory and the source memory, destination,
   * source, length.
   */
  MEMORY_COPY("lllll>"),
  /** Address of a memory's structure, destination, value, length. */
  MEMORY_FILL("llil>"),
  /** Memory, data segment, destination, source, length. */
  MEMORY_INIT("iilll>"),
  /** Data segment. */
  DATA_DROP("i>"),
  /** Memory, address, expected value, timeout in nanoseconds. */
  MEMORY_ATOMIC_WAIT32("ilil>i"),
  /** Memory, address, expected value, timeout in nanoseconds. */
  MEMORY_ATOMIC_WAIT64("illl>i"),
  /** Memory, address, how many to wake. */
  MEMORY_ATOMIC_NOTIFY("ili>i"),
  /** Table, value, elements; gives the old size in elements or -1. */
  TABLE_GROW("ill>l"),
  /** Table, destination, value, length. */
  TABLE_FILL("illl>"),
  /** Destination table, source table, destination, source, length. */
  TABLE_COPY("iilll>"),
  /** Table, element segment, destination, source, length. */
  TABLE_INIT("iilll>"),
  /** Element segment. */
  ELEM_DROP("i>"),
  /** Tag; gives an exception whose values are zero. */
  EXCEPTION_NEW("i>i"),
  /** Exception, not null; throws it and does not return. */
  THROW_REF("i>"),
  /**
   * Exception that came to a handler of which no clause fits, and the offset of the instruction in
   * the same function that has thrown it, or -1 if a call has; goes on throwing it, as if the
   * handler had not been there, and does not return.
   */
  PASS_EXCEPTION("ii>"),
  /** Structure type; gives a structure whose fields are zero or null. */
  STRUCT_NEW_DEFAULT("i>i"),
  /** Array type, length; gives an array whose elements are zero or null. */
  ARRAY_NEW_DEFAULT("ii>i"),
  /** Array type, data segment, offset, length. */
  ARRAY_NEW_DATA("iiii>i"),
  /** Array type, element segment, offset, length. */
  ARRAY_NEW_ELEM("iiii>i"),
  /** Array type, array, destination, length; the element is in the first overflow slot. */
  ARRAY_FILL("iiii>"),
  /**
   * Array type of the destination, destination array, destination, source array, source, length.
   */
  ARRAY_COPY("iiiiii>"),
  /** Array type, data segment, array, destination, source, length. */
  ARRAY_INIT_DATA("iiiiii>"),
  /** Array type, element segment, array, destination, source, length. */
  ARRAY_INIT_ELEM("iiiiii>"),
  /** Reference that is not null, code of a heap type of the module; whether it is of the type. */
  REF_TEST("ii>i"),
  /** Reference to a function that is not null, code of a heap type; whether it is of the type. */
  FUNC_REF_TEST("li>i"),
  /** Called when the flag in the store's context is set; traps, or returns to go on. */
  INTERRUPT(">"),
  /** Called when fuel is used up; traps, or returns to go on. */
  OUT_OF_FUEL(">");

  private static final RuntimeFunction[] VALUES = values();

  private final String signature;
  private final String text = name().toLowerCase(Locale.ROOT);

  RuntimeFunction(String signature) {
    this.signature = signature;
  }

  /** The function with this ordinal. */
  public static RuntimeFunction of(int ordinal) {
    return VALUES[ordinal];
  }

  /**
   * Whether it is machine code that calls nothing but a trap, and so changes few registers; all
   * others are Java code behind a stub.
   */
  public boolean isLeaf() {
    return this == MEMORY_COPY || this == MEMORY_FILL;
  }

  /** The types of parameters and results. */
  public String signature() {
    return signature;
  }

  /** The types of parameters, a letter for each. */
  public String params() {
    return signature.substring(0, signature.indexOf('>'));
  }

  /** The types of results, a letter for each. */
  public String results() {
    return signature.substring(signature.indexOf('>') + 1);
  }

  /** The name in text forms. */
  @Override
  public String toString() {
    return text;
  }
}
