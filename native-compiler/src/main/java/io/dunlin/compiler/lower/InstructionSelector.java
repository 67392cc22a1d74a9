package io.dunlin.compiler.lower;

/**
 * A CPU's selection of instructions for one function. Each method appends machine instructions, in
 * the order of execution, to the builder of the {@link FunctionLowering} that calls it.
 */
public interface InstructionSelector {
  /** Brings the function's parameters, those of the entry block, to their virtual registers. */
  void selectParameters();

  /**
   * Computes what an instruction of the intermediate representation does, and puts its results into
   * their virtual registers. For a terminator the last machine instruction ends the block; {@link
   * FunctionLowering} sets its successors.
   */
  void select(int instruction);

  /** Makes a constant, and returns the virtual register that it is in. */
  int selectConstant(int value);

  /** Ends a block that has one successor. */
  void selectJump();

  /** Begins the block that a call returns to that ends its own block. */
  void selectReturn(int terminator);

  /** Begins a block that is entered when a call throws, with the exception in this register. */
  void selectLanding(int exception);
}
