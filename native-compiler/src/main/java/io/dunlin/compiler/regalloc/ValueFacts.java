package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import java.util.Arrays;
import java.util.BitSet;

/** What the fast allocator has to know of virtual registers before it begins. */
final class ValueFacts {
  private static final int NONE = -1;

  private final int[] definingBlocks;
  private final int[] rematerializations;
  private final int[] hints;
  private final BitSet outsideOfBlock = new BitSet();
  private final BitSet used = new BitSet();
  private final BitSet onStack = new BitSet();

  ValueFacts(MachineFunction function) {
    int count = function.virtualRegisterCount();
    definingBlocks = new int[count];
    rematerializations = new int[count];
    hints = new int[count];
    Arrays.fill(hints, NONE);
    for (int block = 0; block < function.blockCount(); block++) {
      findDefinitions(function, block);
    }
    for (int block = 0; block < function.blockCount(); block++) {
      findUses(function, block);
    }
    for (int each = 0; each < count; each++) {
      if (function.isPinned(each)) {
        outsideOfBlock.clear(each);
      }
    }
  }

  private void findDefinitions(MachineFunction function, int block) {
    for (int i = 0; i < function.parameterCount(block); i++) {
      definingBlocks[function.parameter(block, i)] = block;
      outsideOfBlock.set(function.parameter(block, i));
    }
    for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
      for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
        int spec = function.operandSpec(o);
        int virtualRegister = function.operandRegister(o);
        if (Operand.isDefinition(spec)) {
          definingBlocks[virtualRegister] = block;
          if (function.isRematerializable(each)) {
            rematerializations[virtualRegister] = ~each;
          }
          if (Operand.constraint(spec) == Operand.FIXED) {
            hints[virtualRegister] = Operand.payload(spec);
          }
        }
        if (Operand.constraint(spec) == Operand.STACK) {
          onStack.set(virtualRegister);
        }
      }
    }
  }

  private void findUses(MachineFunction function, int block) {
    int first = function.operandStart(function.blockStart(block));
    int end = function.operandEnd(function.blockEnd(block) - 1);
    for (int operand = first; operand < end; operand++) {
      if (Operand.isUse(function.operandSpec(operand))) {
        use(function.operandRegister(operand), block);
      }
    }
    for (int i = 0; i < function.argumentCount(block); i++) {
      use(function.argument(block, i), block);
    }
  }

  private void use(int virtualRegister, int block) {
    used.set(virtualRegister);
    if (definingBlocks[virtualRegister] != block) {
      outsideOfBlock.set(virtualRegister);
    }
  }

  boolean isDefinedIn(int virtualRegister, int block) {
    return definingBlocks[virtualRegister] == block;
  }

  /** Does anything read it? */
  boolean isUsed(int virtualRegister) {
    return used.get(virtualRegister);
  }

  /** Is it in a slot where blocks begin and end? */
  boolean livesOutsideOfBlock(int virtualRegister) {
    return outsideOfBlock.get(virtualRegister);
  }

  /** How many values are in slots where blocks begin and end. */
  int countOutsideOfBlock() {
    return outsideOfBlock.cardinality();
  }

  /** Is it made again where it is needed, and never in a slot? */
  boolean isRematerialized(int virtualRegister) {
    return rematerializations[virtualRegister] < 0 && !onStack.get(virtualRegister);
  }

  /** The complement of the instruction that makes it. */
  int rematerialization(int virtualRegister) {
    return rematerializations[virtualRegister];
  }

  /** The register that its definition demands, or -1. */
  int hint(int virtualRegister) {
    return hints[virtualRegister];
  }
}
