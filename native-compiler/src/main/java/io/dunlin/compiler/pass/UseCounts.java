package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;

/** How often each value is used as an operand or argument, as it was when this was made. */
final class UseCounts {
  private static final int NONE = IrFunction.NONE;

  private final int[] counts;

  UseCounts(IrFunction function) {
    counts = new int[function.valueCount()];
    for (int b = function.entry(); b != NONE; b = function.nextBlock(b)) {
      for (int i = function.firstInstruction(b); i != NONE; i = function.next(i)) {
        for (int k = 0; k < function.operandCount(i); k++) {
          counts[function.operand(i, k)]++;
        }
        for (int k = 0; k < function.edgeCount(i); k++) {
          int edge = function.edge(i, k);
          for (int a = 0; a < function.argumentCount(edge); a++) {
            counts[function.argument(edge, a)]++;
          }
        }
      }
    }
  }

  int of(int value) {
    return counts[value];
  }
}
