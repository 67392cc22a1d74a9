package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorMoves;
import io.dunlin.x64.inst.X64Feature;

/** Lowers loads of vectors, whole or spread over lanes, and accesses to lanes. */
final class VectorMemoryLowering {
  private final Selection selection;
  private final IrFunction function;

  VectorMemoryLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
  }

  void load(int instruction) {
    Access access = MemoryOperand.access(function.immediate(instruction));
    Source memory = selection.addresses.of(instruction);
    int result = selection.result(function.result(instruction));
    switch (access) {
      case SPLAT8, SPLAT16, SPLAT32, SPLAT64 -> splat(access, memory, result);
      default -> selection.plain(form(access), memory, result);
    }
  }

  private static Vector form(Access access) {
    return switch (access) {
      case WHOLE -> VectorMoves.MOVUPS_RM;
      case S8X8 -> Shuffles.PMOVSXBW;
      case U8X8 -> Shuffles.PMOVZXBW;
      case S16X4 -> Shuffles.PMOVSXWD;
      case U16X4 -> Shuffles.PMOVZXWD;
      case S32X2 -> Shuffles.PMOVSXDQ;
      case U32X2 -> Shuffles.PMOVZXDQ;
      case ZERO32 -> VectorMoves.MOVSS_LOAD;
      case ZERO64 -> VectorMoves.MOVSD_LOAD;
      default -> throw new IllegalArgumentException("a vector with " + access);
    };
  }

  private void splat(Access access, Source memory, int result) {
    switch (access) {
      case SPLAT8 -> splat8(memory, result);
      case SPLAT16 -> splat16(memory, result);
      case SPLAT32 -> splat32(memory, result);
      default -> selection.plain(VectorMoves.MOVDDUP, memory, result);
    }
  }

  private void splat8(Source memory, int result) {
    if (selection.has(X64Feature.AVX2)) {
      selection.writer.write(VectorMoves.VPBROADCASTB, memory, result);
      return;
    }
    int lowest = selection.temporary(IrType.V128);
    int zero = selection.zero(IrType.V128);
    selection.vectorImmediate(VectorMoves.PINSRB, 0, lowest, zero, memory);
    selection.vector(Shuffles.PSHUFB, result, lowest, selection.zero(IrType.V128));
  }

  private void splat16(Source memory, int result) {
    if (selection.has(X64Feature.AVX2)) {
      selection.writer.write(VectorMoves.VPBROADCASTW, memory, result);
      return;
    }
    int lowest = selection.temporary(IrType.V128);
    int zero = selection.zero(IrType.V128);
    selection.vectorImmediate(VectorMoves.PINSRW, 0, lowest, zero, memory);
    int half = selection.temporary(IrType.V128);
    selection.writer.writeImmediate(
        Shuffles.PSHUFLW.on(selection.features), new Source.Register(lowest), 0, half);
    selection.writer.writeImmediate(
        Shuffles.PSHUFD.on(selection.features), new Source.Register(half), 0, result);
  }

  private void splat32(Source memory, int result) {
    if (selection.has(X64Feature.AVX)) {
      selection.writer.write(VectorMoves.VBROADCASTSS, memory, result);
      return;
    }
    int lowest = selection.temporary(IrType.V128);
    selection.writer.write(VectorMoves.MOVSS_LOAD.sse(), memory, lowest);
    selection.writer.writeImmediate(Shuffles.PSHUFD.sse(), new Source.Register(lowest), 0, result);
  }

  void loadLane(int instruction) {
    int lane = MemoryOperand.lane(function.immediate(instruction));
    int vector = selection.use(instruction, 1);
    Source memory = selection.addresses.of(instruction);
    int result = selection.result(function.result(instruction));
    selection.vectorImmediate(insertion(instruction), lane, result, vector, memory);
  }

  private Vector insertion(int instruction) {
    return switch (function.shape(instruction).laneBits()) {
      case 8 -> VectorMoves.PINSRB;
      case 16 -> VectorMoves.PINSRW;
      case 32 -> VectorMoves.PINSRD;
      default -> VectorMoves.PINSRQ;
    };
  }

  void storeLane(int instruction) {
    int lane = MemoryOperand.lane(function.immediate(instruction));
    int vector = selection.use(instruction, 1);
    Source memory = selection.addresses.of(instruction);
    selection.writer.writeImmediate(
        extraction(instruction).on(selection.features), memory, lane, vector);
  }

  private Vector extraction(int instruction) {
    return switch (function.shape(instruction).laneBits()) {
      case 8 -> VectorMoves.PEXTRB;
      case 16 -> VectorMoves.PEXTRW;
      case 32 -> VectorMoves.PEXTRD;
      default -> VectorMoves.PEXTRQ;
    };
  }
}
