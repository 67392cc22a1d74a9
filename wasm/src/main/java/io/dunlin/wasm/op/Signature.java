package io.dunlin.wasm.op;

import io.dunlin.wasm.type.TypeCodes;
import java.util.HashMap;
import java.util.Map;

/**
 * The operand and result types of an instruction, written as letters: operands, {@code >}, results.
 *
 * <p>{@code i l f d V} are i32, i64, f32, f64, v128; {@code E} is eqref, {@code I} i31ref, {@code
 * N} the non-null i31 reference. {@code m} stands for the address type of the memory that the
 * immediate names, {@code t} for that of the table, so that 32-bit and 64-bit memories share their
 * rows. Instances are shared; the arrays must not be changed.
 */
public final class Signature {
  /** In place of a type code: the address type of the named memory. */
  public static final int MEMORY_ADDRESS = -1;

  /** In place of a type code: the address type of the named table. */
  public static final int TABLE_INDEX = -2;

  private static final Map<String, Signature> SHARED = new HashMap<>();

  private final String text;
  private final int[] params;
  private final int[] results;

  private Signature(String text) {
    this.text = text;
    int arrow = text.indexOf('>');
    this.params = codes(text.substring(0, arrow));
    this.results = codes(text.substring(arrow + 1));
  }

  static synchronized Signature parse(String text) {
    Signature signature = SHARED.get(text);
    if (signature == null) {
      signature = new Signature(text);
      SHARED.put(text, signature);
    }
    return signature;
  }

  private static int[] codes(String letters) {
    int[] codes = new int[letters.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(letters.charAt(i));
    }
    return codes;
  }

  private static int code(char letter) {
    switch (letter) {
      case 'i':
        return TypeCodes.I32;
      case 'l':
        return TypeCodes.I64;
      case 'f':
        return TypeCodes.F32;
      case 'd':
        return TypeCodes.F64;
      case 'V':
        return TypeCodes.V128;
      case 'E':
        return TypeCodes.reference(true, TypeCodes.EQ);
      case 'I':
        return TypeCodes.reference(true, TypeCodes.I31);
      case 'N':
        return TypeCodes.reference(false, TypeCodes.I31);
      case 'm':
        return MEMORY_ADDRESS;
      case 't':
        return TABLE_INDEX;
      default:
        throw new IllegalArgumentException("no type has the letter " + letter);
    }
  }

  /** Operand type codes, deepest first; negative ones as named here. Not to be changed. */
  public int[] params() {
    return params;
  }

  /** Result type codes, deepest first; negative ones as named here. Not to be changed. */
  public int[] results() {
    return results;
  }

  /** The letters. */
  @Override
  public String toString() {
    return text;
  }
}
