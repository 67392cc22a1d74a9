package io.dunlin.wat.parse;

import io.dunlin.wasm.type.TypeCodes;
import java.nio.charset.StandardCharsets;

/** The types that are one word: numbers, vectors, abstract heap types, references to them. */
public final class TypeKeywords {
  private static final int[] STORAGE_TYPES = {
    TypeCodes.I32,
    TypeCodes.I64,
    TypeCodes.F32,
    TypeCodes.F64,
    TypeCodes.V128,
    TypeCodes.I8,
    TypeCodes.I16
  };

  private static final int[] HEAP_TYPES = {
    TypeCodes.FUNC,
    TypeCodes.EXTERN,
    TypeCodes.ANY,
    TypeCodes.EQ,
    TypeCodes.I31,
    TypeCodes.STRUCT,
    TypeCodes.ARRAY,
    TypeCodes.EXN,
    TypeCodes.NONE,
    TypeCodes.NOEXTERN,
    TypeCodes.NOFUNC,
    TypeCodes.NOEXN
  };

  private static final TypeKeywords STORAGE = new TypeKeywords();
  private static final TypeKeywords REFERENCE = new TypeKeywords();
  private static final TypeKeywords HEAP = new TypeKeywords();

  static {
    for (int code : STORAGE_TYPES) {
      STORAGE.add(TypeCodes.toString(code), code);
    }
    for (int code : HEAP_TYPES) {
      HEAP.add(TypeCodes.heapToString(code), code);
      int reference = TypeCodes.reference(true, code);
      REFERENCE.add(TypeCodes.toString(reference), reference);
    }
  }

  private final NameTable names = new NameTable();
  private final IntList codes = new IntList();

  private TypeKeywords() {}

  private void add(String name, int code) {
    names.intern(name);
    codes.add(code);
  }

  private int find(Lexer lexer) {
    if (lexer.token() != Token.KEYWORD) {
      return TypeCodes.BOTTOM;
    }
    return find(lexer.bytes(), lexer.start(), lexer.end());
  }

  private int find(byte[] bytes, int start, int end) {
    int number = names.find(bytes, start, end);
    return number == NameTable.ABSENT ? TypeCodes.BOTTOM : codes.get(number);
  }

  /** The code of the number, vector or packed type that the cursor stands on, or bottom. */
  static int storageType(Lexer lexer) {
    return STORAGE.find(lexer);
  }

  /** The code of the reference type that the cursor stands on, if a word, or bottom. */
  static int referenceType(Lexer lexer) {
    return REFERENCE.find(lexer);
  }

  /** The code of the abstract heap type that the cursor stands on, or bottom. */
  public static int heapType(Lexer lexer) {
    return HEAP.find(lexer);
  }

  /** The code of the abstract heap type with this name, or bottom. */
  public static int heapType(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return HEAP.find(bytes, 0, bytes.length);
  }
}
