package io.dunlin.nativeruntime.stub;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.context.ValueKind;

/**
 * What a call passes, as far as machine code cares: for each value one of {@code i l f d V}, as in
 * the instruction table. References to functions are {@code l}, all others {@code i}.
 *
 * @param parameters a letter for each parameter
 * @param results a letter for each result
 */
public record CallShape(String parameters, String results) {
  /** The bytes that each argument and each result takes in memory. */
  public static final int SLOT = 16;

  /** The shape of functions with these parameters and results. */
  public static CallShape of(ValueKind[] parameters, ValueKind[] results) {
    return new CallShape(letters(parameters), letters(results));
  }

  /** The shape of a function of the runtime. */
  public static CallShape of(RuntimeFunction function) {
    String signature = function.signature();
    int arrow = signature.indexOf('>');
    return new CallShape(signature.substring(0, arrow), signature.substring(arrow + 1));
  }

  private static String letters(ValueKind[] kinds) {
    StringBuilder letters = new StringBuilder(kinds.length);
    for (ValueKind kind : kinds) {
      letters.append(kind.letter());
    }
    return letters.toString();
  }

  /** The bytes of an area for arguments and results. */
  public int areaBytes() {
    return SLOT * Math.max(parameters.length(), results.length());
  }
}
