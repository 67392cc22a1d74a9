package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.x64.emit.AddressMode;
import io.dunlin.x64.emit.Opcode;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Moves;

/** Lowers reads and writes of variables, which are in slots of their own. */
final class VariableLowering {
  private static final int READ = Operand.of(Operand.USE, Operand.STACK);
  private static final int WRITTEN = Operand.of(Operand.DEFINITION, Operand.STACK);

  private final Selection selection;
  private final IrFunction function;

  VariableLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  private int variable(int instruction, IrType type) {
    return selection.lowering.variable((int) function.immediate(instruction), type);
  }

  void get(int instruction) {
    int value = function.result(instruction);
    int variable = variable(instruction, function.type(value));
    selection
        .writer
        .pseudo(Pseudo.MOVE)
        .define(selection.result(value))
        .operand(variable, READ)
        .move();
  }

  void set(int instruction) {
    int value = function.operand(instruction, 0);
    IrType type = function.type(value);
    int variable = variable(instruction, type);
    if (isImmediate(value, type)) {
      int opcode = Opcode.of(Moves.MOV_I.of(type.bytes()), AddressMode.OPERAND);
      selection
          .builder
          .instruction(opcode)
          .operand(variable, WRITTEN)
          .immediate(selection.bits(value));
    } else {
      int register = selection.use(value);
      selection.writer.pseudo(Pseudo.MOVE).operand(variable, WRITTEN).use(register).move();
    }
  }

  /** Can one instruction store the constant, whatever its bits mean? */
  private boolean isImmediate(int value, IrType type) {
    return selection.isConstant(value)
        && type != IrType.V128
        && selection.bits(value) == (int) selection.bits(value);
  }
}
