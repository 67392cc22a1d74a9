package io.dunlin.bytecode.form;

import java.util.Arrays;

/**
 * Where the code of each operand on the stack begins. Compilers that want something on Java's stack
 * below an operand put it there in front of that place. It is known only where nothing stands
 * between the beginning and the operand that might run other code or leave.
 */
final class OperandStarts {
  private int[] starts = new int[16];

  /** What begins at or in front of this instruction is not known. */
  private int barrier = FunctionForm.NONE;

  void clear() {
    barrier = FunctionForm.NONE;
    Arrays.fill(starts, FunctionForm.NONE);
  }

  /** The instruction with this index runs other code, branches or is a region's border. */
  void addBarrier(int instruction) {
    barrier = instruction;
  }

  /** The operand at this height is computed by code that begins here. */
  void set(int height, int start) {
    if (height >= starts.length) {
      starts = Arrays.copyOf(starts, Math.max(height + 1, 2 * starts.length));
    }
    starts[height] = start;
  }

  /** Where the code of the operand at this height begins, or {@link FunctionForm#NONE}. */
  int get(int height) {
    return height < starts.length && starts[height] > barrier ? starts[height] : FunctionForm.NONE;
  }
}
