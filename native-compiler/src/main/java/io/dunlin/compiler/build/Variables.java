package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;

/** The local variables of a function while it is built. */
interface Variables {
  /** The value that a variable has at the entry: a parameter's, or zero. */
  static int initial(IrFunction function, IrType type, int variable) {
    int entry = function.entry();
    if (variable < function.parameterCount(entry)) {
      return function.parameter(entry, variable);
    }
    return type == IrType.V128 ? function.vectorConstant(0, 0) : function.constant(type, 0);
  }

  /** The value of a variable in the block at hand. */
  int read(int variable);

  /** Assigns a value to a variable. */
  void assign(int variable, int value);

  /** Goes on in another block. */
  void enter(int newBlock);

  /** More edges will lead to a block, which has not been entered yet. */
  void open(int openBlock);

  /** How many assignments there have been. */
  int assignments();

  /** All control paths to a block come from another one, from where on there were so many. */
  void join(int joined, int from, int since);

  /**
   * All edges to an open block are there.
   *
   * @param from the block from which control enters the loop
   * @param since how many assignments there were then
   */
  void seal(int sealed, int from, int since);

  /**
   * The function is built.
   *
   * @param postorder the blocks that are left, which control can reach
   */
  void finish(int[] postorder);
}
