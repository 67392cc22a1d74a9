package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Conversions;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorMoves;

/** Lowers conversions between scalars. */
final class ConversionLowering {
  private final Selection selection;
  private final IrFunction function;

  ConversionLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  private IrType operandType(int instruction) {
    return function.type(function.operand(instruction, 0));
  }

  private IrType type(int instruction) {
    return function.shape(instruction).type();
  }

  private int result(int instruction) {
    return selection.result(function.result(instruction));
  }

  void truncS(int instruction) {
    toInteger(instruction, Pseudo.TRUNCATE_SIGNED);
  }

  void truncU(int instruction) {
    toInteger(instruction, Pseudo.TRUNCATE_UNSIGNED);
  }

  void truncSatS(int instruction) {
    toInteger(instruction, Pseudo.SATURATE_SIGNED);
  }

  void truncSatU(int instruction) {
    toInteger(instruction, Pseudo.SATURATE_UNSIGNED);
  }

  private void toInteger(int instruction, Pseudo pseudo) {
    int source = selection.use(instruction, 0);
    selection
        .writer
        .pseudo(pseudo)
        .operand(source, InstructionWriter.lateUse())
        .define(result(instruction))
        .temporary(RegisterClass.VECTOR)
        .immediate(operandType(instruction).bytes())
        .immediate(type(instruction).bytes());
  }

  void convertS(int instruction) {
    boolean isWide = operandType(instruction) == IrType.I64;
    Vector single = isWide ? Conversions.CVTSI2SS_64 : Conversions.CVTSI2SS_32;
    Vector twice = isWide ? Conversions.CVTSI2SD_64 : Conversions.CVTSI2SD_32;
    Source source = selection.source(function.operand(instruction, 0));
    intoZero(instruction, type(instruction) == IrType.F32 ? single : twice, source);
  }

  /** The upper lanes come from zeros, so that the result waits for nothing that has been there. */
  private void intoZero(int instruction, Vector form, Source source) {
    int zero = selection.zero(IrType.V128);
    selection.vector(form, result(instruction), zero, source);
  }

  void convertU(int instruction) {
    int operand = selection.use(instruction, 0);
    if (operandType(instruction) == IrType.I32) {
      boolean isSingle = type(instruction) == IrType.F32;
      intoZero(
          instruction,
          isSingle ? Conversions.CVTSI2SS_64 : Conversions.CVTSI2SD_64,
          new Source.Register(operand));
      return;
    }
    MachineFunctionBuilder conversion = selection.writer.pseudo(Pseudo.CONVERT_UNSIGNED);
    conversion
        .operand(operand, InstructionWriter.lateUse())
        .define(result(instruction))
        .temporary(RegisterClass.GENERAL)
        .immediate(type(instruction).bytes());
  }

  void demote(int instruction) {
    Source source = new Source.Register(selection.use(instruction, 0));
    intoZero(instruction, Conversions.CVTSD2SS, source);
  }

  void promote(int instruction) {
    Source source = new Source.Register(selection.use(instruction, 0));
    intoZero(instruction, Conversions.CVTSS2SD, source);
  }

  void reinterpret(int instruction) {
    int operand = selection.use(instruction, 0);
    int result = result(instruction);
    Source source = new Source.Register(operand);
    switch (type(instruction)) {
      case I32 ->
          selection.writer.write(VectorMoves.MOVD_RX.on(selection.features), result, operand);
      case I64 ->
          selection.writer.write(VectorMoves.MOVQ_RX.on(selection.features), result, operand);
      case F32 -> selection.plain(VectorMoves.MOVD_XR, source, result);
      case F64 -> selection.plain(VectorMoves.MOVQ_XR, source, result);
      case V128 -> throw new IllegalArgumentException("a vector");
    }
  }
}
