package io.dunlin.compiler.ir;

import java.util.Arrays;

/** The table of instructions, and the lists in which blocks hold them. */
final class Instructions {
  byte[] op = new byte[64];
  byte[] shape = new byte[64];
  long[] immediate = new long[64];
  int[] operandStart = new int[64];
  int[] operandCount = new int[64];
  int[] firstResult = new int[64];
  int[] resultCount = new int[64];
  int[] firstEdge = new int[64];
  int[] edgeCount = new int[64];
  int[] position = new int[64];
  int[] block = new int[64];
  int[] next = new int[64];
  int[] previous = new int[64];
  int[] operands = new int[128];
  private int operandsUsed;
  private int count;

  int count() {
    return count;
  }

  void clear() {
    count = 0;
    operandsUsed = 0;
  }

  int add(IrOp newOp, Shape newShape, long newImmediate, int newPosition) {
    if (count == op.length) {
      grow();
    }
    int added = count++;
    op[added] = (byte) newOp.ordinal();
    shape[added] = (byte) newShape.ordinal();
    immediate[added] = newImmediate;
    operandStart[added] = operandsUsed;
    operandCount[added] = 0;
    firstResult[added] = IrFunction.NONE;
    resultCount[added] = 0;
    firstEdge[added] = IrFunction.NONE;
    edgeCount[added] = 0;
    position[added] = newPosition;
    block[added] = IrFunction.NONE;
    next[added] = IrFunction.NONE;
    previous[added] = IrFunction.NONE;
    return added;
  }

  private void grow() {
    int length = 2 * count;
    op = Arrays.copyOf(op, length);
    shape = Arrays.copyOf(shape, length);
    immediate = Arrays.copyOf(immediate, length);
    operandStart = Arrays.copyOf(operandStart, length);
    operandCount = Arrays.copyOf(operandCount, length);
    firstResult = Arrays.copyOf(firstResult, length);
    resultCount = Arrays.copyOf(resultCount, length);
    firstEdge = Arrays.copyOf(firstEdge, length);
    edgeCount = Arrays.copyOf(edgeCount, length);
    position = Arrays.copyOf(position, length);
    block = Arrays.copyOf(block, length);
    next = Arrays.copyOf(next, length);
    previous = Arrays.copyOf(previous, length);
  }

  /** Gives the instruction that was added last one more operand. */
  void addOperand(int instruction, int value) {
    if (operandStart[instruction] + operandCount[instruction] != operandsUsed) {
      throw new IllegalStateException("operands of an older instruction are fixed");
    }
    if (operandsUsed == operands.length) {
      operands = Arrays.copyOf(operands, 2 * operandsUsed);
    }
    operands[operandsUsed++] = value;
    operandCount[instruction]++;
  }
}
