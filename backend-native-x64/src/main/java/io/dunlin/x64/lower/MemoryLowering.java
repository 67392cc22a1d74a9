package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.VectorMoves;

/** Lowers loads and stores of scalars and whole vectors. */
final class MemoryLowering {
  private final Selection selection;
  private final IrFunction function;
  private final VectorMemoryLowering vectors;

  MemoryLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
    vectors = new VectorMemoryLowering(selection);
  }

  private Access access(int instruction) {
    return MemoryOperand.access(function.immediate(instruction));
  }

  void load(int instruction) {
    IrType type = function.shape(instruction).type();
    if (type == IrType.V128) {
      vectors.load(instruction);
      return;
    }
    Source memory = selection.addresses.of(instruction);
    int result = selection.result(function.result(instruction));
    selection.writer.write(loadForm(type, access(instruction)), memory, result);
  }

  private Form loadForm(IrType type, Access access) {
    int bytes = type.bytes();
    return switch (access) {
      case S8 -> Moves.MOVSX_8.of(bytes);
      case U8 -> Moves.MOVZX_8.of(4);
      case S16 -> Moves.MOVSX_16.of(bytes);
      case U16 -> Moves.MOVZX_16.of(4);
      case S32 -> Moves.MOVSX_32;
      case U32 -> Moves.MOV_RM.of(4);
      case WHOLE -> loadWhole(type);
      default -> throw new IllegalArgumentException(type + " with " + access);
    };
  }

  private Form loadWhole(IrType type) {
    return switch (type) {
      case I32, I64 -> Moves.MOV_RM.of(type.bytes());
      case F32 -> VectorMoves.MOVSS_LOAD.on(selection.features);
      case F64 -> VectorMoves.MOVSD_LOAD.on(selection.features);
      case V128 -> throw new IllegalArgumentException("a vector");
    };
  }

  void store(int instruction) {
    int value = function.operand(instruction, 1);
    IrType type = function.type(value);
    int bytes = access(instruction).bytes(type);
    if (type.isInteger() && selection.isConstant(value)) {
      storeConstant(instruction, value, bytes);
      return;
    }
    int register = selection.use(value);
    Source memory = selection.addresses.of(instruction);
    selection.writer.write(storeForm(type, bytes), memory, register);
  }

  private void storeConstant(int instruction, int value, int bytes) {
    long bits = narrow(selection.bits(value), bytes);
    Source memory = selection.addresses.of(instruction);
    if (bits == (int) bits) {
      selection.writer.writeImmediate(Moves.MOV_I.of(bytes), memory, bits);
    } else {
      selection.writer.write(Moves.MOV_MR.of(bytes), memory, selection.use(value));
    }
  }

  private static long narrow(long bits, int bytes) {
    int unused = 64 - bytes * 8;
    return bits << unused >> unused;
  }

  private Form storeForm(IrType type, int bytes) {
    return switch (type) {
      case I32, I64 -> Moves.MOV_MR.of(bytes);
      case F32 -> VectorMoves.MOVSS_STORE.on(selection.features);
      case F64 -> VectorMoves.MOVSD_STORE.on(selection.features);
      case V128 -> VectorMoves.MOVUPS_MR.on(selection.features);
    };
  }
}
