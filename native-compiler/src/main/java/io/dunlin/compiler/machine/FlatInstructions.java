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
      int first = from.firstOf(block);
      int size = from.endOf(block) - first;
      if (size > count - to) {
        throw new IllegalStateException("an instruction in two blocks");
      }
      System.arraycopy(from.opcodes.array(), first, opcodes, to, size);
      System.arraycopy(from.sourceOffsets.array(), first, sourceOffsets, to, size);
      System.arraycopy(from.clobbers.array(), first, clobbers, to, size);
      copy(from, first, to, size);
      to += size;
    }
    blockStarts[from.blockCount()] = to;
    if (to != count) {
      throw new IllegalStateException("instructions outside of blocks: " + (count - to));
    }
  }

  private void copy(MachineFunctionBuilder from, int first, int to, int size) {
    int[] operandFirsts = from.operandFirsts.array();
    int[] operandEnds = from.operandEnds.array();
    int[] registers = from.operandRegisters.array();
    int[] specs = from.operandSpecs.array();
    int[] fromFlags = from.flags.array();
    int operand = operandStarts[to];
    for (int i = 0; i < size; i++) {
      flags[to + i] = (byte) fromFlags[first + i];
      for (int o = operandFirsts[first + i]; o < operandEnds[first + i]; o++) {
        operandRegisters[operand] = registers[o];
        operandSpecs[operand++] = specs[o];
      }
      operandStarts[to + i + 1] = operand;
    }
    int[] immediateFirsts = from.immediateFirsts.array();
    int[] immediateEnds = from.immediateEnds.array();
    long[] values = from.immediates.array();
    int immediate = immediateStarts[to];
    for (int i = 0; i < size; i++) {
      for (int v = immediateFirsts[first + i]; v < immediateEnds[first + i]; v++) {
        immediates[immediate++] = values[v];
      }
      immediateStarts[to + i + 1] = immediate;
    }
  }
}
