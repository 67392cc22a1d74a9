package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.abi.CallingConvention;
import io.dunlin.x64.emit.Predicate;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Form;

/** Lowers branches within a function, and checks that may trap. */
final class ControlLowering {
  private final Selection selection;
  private final FlagsLowering flags;
  private final IrFunction function;
  private final InstructionWriter writer;

  private final CounterLowering counters;

  ControlLowering(Selection selection, FlagsLowering flags, CounterLowering counters) {
    this.selection = selection;
    this.counters = counters;
    this.flags = flags;
    function = selection.function;
    writer = selection.writer;
  }

  void jump() {
    writer.pseudo(Pseudo.JUMP);
  }

  void branch(int instruction) {
    counters.advanceBeforeCondition(instruction);
    Predicate predicate = flags.ofValue(function.operand(instruction, 0));
    counters.advanceAfterCondition(instruction);
    writer.pseudo(Pseudo.BRANCH).immediate(predicate.pack());
  }

  void switchOver(int instruction) {
    int[] successors = selection.lowering.successorIndices(instruction);
    int index = selection.use(instruction, 0);
    MachineFunctionBuilder table =
        writer
            .pseudo(Pseudo.SWITCH)
            .operand(index, InstructionWriter.lateUse())
            .temporary(RegisterClass.GENERAL);
    for (int successor : successors) {
      table.immediate(successor);
    }
  }

  void trap(int instruction) {
    long code = function.immediate(instruction);
    if (function.operandCount(instruction) > 0) {
      int index = selection.use(instruction, 0);
      trap(code).useFixed(index, CallingConvention.trapIndexRegister());
    } else {
      trap(code);
    }
  }

  private MachineFunctionBuilder trap(long code) {
    return writer.pseudo(Pseudo.TRAP).immediate(code);
  }

  void unreachable() {
    writer.pseudo(Pseudo.UNREACHABLE);
  }

  void trapIf(int instruction) {
    if (function.operandCount(instruction) > 1) {
      int index = selection.use(instruction, 1);
      Predicate predicate = flags.ofValue(function.operand(instruction, 0));
      trapIf(predicate, function.immediate(instruction)).useAny(index);
    } else {
      Predicate predicate = flags.ofValue(function.operand(instruction, 0));
      trapIf(predicate, function.immediate(instruction));
    }
  }

  private MachineFunctionBuilder trapIf(Predicate predicate, long code) {
    return writer.pseudo(Pseudo.TRAP_IF).immediate(predicate.pack()).immediate(code);
  }

  void boundsCheck(int instruction) {
    int index = function.operand(instruction, 0);
    long bytes = function.immediate(instruction);
    long code = TrapCode.MEMORY_OUT_OF_BOUNDS.ordinal();
    int end = selection.use(index);
    boolean isShort = selection.isResultOf(index, IrOp.EXTEND_I32_U);
    if (isShort && bytes == (int) bytes) {
      int start = end;
      end = selection.temporary(IrType.I64);
      selection.addresses.compute(Source.Memory.of(start, (int) bytes), IrType.I64, end);
    } else if (bytes != 0) {
      int start = end;
      end = selection.temporary(IrType.I64);
      addWithCarry(start, bytes, end);
      trapIf(Predicate.of(Condition.BELOW), code);
    }
    Source size = selection.source(function.operand(instruction, 1));
    writer.write(Arithmetic.CMP_RM.of(8), size, end);
    trapIf(Predicate.of(Condition.ABOVE), code);
  }

  private void addWithCarry(int start, long bytes, int end) {
    if (bytes == (int) bytes) {
      Form form = bytes == (byte) bytes ? Arithmetic.ADD_I8.of(8) : Arithmetic.ADD_I.of(8);
      writer.writeImmediate(form, bytes, start, end);
    } else {
      int addend = selection.integer(IrType.I64, bytes);
      writer.write(Arithmetic.ADD_RM.of(8), start, end, addend);
    }
  }

  void interruptCheck() {
    Source flag = Source.Memory.of(selection.storeContext, ContextLayout.Store.INTERRUPT_FLAG);
    writer.writeImmediate(Arithmetic.CMP_I8.of(4), flag, 0);
    callIf(Condition.NOT_EQUAL, RuntimeFunction.INTERRUPT);
  }

  private void callIf(Condition condition, RuntimeFunction function) {
    writer
        .pseudo(Pseudo.CALL_RUNTIME_IF)
        .immediate(Predicate.of(condition).pack())
        .immediate(function.ordinal());
  }

  /** Takes fuel, but nothing if there is not enough: what is left is left. */
  void consumeFuel(int instruction) {
    Source fuel = Source.Memory.of(selection.storeContext, ContextLayout.Store.FUEL);
    long units = function.immediate(instruction);
    boolean isOperand = function.operandCount(instruction) > 0;
    if (!isOperand && units == (byte) units) {
      writer.writeImmediate(Arithmetic.CMP_I8.of(8), fuel, units);
      callIf(Condition.LESS, RuntimeFunction.OUT_OF_FUEL);
      writer.writeImmediate(Arithmetic.SUB_I8.of(8), fuel, units);
    } else {
      int register =
          isOperand ? selection.use(instruction, 0) : selection.integer(IrType.I64, units);
      writer.write(Arithmetic.CMP_MR.of(8), fuel, register);
      callIf(Condition.LESS, RuntimeFunction.OUT_OF_FUEL);
      writer.write(Arithmetic.SUB_MR.of(8), fuel, register);
    }
  }
}
