package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorMoves;
import io.dunlin.x64.inst.X64Feature;

/** Lowers moves between scalars and lanes. */
final class LaneLowering {
  private static final int LOWER_HALF_TWICE = 0x44;
  private static final int UPPER_HALF = 0xEE;

  private final Selection selection;
  private final VectorCode code;

  LaneLowering(VectorCode code) {
    this.code = code;
    selection = code.selection;
  }

  void splat(int instruction) {
    int operand = code.use(instruction, 0);
    int result = code.result(instruction);
    switch (code.shape(instruction)) {
      case I8X16 -> splat8(result, lowest(VectorMoves.MOVD_XR, operand));
      case I16X8 -> splat16(result, lowest(VectorMoves.MOVD_XR, operand));
      case I32X4 ->
          code.unaryImmediateInto(result, Shuffles.PSHUFD, 0, lowest(VectorMoves.MOVD_XR, operand));
      case I64X2 ->
          code.unaryImmediateInto(
              result, Shuffles.PSHUFD, LOWER_HALF_TWICE, lowest(VectorMoves.MOVQ_XR, operand));
      case F32X4 ->
          selection.vectorImmediate(
              Floats.SHUFPS, 0, result, operand, new Source.Register(operand));
      default -> selection.plain(VectorMoves.MOVDDUP, new Source.Register(operand), result);
    }
  }

  private int lowest(Vector move, int general) {
    int register = code.temporary();
    selection.plain(move, new Source.Register(general), register);
    return register;
  }

  private void splat8(int result, int lowest) {
    if (selection.has(X64Feature.AVX2)) {
      selection.writer.write(VectorMoves.VPBROADCASTB, new Source.Register(lowest), result);
    } else {
      code.binaryInto(result, Shuffles.PSHUFB, lowest, code.zero());
    }
  }

  private void splat16(int result, int lowest) {
    if (selection.has(X64Feature.AVX2)) {
      selection.writer.write(VectorMoves.VPBROADCASTW, new Source.Register(lowest), result);
    } else {
      int half = code.unaryImmediate(Shuffles.PSHUFLW, 0, lowest);
      code.unaryImmediateInto(result, Shuffles.PSHUFD, 0, half);
    }
  }

  private int lane(int instruction) {
    return (int) code.function.immediate(instruction);
  }

  void extract(int instruction) {
    int vector = code.use(instruction, 0);
    int lane = lane(instruction);
    int result = code.result(instruction);
    switch (code.shape(instruction)) {
      case I32X4 -> extract(VectorMoves.MOVD_RX, VectorMoves.PEXTRD, lane, result, vector);
      case I64X2 -> extract(VectorMoves.MOVQ_RX, VectorMoves.PEXTRQ, lane, result, vector);
      case F32X4 -> extractFloat(lane, 0x55 * lane, result, vector);
      default -> extractFloat(lane, UPPER_HALF, result, vector);
    }
  }

  private void extract(Vector ofLowest, Vector ofAny, int lane, int result, int vector) {
    if (lane == 0) {
      selection.writer.write(ofLowest.on(selection.features), result, vector);
    } else {
      selection.writer.writeImmediate(ofAny.on(selection.features), lane, result, vector);
    }
  }

  private void extractFloat(int lane, int permutation, int result, int vector) {
    if (lane == 0) {
      selection.writer.write(VectorMoves.MOVAPS_RM.on(selection.features), result, vector);
    } else {
      code.unaryImmediateInto(result, Shuffles.PSHUFD, permutation, vector);
    }
  }

  void extractUnsigned(int instruction) {
    extractSmall(instruction, code.result(instruction));
  }

  void extractSigned(int instruction) {
    int unsigned = selection.temporary(IrType.I32);
    int result = code.result(instruction);
    extractSmall(instruction, unsigned);
    boolean isByte = code.shape(instruction) == Shape.I8X16;
    selection.writer.write(
        isByte ? Moves.MOVSX_8.of(4) : Moves.MOVSX_16.of(4), new Source.Register(unsigned), result);
  }

  private void extractSmall(int instruction, int result) {
    Vector form =
        code.shape(instruction) == Shape.I8X16 ? VectorMoves.PEXTRB : VectorMoves.PEXTRW_RX;
    selection.writer.writeImmediate(
        form.on(selection.features), lane(instruction), result, code.use(instruction, 0));
  }

  void replace(int instruction) {
    int vector = code.use(instruction, 0);
    Source scalar = new Source.Register(code.use(instruction, 1));
    int lane = lane(instruction);
    int result = code.result(instruction);
    switch (code.shape(instruction)) {
      case I8X16 -> selection.vectorImmediate(VectorMoves.PINSRB, lane, result, vector, scalar);
      case I16X8 -> selection.vectorImmediate(VectorMoves.PINSRW, lane, result, vector, scalar);
      case I32X4 -> selection.vectorImmediate(VectorMoves.PINSRD, lane, result, vector, scalar);
      case I64X2 -> selection.vectorImmediate(VectorMoves.PINSRQ, lane, result, vector, scalar);
      case F32X4 ->
          selection.vectorImmediate(VectorMoves.INSERTPS, lane << 4, result, vector, scalar);
      default ->
          selection.vector(
              lane == 0 ? VectorMoves.MOVSD_INSERT : VectorMoves.MOVLHPS, result, vector, scalar);
    }
  }
}
