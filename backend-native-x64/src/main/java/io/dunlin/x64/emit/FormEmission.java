package io.dunlin.x64.emit;

import io.dunlin.compiler.emit.FunctionEmission;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.encode.Instruction;
import io.dunlin.x64.encode.Registers;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Operand;
import io.dunlin.x64.inst.Role;

/** Emits instructions of the machine form whose opcodes are forms, one after the other. */
final class FormEmission {
  private static final int NO_LABEL = -1;

  private final X64Target target;
  private final FunctionEmission emission;
  private final Assembler assembler;
  private int instruction;
  private Form form = Control.NOP;
  private AddressMode mode = AddressMode.OPERAND;
  private int nextOperand;
  private int nextImmediate;
  private int constantLabel;

  FormEmission(X64Target target, FunctionEmission emission, Assembler assembler) {
    this.target = target;
    this.emission = emission;
    this.assembler = assembler;
  }

  private Instruction start(int newInstruction) {
    instruction = newInstruction;
    int opcode = emission.function().opcode(instruction);
    form = Opcode.form(opcode);
    mode = Opcode.mode(opcode);
    nextOperand = 0;
    nextImmediate = 0;
    constantLabel = NO_LABEL;
    Instruction encoded = assembler.start(form);
    setImmediate(encoded);
    return encoded;
  }

  void emit(int newInstruction) {
    Instruction encoded = start(newInstruction);
    for (int i = 0; i < form.explicitOperands(); i++) {
      if (i == form.modRmRm() && mode != AddressMode.OPERAND) {
        setMemory(encoded);
      } else if (form.operand(i).kind().mayBeRegister()) {
        setRegister(encoded, i);
      }
    }
    append();
  }

  /** Emits an instruction that has one operand with another register for its result. */
  void emitInto(int newInstruction, int register) {
    Instruction encoded = start(newInstruction);
    encoded.register(0, register);
    if (mode != AddressMode.OPERAND) {
      setMemory(encoded);
    }
    append();
  }

  private void append() {
    if (Opcode.traps(emission.function().opcode(instruction))) {
      emission.buffer().mayTrap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    }
    if (constantLabel != NO_LABEL) {
      assembler.appendWithLabel(constantLabel);
    } else {
      assembler.append();
    }
  }

  private void setImmediate(Instruction encoded) {
    if (form.immediate() >= 0) {
      encoded.immediate(immediate());
    }
  }

  private long immediate() {
    MachineFunction function = emission.function();
    return function.immediate(instruction, nextImmediate++);
  }

  private void setRegister(Instruction encoded, int position) {
    Operand operand = form.operand(position);
    if (operand.role() == Role.READ_WRITE) {
      nextOperand++;
    }
    int location = emission.location(instruction, nextOperand++);
    if (Location.isSlot(location)) {
      encoded.memory(target.slot(location, emission));
    } else {
      encoded.register(position, RegisterFile.encoding(Location.register(location)));
    }
  }

  private int addressRegister() {
    int location = emission.location(instruction, nextOperand++);
    return RegisterFile.encoding(Location.register(location));
  }

  private void setMemory(Instruction encoded) {
    switch (mode) {
      case BASE -> encoded.memory(Address.of(addressRegister(), (int) immediate()));
      case BASE_INDEX -> {
        int base = addressRegister();
        encoded.memory(address(base, addressRegister()));
      }
      case INDEX -> encoded.memory(address(Address.NONE, addressRegister()));
      case CONSTANT -> {
        constantLabel = emission.buffer().constant((int) immediate(), immediate(), immediate());
      }
      case OPERAND -> throw new IllegalStateException("no memory");
    }
  }

  private Address address(int base, int index) {
    int displacement = (int) immediate();
    int scale = (int) immediate();
    // As a base, r13 takes a displacement, even 0, which is a sum of three and slower.
    boolean isSwapped = base == Registers.R13 && scale == 1 && displacement == 0;
    return isSwapped
        ? Address.indexed(index, base, scale, displacement)
        : Address.indexed(base, index, scale, displacement);
  }
}
