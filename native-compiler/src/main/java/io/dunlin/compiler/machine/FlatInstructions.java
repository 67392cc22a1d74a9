package io.dunlin.compiler.machine;

/** The instructions of a builder, brought into the order of their blocks. */
final class FlatInstructions {
  final int[] blockStarts;
  final int[] opcodes;
  final byte[] flags;
  final int[] sourceOffsets;
  final long[] clobbers;
  final int[] operandStarts;
  final int[] operandRegisters;
  final int[] operandSpecs;
  final int[] immediateStarts;
  final long[] immediates;

  FlatInstructions(MachineFunctionBuilder from) {
    int count = from.instructionCount();
    blockStarts = new int[from.blockCount() + 1];
    opcodes = new int[count];
    flags = new byte[count];
    sourceOffsets = new int[count];
    clobbers = new long[count];
    operandStarts = new int[count + 1];
    operandRegisters = new int[from.operandRegisters.size()];
    operandSpecs = new int[from.operandRegisters.size()];
    immediateStarts = new int[count + 1];
    immediates = new long[from.immediates.size()];
    int to = 0;
    for (int block = 0; block < from.blockCount(); block++) {
      blockStarts[block] = to;
      for (int each = from.firstOf(block); each < from.endOf(block); each++) {
        copy(from, each, to++);
      }
    }
    blockStarts[from.blockCount()] = to;
    if (to != count) {
      throw new IllegalStateException("instructions outside of blocks: " + (count - to));
    }
  }

  private void copy(MachineFunctionBuilder from, int instruction, int to) {
    opcodes[to] = from.opcodes.get(instruction);
    flags[to] = (byte) from.flags.get(instruction);
    sourceOffsets[to] = from.sourceOffsets.get(instruction);
    clobbers[to] = from.clobbers.get(instruction);
    int operand = operandStarts[to];
    for (int i = from.operandFirsts.get(instruction); i < from.operandEnds.get(instruction); i++) {
      operandRegisters[operand] = from.operandRegisters.get(i);
      operandSpecs[operand++] = from.operandSpecs.get(i);
    }
    operandStarts[to + 1] = operand;
    int immediate = immediateStarts[to];
    for (int i = from.immediateFirsts.get(instruction);
        i < from.immediateEnds.get(instruction);
        i++) {
      immediates[immediate++] = from.immediates.get(i);
    }
    immediateStarts[to + 1] = immediate;
  }
}
