package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;

/** The ranges that instructions themselves take of registers. */
final class Reservations {
  private final MachineFunction function;
  private final RegisterFile registers;
  private final Positions positions;
  private final OperandRules rules;

  Reservations(
      MachineFunction function, RegisterFile registers, Positions positions, OperandRules rules) {
    this.function = function;
    this.registers = registers;
    this.positions = positions;
    this.rules = rules;
  }

  void reserve(RegisterIntervals[] intervals) {
    for (int each = 0; each < function.instructionCount(); each++) {
      long inputs = reserveInputs(each, intervals);
      long results = reserveResults(each, intervals);
      reserveClobbers(each, inputs & results, results, intervals);
    }
  }

  private long reserveInputs(int instruction, RegisterIntervals[] intervals) {
    long reserved = 0;
    for (int o = function.operandStart(instruction); o < function.operandEnd(instruction); o++) {
      int register = rules.demandedRegister(instruction, o);
      if (register >= 0 && !rules.isDefinition(o) && (reserved >> register & 1) == 0) {
        reserved |= 1L << register;
        boolean late = Operand.role(function.operandSpec(o)) == Operand.LATE_USE;
        int end = late ? Positions.before(instruction + 1) : Positions.late(instruction);
        add(Positions.early(instruction), end, o, intervals[register]);
      }
    }
    return reserved;
  }

  private long reserveResults(int instruction, RegisterIntervals[] intervals) {
    long reserved = 0;
    for (int o = function.operandStart(instruction); o < function.operandEnd(instruction); o++) {
      int register = rules.demandedRegister(instruction, o);
      if (register >= 0 && rules.isDefinition(o)) {
        reserved |= 1L << register;
        boolean early = Operand.role(function.operandSpec(o)) == Operand.EARLY_DEFINITION;
        int start = early ? Positions.early(instruction) : Positions.late(instruction);
        add(start, positions.afterNextMoves(instruction), o, intervals[register]);
      }
    }
    return reserved;
  }

  private void add(int from, int to, int operand, RegisterIntervals interval) {
    interval.insert(from, to, RegisterIntervals.reservedFor(function.operandRegister(operand)));
  }

  /** Where all registers of a class are destroyed, no piece of the class lives anyway. */
  private void reserveClobbers(
      int instruction, long late, long results, RegisterIntervals[] intervals) {
    long clobbers = function.clobbers(instruction) & registers.allocatable() & ~results & ~late;
    for (RegisterClass each : RegisterClass.values()) {
      long ofClass = registers.allocatable(each);
      if (CallSplitter.destroysAll(function, instruction, ofClass)) {
        clobbers &= ~ofClass;
      }
    }
    for (long rest = clobbers; rest != 0; rest &= rest - 1) {
      intervals[Long.numberOfTrailingZeros(rest)].insert(
          Positions.late(instruction), Positions.before(instruction + 1), RegisterIntervals.NOBODY);
    }
  }
}
