package io.dunlin.x64.emit;

import io.dunlin.compiler.emit.FunctionEmission;
import io.dunlin.compiler.emit.MachineBuffer;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.encode.Address;

/** The pseudo instruction that is being emitted: its operands, and where code goes. */
final class Site {
  /** The registers that emission may overwrite, by their numbers in instructions. */
  static final int SCRATCH = RegisterFile.encoding(MachineRegisters.GENERAL_SCRATCH);

  static final int VECTOR_SCRATCH = RegisterFile.encoding(MachineRegisters.VECTOR_SCRATCH);

  private final X64Target target;
  private final FunctionEmission emission;
  private int instruction;

  Site(X64Target target, FunctionEmission emission) {
    this.target = target;
    this.emission = emission;
  }

  /** Another instruction is being emitted. */
  Site at(int newInstruction) {
    instruction = newInstruction;
    return this;
  }

  X64Target target() {
    return target;
  }

  FunctionEmission emission() {
    return emission;
  }

  int instruction() {
    return instruction;
  }

  Assembler assembler() {
    return target.assembler(emission);
  }

  MachineBuffer buffer() {
    return emission.buffer();
  }

  int location(int operand) {
    return emission.location(instruction, operand);
  }

  /** The number in instructions of the register that an operand is in. */
  int register(int operand) {
    return RegisterFile.encoding(Location.register(location(operand)));
  }

  boolean isRegister(int operand) {
    return Location.isRegister(location(operand));
  }

  /** The slot that an operand is in. */
  Address slot(int operand) {
    return target.slot(location(operand), emission);
  }

  /** The size of an operand's value in bytes. */
  int width(int operand) {
    return emission.width(instruction, operand);
  }

  long immediate(int index) {
    return emission.function().immediate(instruction, index);
  }

  int immediateCount() {
    return emission.function().immediateCount(instruction);
  }

  int successorCount() {
    return emission.function().successorCount(emission.block());
  }

  /** Is the instruction the last one of its block? */
  boolean isLast() {
    return emission.function().blockEnd(emission.block()) == instruction + 1;
  }

  int successorLabel(int index) {
    return emission.label(emission.function().successor(emission.block(), index));
  }

  boolean isNext(int successor) {
    return emission.isNext(emission.function().successor(emission.block(), successor));
  }

  /** Goes on at a successor. */
  void goTo(int successor) {
    if (!isNext(successor)) {
      assembler().jump(successorLabel(successor));
    }
  }
}
