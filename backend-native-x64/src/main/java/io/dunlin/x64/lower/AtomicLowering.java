package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.encode.Registers;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Atomics;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;

/**
 * Lowers sequentially consistent accesses. A plain load is one on this CPU, since stores are
 * exchanges, which nothing passes.
 */
final class AtomicLowering {
  private static final int AND = 0;
  private static final int OR = 1;
  private static final int XOR = 2;

  private final Selection selection;
  private final IrFunction function;
  private final InstructionWriter writer;

  AtomicLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
    writer = selection.writer;
  }

  private IrType type(int instruction) {
    return function.shape(instruction).type();
  }

  private int bytes(int instruction) {
    return MemoryOperand.access(function.immediate(instruction)).bytes(type(instruction));
  }

  private int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  /** The move that clears all of a register above so many bytes. */
  private static Form zeroExtension(int bytes) {
    return switch (bytes) {
      case 1 -> Moves.MOVZX_8.of(4);
      case 2 -> Moves.MOVZX_16.of(4);
      default -> Moves.MOV_RM.of(bytes);
    };
  }

  void load(int instruction) {
    Source memory = selection.addresses.of(instruction);
    writer.write(zeroExtension(bytes(instruction)), memory, result(instruction));
  }

  void store(int instruction) {
    int value = selection.use(instruction, 1);
    Source memory = selection.addresses.of(instruction);
    int old = selection.temporary(type(instruction));
    writer.write(Atomics.XCHG.of(bytes(instruction)), memory, value, old);
  }

  void exchange(int instruction) {
    int value = selection.use(instruction, 1);
    Source memory = selection.addresses.of(instruction);
    extend(
        instruction, old -> writer.write(Atomics.XCHG.of(bytes(instruction)), memory, value, old));
  }

  /** Instructions that give less than 32 bits leave the rest of the register as it was. */
  private void extend(int instruction, java.util.function.IntConsumer access) {
    int bytes = bytes(instruction);
    if (bytes >= 4) {
      access.accept(result(instruction));
      return;
    }
    int old = selection.temporary(type(instruction));
    access.accept(old);
    writer.write(zeroExtension(bytes), new Source.Register(old), result(instruction));
  }

  void add(int instruction) {
    exchangeSum(instruction, selection.use(instruction, 1));
  }

  void sub(int instruction) {
    int negated = selection.temporary(type(instruction));
    writer.write(
        Arithmetic.NEG.of(type(instruction).bytes()), selection.use(instruction, 1), negated);
    exchangeSum(instruction, negated);
  }

  private void exchangeSum(int instruction, int addend) {
    Source memory = selection.addresses.of(instruction);
    extend(
        instruction,
        old -> writer.write(Atomics.LOCK_XADD.of(bytes(instruction)), memory, addend, old));
  }

  void compareExchange(int instruction) {
    int expected = selection.use(instruction, 1);
    int replacement = selection.use(instruction, 2);
    Source memory = selection.addresses.of(instruction);
    int bytes = bytes(instruction);
    // Where it finds what is expected, the machine leaves the register as it is, all 64 bits.
    boolean isNarrow = bytes < type(instruction).bytes();
    int old = isNarrow ? selection.temporary(type(instruction)) : result(instruction);
    writer.write(Atomics.LOCK_CMPXCHG.of(bytes), memory, replacement, expected, old);
    if (isNarrow) {
      writer.write(zeroExtension(bytes), new Source.Register(old), result(instruction));
    }
  }

  void and(int instruction) {
    update(instruction, AND);
  }

  void or(int instruction) {
    update(instruction, OR);
  }

  void xor(int instruction) {
    update(instruction, XOR);
  }

  private void update(int instruction, int operation) {
    int value = selection.use(instruction, 1);
    Source.Memory memory = selection.addresses.simple(instruction);
    int accumulator = RegisterFile.general(Registers.RAX);
    selection
        .writer
        .pseudo(Pseudo.ATOMIC_UPDATE)
        .operand(memory.base(), InstructionWriter.lateUse())
        .operand(value, InstructionWriter.lateUse())
        .operand(result(instruction), Operand.fixed(Operand.EARLY_DEFINITION, accumulator))
        .temporary(RegisterClass.GENERAL)
        .immediate(operation)
        .immediate(bytes(instruction))
        .immediate(memory.displacement());
  }

  void fence() {
    writer.write(Atomics.MFENCE);
  }
}
