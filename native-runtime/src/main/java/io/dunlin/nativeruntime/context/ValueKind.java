package io.dunlin.nativeruntime.context;

import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.List;

/** How values of a type are represented in native code. */
public enum ValueKind {
  /** A 32-bit integer. */
  I32('i'),
  /** A 64-bit integer. */
  I64('l'),
  /** A 32-bit float. */
  F32('f'),
  /** A 64-bit float. */
  F64('d'),
  /** A vector, which takes two slots in arrays of Java. */
  V128('V'),
  /** A reference to a function: the address of its structure, or 0; an {@code i64} to code. */
  FUNCTION('l'),
  /** Any other reference: a number that the store's heap gives, or 0; an {@code i32} to code. */
  REFERENCE('i');

  private final char letter;

  ValueKind(char letter) {
    this.letter = letter;
  }

  /** The letter for how code sees it: one of {@code i l f d V}, as in the instruction table. */
  public char letter() {
    return letter;
  }

  /** Whether it is a reference. */
  public boolean isReference() {
    return this == FUNCTION || this == REFERENCE;
  }

  /** The slots that it takes in arrays of Java. */
  public int slots() {
    return this == V128 ? 2 : 1;
  }

  /** The bytes that it takes as an element of a table, if it is a reference. */
  public int elementBytes() {
    return this == FUNCTION ? Long.BYTES : Integer.BYTES;
  }

  /** The kind of a type in canonical ids. */
  public static ValueKind of(ValType type, TypeRegistry types) {
    switch (type.code()) {
      case TypeCodes.I32:
        return I32;
      case TypeCodes.I64:
        return I64;
      case TypeCodes.F32:
        return F32;
      case TypeCodes.F64:
        return F64;
      case TypeCodes.V128:
        return V128;
      default:
        return ofHeap(TypeCodes.heap(type.code()), types);
    }
  }

  private static ValueKind ofHeap(int heap, TypeRegistry types) {
    int top = TypeCodes.isConcrete(heap) ? types.abstractTypeOf(heap) : heap;
    return top == TypeCodes.FUNC || top == TypeCodes.NOFUNC ? FUNCTION : REFERENCE;
  }

  /** The kinds of the values in a list of types. */
  public static ValueKind[] ofAll(List<ValType> list, TypeRegistry types) {
    ValueKind[] kinds = new ValueKind[list.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = of(list.get(i), types);
    }
    return kinds;
  }
}
