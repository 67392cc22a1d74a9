package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import java.util.BitSet;

/**
 * What operands mean for the ranges of their virtual registers.
 *
 * <p>An operand that demands a certain location does not tie its virtual register to it: an input
 * is copied there by the moves before the instruction, a result is copied from there by the next
 * moves, and the ranges end and begin accordingly. Where the virtual register has got that location
 * anyway, the copy is none. An input that a result reuses is copied in the same way to the result's
 * location.
 */
final class OperandRules {
  private final MachineFunction function;
  private final Positions positions;
  private final BitSet reused = new BitSet();
  private final BitSet onStack = new BitSet();

  OperandRules(MachineFunction function, Positions positions) {
    this.function = function;
    this.positions = positions;
    for (int each = 0; each < function.instructionCount(); each++) {
      for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
        if (constraint(o) == Operand.REUSE) {
          reused.set(input(each, o));
        } else if (constraint(o) == Operand.STACK) {
          onStack.set(function.operandRegister(o));
        }
      }
    }
  }

  /** The operand that a result reuses. */
  int input(int instruction, int operand) {
    return function.operandStart(instruction) + Operand.payload(function.operandSpec(operand));
  }

  int constraint(int operand) {
    return Operand.constraint(function.operandSpec(operand));
  }

  boolean isDefinition(int operand) {
    return Operand.isDefinition(function.operandSpec(operand));
  }

  /** Does an instruction demand that a virtual register is in a slot? */
  boolean isOnStack(int virtualRegister) {
    return onStack.get(virtualRegister);
  }

  /** Is it an input in whose location the instruction leaves a result? */
  boolean isReused(int operand) {
    return reused.get(operand);
  }

  /** The register that an operand demands, itself or by the input that it reuses, or -1. */
  int demandedRegister(int instruction, int operand) {
    int constraint = constraint(operand);
    if (constraint == Operand.REUSE) {
      return demandedRegister(instruction, input(instruction, operand));
    }
    return constraint == Operand.FIXED ? Operand.payload(function.operandSpec(operand)) : -1;
  }

  /** Is the operand in a location of its own, apart from that of its virtual register? */
  boolean isApart(int instruction, int operand) {
    return constraint(operand) == Operand.STACK || demandedRegister(instruction, operand) >= 0;
  }

  /** The point up to which an input needs its virtual register. */
  int useEnd(int instruction, int operand) {
    if (isReused(operand) || isApart(instruction, operand)) {
      return Positions.early(instruction);
    }
    return Operand.role(function.operandSpec(operand)) == Operand.LATE_USE
        ? Positions.before(instruction + 1)
        : Positions.late(instruction);
  }

  /** The point that stands for an input. */
  int usePosition(int instruction, int operand) {
    return isReused(operand) || isApart(instruction, operand)
        ? Positions.before(instruction)
        : Positions.early(instruction);
  }

  /** The point from which a result is in its virtual register. */
  int definitionStart(int instruction, int operand) {
    if (isApart(instruction, operand)) {
      return positions.afterNextMoves(instruction);
    }
    boolean early =
        constraint(operand) == Operand.REUSE
            || Operand.role(function.operandSpec(operand)) == Operand.EARLY_DEFINITION;
    return early ? Positions.early(instruction) : Positions.late(instruction);
  }

  /**
   * Must the location of the operand's virtual register be a register? What is made again where it
   * is needed is in a register whenever it is used, but needs none where it is defined.
   */
  boolean needsRegister(int operand, int instruction, boolean isRematerialized) {
    if (isReused(operand) || isApart(instruction, operand)) {
      return false;
    }
    return isRematerialized ? !isDefinition(operand) : constraint(operand) != Operand.ANY;
  }
}
