package io.dunlin.x64.emit;

import io.dunlin.compiler.emit.MachineBuffer;
import io.dunlin.compiler.object.RelocationKind;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.encode.Encoder;
import io.dunlin.x64.encode.Instruction;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Form;

/**
 * Appends instructions to a buffer. Registers are given by their numbers in instructions, in the
 * order of the form's operands, but for operands that are fixed, the immediate, and memory.
 */
public final class Assembler {
  private static final int DISTANCE_BYTES = 4;

  private final MachineBuffer buffer;
  private final Encoder encoder = new Encoder();
  private final Instruction instruction = new Instruction(Control.NOP);

  /** Appends to {@code buffer}. */
  public Assembler(MachineBuffer buffer) {
    this.buffer = buffer;
  }

  /** A buffer for code of this CPU. */
  public static MachineBuffer newBuffer() {
    return new MachineBuffer(new LabelKinds());
  }

  /** Where the instructions go. */
  public MachineBuffer buffer() {
    return buffer;
  }

  /**
   * Begins an instruction, whose operands are to be set before it is {@linkplain #append given}.
   */
  Instruction start(Form form) {
    return instruction.start(form);
  }

  /** Appends the instruction that was started. */
  void append() {
    encoder.encode(instruction);
    append(0, encoder.length());
  }

  private void append(int from, int to) {
    buffer.putBytes(encoder.bytes(), from, to);
  }

  /** Appends the instruction that was started, with memory that is a label's. */
  void appendWithLabel(int label) {
    instruction.memory(Address.relative(0));
    encoder.encode(instruction);
    int at = encoder.displacementAt();
    append(0, at);
    buffer.reference(LabelKinds.displacement(encoder.length() - at - DISTANCE_BYTES), label);
    append(at, encoder.length());
  }

  private void setRegisters(int... registers) {
    Form form = instruction.form();
    int next = 0;
    for (int i = 0; i < form.explicitOperands() && next < registers.length; i++) {
      boolean isMemory = i == form.modRmRm() && instruction.hasMemory();
      if (!isMemory
          && form.operand(i).kind().mayBeRegister()
          && form.operand(i).kind().fixedRegister() < 0) {
        instruction.register(i, registers[next++]);
      }
    }
  }

  /** Appends an instruction with registers only. */
  public void emit(Form form, int... registers) {
    start(form);
    setRegisters(registers);
    append();
  }

  /** Appends an instruction with an immediate. */
  public void emitImmediate(Form form, long immediate, int... registers) {
    start(form).immediate(immediate);
    setRegisters(registers);
    append();
  }

  /** Appends an instruction with memory. */
  public void emitMemory(Form form, Address address, int... registers) {
    start(form).memory(address);
    setRegisters(registers);
    append();
  }

  /** Appends an instruction with memory and an immediate. */
  public void emitMemoryImmediate(Form form, Address address, long immediate, int... registers) {
    start(form).memory(address).immediate(immediate);
    setRegisters(registers);
    append();
  }

  /** Appends an instruction whose memory operand is a constant behind the code. */
  public void emitConstant(Form form, int bytes, long low, long high, int... registers) {
    emitLabel(form, buffer.constant(bytes, low, high), registers);
  }

  /** Appends an instruction whose memory operand is what a label stands for. */
  public void emitLabel(Form form, int label, int... registers) {
    start(form).memory(Address.relative(0));
    setRegisters(registers);
    appendWithLabel(label);
  }

  /** Appends a jump to a label. */
  public void jump(int label) {
    buffer.branch(LabelKinds.JUMP, label);
  }

  /** Appends a jump to a label that is taken if the condition holds. */
  public void jump(Condition condition, int label) {
    buffer.branch(LabelKinds.jump(condition), label);
  }

  /** Appends a jump to out-of-line code for a trap. */
  public void trap(Condition condition, TrapCode code) {
    jump(condition, buffer.trapLabel(code));
  }

  /** Appends a call of something outside of the code. */
  public void call(RelocationTarget target, int index) {
    emitFar(Control.CALL_32, target, index);
  }

  /** Appends a jump to something outside of the code. */
  public void jump(RelocationTarget target, int index) {
    emitFar(Control.JMP_32, target, index);
  }

  private void emitFar(Form form, RelocationTarget target, int index) {
    encoder.encode(start(form));
    int at = encoder.displacementAt();
    append(0, at);
    buffer.relocate(RelocationKind.PC_RELATIVE_32, target, index, -DISTANCE_BYTES);
    append(at, encoder.length());
  }
}
