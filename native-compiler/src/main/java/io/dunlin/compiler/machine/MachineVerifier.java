package io.dunlin.compiler.machine;

import java.util.Arrays;

/**
 * Checks what always holds of a {@link MachineFunction}, as its description says. For tests of
 * instruction selection.
 */
public final class MachineVerifier {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final BlockDominators dominators;
  // By virtual register: the block that defines it, and the instruction, or NONE for a parameter.
  private final int[] definingBlocks;
  private final int[] definingInstructions;

  private MachineVerifier(MachineFunction function) {
    this.function = function;
    for (int block = 0; block < function.blockCount(); block++) {
      checkSuccessors(block);
    }
    dominators = new BlockDominators(function);
    definingBlocks = new int[function.virtualRegisterCount()];
    definingInstructions = new int[function.virtualRegisterCount()];
    Arrays.fill(definingBlocks, NONE);
    Arrays.fill(definingInstructions, NONE);
  }

  /**
   * Checks a function.
   *
   * @throws IllegalStateException if something does not hold, with the place
   */
  public static void verify(MachineFunction function) {
    new MachineVerifier(function).verify();
  }

  private void verify() {
    require(
        function.predecessorCount(0) == 0 && function.parameterCount(0) == 0,
        "the entry has predecessors or parameters");
    for (int block = 0; block < function.blockCount(); block++) {
      findDefinitions(block);
    }
    for (int block = 0; block < function.blockCount(); block++) {
      checkEnd(block);
      for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
        checkShape(each);
        for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
          checkOperand(block, each, o);
        }
      }
    }
  }

  private void checkSuccessors(int block) {
    require(function.blockStart(block) < function.blockEnd(block), "block " + block + " is empty");
    int count = function.successorCount(block);
    for (int i = 0; i < count; i++) {
      int successor = function.successor(block, i);
      require(
          successor >= 0 && successor < function.blockCount(),
          "block " + block + " leads to block " + successor);
      require(
          count == 1 || function.predecessorCount(successor) == 1,
          "the edge from block " + block + " to block " + successor + " is critical");
      require(
          function.parameterCount(successor) == (count == 1 ? function.argumentCount(block) : 0),
          "block " + block + " passes a wrong number of arguments to block " + successor);
    }
  }

  private void findDefinitions(int block) {
    for (int i = 0; i < function.parameterCount(block); i++) {
      define(function.parameter(block, i), block, NONE);
    }
    for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
      for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
        if (Operand.isDefinition(function.operandSpec(o))) {
          define(function.operandRegister(o), block, each);
        }
      }
    }
  }

  private void define(int virtualRegister, int block, int instruction) {
    if (function.isPinned(virtualRegister)) {
      require(isPinnedToSlot(virtualRegister), "v" + virtualRegister + " is pinned and defined");
      return;
    }
    require(definingBlocks[virtualRegister] == NONE, "v" + virtualRegister + " is defined twice");
    definingBlocks[virtualRegister] = block;
    definingInstructions[virtualRegister] = instruction;
  }

  private void checkEnd(int block) {
    int last = function.blockEnd(block) - 1;
    if (function.successorCount(block) == 1) {
      require(
          function.operandStart(last) == function.operandEnd(last) && function.clobbers(last) == 0,
          "instruction " + last + ": a jump with operands");
    }
    for (int i = 0; i < function.argumentCount(block); i++) {
      int argument = function.argument(block, i);
      int parameter = function.parameter(function.successor(block, 0), i);
      checkDefined(argument, block, last);
      require(
          function.registerClass(argument) == function.registerClass(parameter)
              && function.width(argument) == function.width(parameter),
          "instruction " + last + ": v" + argument + " is passed for v" + parameter);
    }
  }

  private void checkDefined(int virtualRegister, int block, int instruction) {
    if (function.isPinned(virtualRegister) || !dominators.isReachable(block)) {
      return;
    }
    int defining = definingBlocks[virtualRegister];
    boolean isDefined =
        defining == block
            ? definingInstructions[virtualRegister] < instruction
            : defining != NONE
                && dominators.isReachable(defining)
                && dominators.dominates(defining, block);
    require(
        isDefined,
        "instruction " + instruction + ": v" + virtualRegister + " is not defined there");
  }

  private void checkShape(int instruction) {
    int start = function.operandStart(instruction);
    int count = function.operandEnd(instruction) - start;
    if (function.isMove(instruction)) {
      require(
          count == 2
              && Operand.isDefinition(function.operandSpec(start))
              && Operand.isUse(function.operandSpec(start + 1)),
          "instruction " + instruction + ": a move has other operands");
    }
    if (function.isRematerializable(instruction)) {
      int definitions = 0;
      boolean fits = true;
      for (int operand = start; operand < start + count; operand++) {
        boolean defines = Operand.isDefinition(function.operandSpec(operand));
        definitions += defines ? 1 : 0;
        int virtualRegister = function.operandRegister(operand);
        boolean isConstant = function.isPinned(virtualRegister) && !isPinnedToSlot(virtualRegister);
        fits &= defines || isConstant;
      }
      require(
          fits && definitions == 1 && Operand.isDefinition(function.operandSpec(start)),
          "instruction " + instruction + ": it cannot be repeated");
    }
  }

  private boolean isPinnedToSlot(int virtualRegister) {
    return function.isPinned(virtualRegister)
        && Location.isSlot(function.pinnedTo(virtualRegister));
  }

  private void checkOperand(int block, int instruction, int operand) {
    int virtualRegister = function.operandRegister(operand);
    int spec = function.operandSpec(operand);
    if (Operand.isUse(spec)) {
      checkDefined(virtualRegister, block, instruction);
    }
    boolean fits =
        switch (Operand.constraint(spec)) {
          case Operand.ANY, Operand.REGISTER -> !isPinnedToSlot(virtualRegister);
          case Operand.STACK ->
              !function.isPinned(virtualRegister) || isPinnedToSlot(virtualRegister);
          case Operand.FIXED ->
              RegisterFile.classOf(Operand.payload(spec))
                  == function.registerClass(virtualRegister);
          case Operand.REUSE -> fitsReuse(instruction, virtualRegister, Operand.payload(spec));
          default -> false;
        };
    require(
        fits, "instruction " + instruction + ": v" + virtualRegister + " has a wrong constraint");
  }

  private boolean fitsReuse(int instruction, int virtualRegister, int index) {
    int reused = function.operandStart(instruction) + index;
    if (reused >= function.operandEnd(instruction)) {
      return false;
    }
    int spec = function.operandSpec(reused);
    boolean demandsRegister =
        Operand.constraint(spec) == Operand.REGISTER || Operand.constraint(spec) == Operand.FIXED;
    return Operand.role(spec) == Operand.USE
        && demandsRegister
        && function.registerClass(function.operandRegister(reused))
            == function.registerClass(virtualRegister);
  }

  private static void require(boolean isTrue, String fault) {
    if (!isTrue) {
      throw new IllegalStateException(fault);
    }
  }
}
