package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.IntList;
import java.util.Arrays;

/**
 * Variables that stay variables of the function. Within a block, the value that was read first or
 * assigned last stands for one. The last assignment of each block is an instruction, unless nothing
 * reads the variable behind the block.
 */
final class KeptVariables implements Variables {
  private static final int NONE = IrFunction.NONE;
  private static final int READ_FIELDS = 2;
  private static final int WRITE_FIELDS = 4;

  private final IrFunction function;
  private final IrBuilder ir;
  private final IrType[] types;
  private int block;

  /** The values of variables, and the last block in which they were known. */
  private final int[] values;

  private final int[] knownIn;

  /** The last write of each variable, and the first one in the block at hand. */
  private final int[] lastWrites;

  private int firstWrite;

  private final IntList reads = new IntList(); // block, variable
  private final IntList writes = new IntList(); // block, variable, value, instruction in front

  /**
   * Variables of these types, of which the first ones have the values of the entry's parameters and
   * the others are zero.
   */
  KeptVariables(IrBuilder ir, IrType[] types) {
    this.ir = ir;
    this.types = types;
    function = ir.function();
    block = function.entry();
    values = new int[types.length];
    knownIn = new int[types.length];
    lastWrites = new int[types.length];
    Arrays.fill(lastWrites, NONE);
    for (int i = 0; i < types.length; i++) {
      assign(i, Variables.initial(function, types[i], i));
    }
  }

  @Override
  public int read(int variable) {
    if (knownIn[variable] != block) {
      know(variable, ir.get(variable, types[variable]));
      reads.add(block);
      reads.add(variable);
    }
    return values[variable];
  }

  private void know(int variable, int value) {
    values[variable] = value;
    knownIn[variable] = block;
  }

  @Override
  public void assign(int variable, int value) {
    know(variable, value);
    int write = lastWrites[variable];
    if (write < firstWrite) {
      write = writes.size();
      lastWrites[variable] = write;
      writes.add(block);
      writes.add(variable);
      writes.add(value);
      writes.add(function.lastInstruction(block));
    } else {
      writes.set(write + 2, value);
      writes.set(write + 3, function.lastInstruction(block));
    }
  }

  @Override
  public void enter(int newBlock) {
    block = newBlock;
    firstWrite = writes.size();
  }

  @Override
  public void open(int openBlock) {}

  @Override
  public int assignments() {
    return 0;
  }

  @Override
  public void join(int joined, int from, int since) {}

  @Override
  public void seal(int sealed, int from, int since) {}

  @Override
  public void finish(int[] postorder) {
    VariableLiveness liveness = new VariableLiveness(function, types.length);
    for (int i = 0; i < reads.size(); i += READ_FIELDS) {
      liveness.read(reads.get(i), reads.get(i + 1));
    }
    for (int i = 0; i < writes.size(); i += WRITE_FIELDS) {
      liveness.write(writes.get(i), writes.get(i + 1));
    }
    liveness.solve(postorder);
    for (int i = 0; i < writes.size(); i += WRITE_FIELDS) {
      if (function.isPlaced(writes.get(i))
          && liveness.isLiveBehind(writes.get(i), writes.get(i + 1))) {
        write(i);
      }
    }
  }

  private void write(int at) {
    int written = writes.get(at);
    int variable = writes.get(at + 1);
    int instruction = writes.get(at + 3);
    if (instruction == NONE) {
      ir.atBeginningOf(written);
    } else {
      ir.behind(instruction);
    }
    ir.set(variable, writes.get(at + 2));
  }
}
