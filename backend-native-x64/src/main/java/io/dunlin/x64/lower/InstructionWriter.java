package io.dunlin.x64.lower;

import io.dunlin.compiler.lower.FunctionLowering;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.x64.emit.AddressMode;
import io.dunlin.x64.emit.Opcode;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Operand;
import io.dunlin.x64.inst.OperandKind;
import io.dunlin.x64.inst.RegisterClass;

/**
 * Writes instructions of the machine form.
 *
 * <p>Virtual registers are given in the order of the form's operands, implicit ones last, but for
 * the operand in {@code rm} where it is a {@link Source}. For an operand that is read and written
 * there are two: what is read, then what is written.
 */
final class InstructionWriter {
  private static final int LATE_USE =
      io.dunlin.compiler.machine.Operand.of(
          io.dunlin.compiler.machine.Operand.LATE_USE, io.dunlin.compiler.machine.Operand.REGISTER);

  private final FunctionLowering lowering;
  private final MachineFunctionBuilder builder;
  private int operands;
  private int[] registers = {};
  private int next;

  InstructionWriter(FunctionLowering lowering) {
    this.lowering = lowering;
    this.builder = lowering.builder();
  }

  void write(Form form, int... virtualRegisters) {
    begin(Opcode.of(form, AddressMode.OPERAND), virtualRegisters);
    writeOperands(form);
  }

  void writeImmediate(Form form, long immediate, int... virtualRegisters) {
    begin(Opcode.of(form, AddressMode.OPERAND), virtualRegisters);
    builder.immediate(immediate);
    writeOperands(form);
  }

  void write(Form form, Source source, int... virtualRegisters) {
    begin(form, source, virtualRegisters);
    writeOperands(form, source);
  }

  void writeImmediate(Form form, Source source, long immediate, int... virtualRegisters) {
    begin(form, source, virtualRegisters);
    builder.immediate(immediate);
    writeOperands(form, source);
  }

  private static AddressMode mode(Source source) {
    if (source instanceof Source.Memory memory) {
      return memory.mode();
    }
    return source instanceof Source.Constant ? AddressMode.CONSTANT : AddressMode.OPERAND;
  }

  /** What traps comes from the instruction that accesses memory, whoever has taken it along. */
  private void begin(Form form, Source source, int... virtualRegisters) {
    int opcode = Opcode.of(form, mode(source));
    if (source instanceof Source.Memory memory && memory.traps()) {
      builder.setSourceOffset(memory.trapPosition());
      begin(Opcode.trapping(opcode), virtualRegisters);
      builder.setSourceOffset(lowering.position());
    } else {
      begin(opcode, virtualRegisters);
    }
  }

  private void begin(int opcode, int... virtualRegisters) {
    builder.instruction(opcode);
    operands = 0;
    registers = virtualRegisters;
    next = 0;
  }

  private void writeOperands(Form form) {
    for (int i = 0; i < form.operands().size(); i++) {
      writeOperand(form.operand(i), i == form.modRmRm());
    }
    finish(form);
  }

  private void writeOperands(Form form, Source source) {
    for (int i = 0; i < form.operands().size(); i++) {
      if (i == form.modRmRm()) {
        writeSource(form.operand(i), source);
      } else {
        writeOperand(form.operand(i), false);
      }
    }
    finish(form);
  }

  private void finish(Form form) {
    if (next != registers.length) {
      throw new IllegalArgumentException(form + ": " + registers.length + " registers");
    }
  }

  private void writeOperand(Operand operand, boolean isInRm) {
    OperandKind kind = operand.kind();
    if (!kind.mayBeRegister()) {
      return;
    }
    switch (operand.role()) {
      case READ -> read(kind, registers[next++], isInRm);
      case WRITE -> define(kind, registers[next++]);
      case READ_WRITE -> update(kind, registers[next++], registers[next++]);
    }
  }

  private void read(OperandKind kind, int register, boolean isInRm) {
    if (kind.fixedRegister() >= 0) {
      builder.useFixed(register, fixed(kind));
    } else if (isInRm && mayBeSlot(kind, register)) {
      builder.useAny(register);
    } else {
      builder.use(register);
    }
    operands++;
  }

  private boolean mayBeSlot(OperandKind kind, int register) {
    return kind.mayBeMemory() && kind.memoryBytes() <= builder.width(register);
  }

  private void define(OperandKind kind, int register) {
    if (kind.fixedRegister() >= 0) {
      builder.defineFixed(register, fixed(kind));
    } else {
      builder.define(register);
    }
    operands++;
  }

  private void update(OperandKind kind, int from, int to) {
    if (kind.fixedRegister() >= 0) {
      builder.useFixed(from, fixed(kind)).defineFixed(to, fixed(kind));
    } else {
      builder.use(from).defineReusing(to, operands);
    }
    operands += 2;
  }

  private static int fixed(OperandKind kind) {
    return kind.registerClass() == RegisterClass.GENERAL
        ? RegisterFile.general(kind.fixedRegister())
        : RegisterFile.vector(kind.fixedRegister());
  }

  private void writeSource(Operand operand, Source source) {
    if (source instanceof Source.Register register) {
      read(operand.kind(), register.number(), true);
    } else if (source instanceof Source.Memory memory) {
      writeMemory(memory);
    } else if (source instanceof Source.Constant constant) {
      builder.immediate(constant.bytes()).immediate(constant.low()).immediate(constant.high());
    }
  }

  private void writeMemory(Source.Memory memory) {
    int count = memory.mode().registers();
    if (count > 0) {
      builder.use(memory.base());
    }
    if (count > 1) {
      builder.use(memory.index());
    }
    operands += count;
    builder.immediate(memory.displacement());
    if (memory.mode() != AddressMode.BASE) {
      builder.immediate(memory.scale());
    }
  }

  /** Begins a pseudo instruction, whose operands and immediates are to be added. */
  MachineFunctionBuilder pseudo(Pseudo pseudo) {
    return builder.instruction(Opcode.of(pseudo));
  }

  /** The specification of an operand that is read until all results are written. */
  static int lateUse() {
    return LATE_USE;
  }
}
