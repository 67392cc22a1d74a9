package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;

/** How often values are used, as operands and as arguments of edges. */
final class UseCounts {
  private final int[] counts;

  UseCounts(IrFunction function) {
    counts = new int[function.valueCount()];
    for (int block = function.entry(); block >= 0; block = function.nextBlock(block)) {
      for (int each = function.firstInstruction(block); each >= 0; each = function.next(each)) {
        count(function, each);
      }
    }
  }

  private void count(IrFunction function, int instruction) {
    for (int i = 0; i < function.operandCount(instruction); i++) {
      counts[function.operand(instruction, i)]++;
    }
    for (int i = 0; i < function.edgeCount(instruction); i++) {
      int edge = function.edge(instruction, i);
      for (int j = 0; j < function.argumentCount(edge); j++) {
        counts[function.argument(edge, j)]++;
      }
    }
  }

  int of(int value) {
    return counts[value];
  }
}
