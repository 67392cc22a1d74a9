package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;
import org.objectweb.asm.Opcodes;

/**
 * Vector instructions a half after the other, by Java's own instructions or by short methods that
 * HotSpot inlines. The relaxed ones have the results of the deterministic profile, whatever the
 * configuration.
 */
final class HalfwiseEmitter {
  private final Emission emission;
  private final JavaCode code;
  private final VectorOperands operands;
  private final ComponentEmitter components;
  private final LaneEmitter lanes;
  private final ShuffleEmitter shuffles;
  private final PackedEmitter packed;

  HalfwiseEmitter(
      Emission emission, VectorOperands operands, LaneEmitter lanes, ComponentEmitter components) {
    this.emission = emission;
    this.code = emission.code;
    this.operands = operands;
    this.components = components;
    this.lanes = lanes;
    this.shuffles = new ShuffleEmitter(emission);
    this.packed = new PackedEmitter(emission, components);
  }

  /** Whether a half of the result may take anything of the operands. */
  static boolean takesWhole(Op op) {
    return op == Op.I8X16_SHUFFLE || op == Op.I8X16_SWIZZLE || isWidening(op);
  }

  /** Whether both halves of the result are of one half of the operands. */
  private static boolean isWidening(Op op) {
    return switch (op) {
      case F64X2_PROMOTE_LOW_F32X4, F64X2_CONVERT_LOW_I32X4_S, F64X2_CONVERT_LOW_I32X4_U -> true;
      default -> op.mnemonic().contains(".extend_") || op.mnemonic().contains(".extmul_");
    };
  }

  /** Puts one half of the result of an instruction onto the stack, whose strict form is given. */
  void emit(int at, Op op, int half) {
    switch (op) {
      case V128_NOT -> not(at, 0, half);
      case V128_AND -> bitwise(at, half, Opcodes.LAND);
      case V128_OR -> bitwise(at, half, Opcodes.LOR);
      case V128_XOR -> bitwise(at, half, Opcodes.LXOR);
      case I64X2_ADD -> bitwise(at, half, Opcodes.LADD);
      case I64X2_SUB -> bitwise(at, half, Opcodes.LSUB);
      case I64X2_MUL -> bitwise(at, half, Opcodes.LMUL);
      case V128_ANDNOT -> {
        components.load(at, 0, half);
        not(at, 1, half);
        code.op(Opcodes.LAND);
      }
      case I8X16_SHUFFLE -> shuffles.emit(at, operands.slot(at, 0), operands.slot(at, 1), half);
      case I8X16_SWIZZLE -> swizzle(at, half);
      default -> {
        if (!packed.emit(at, op, half)) {
          emitByName(at, op, half);
        }
      }
    }
  }

  private void emitByName(int at, Op op, int half) {
    String mnemonic = op.mnemonic();
    if (mnemonic.endsWith(".replace_lane")) {
      replace(at, op.laneShape(), half);
    } else if (isWidening(op)) {
      widening(at, op, half);
    } else if (mnemonic.contains(".narrow_")) {
      components.load(at, half, 0);
      components.load(at, half, 1);
      LaneMethods.of(op).invoke(code, "(JJ)J");
    } else if (mnemonic.contains(".shl") || mnemonic.contains(".shr_")) {
      components.load(at, 0, half);
      operands.loadScalar(at, 1, TypeCodes.I32);
      LaneMethods.of(op).invoke(code, "(JI)J");
    } else if (mnemonic.endsWith("_zero")) {
      toLowHalf(at, op, half);
    } else {
      int params = Objects.requireNonNull(op.signature()).params().length;
      for (int i = 0; i < params; i++) {
        components.load(at, i, half);
      }
      method(op).invoke(code, "(" + "J".repeat(params) + ")J");
    }
  }

  private static LaneMethods method(Op op) {
    return switch (op) {
      case F32X4_CONVERT_I32X4_S -> floats("convertI32x4S");
      case F32X4_CONVERT_I32X4_U -> floats("convertI32x4U");
      case I32X4_TRUNC_SAT_F32X4_S -> floats("truncSatS");
      case I32X4_TRUNC_SAT_F32X4_U -> floats("truncSatU");
      case F32X4_DEMOTE_F64X2_ZERO -> floats("demote");
      case I32X4_TRUNC_SAT_F64X2_S_ZERO -> doubles("truncSatS");
      case I32X4_TRUNC_SAT_F64X2_U_ZERO -> doubles("truncSatU");
      case F64X2_PROMOTE_LOW_F32X4 -> doubles("promote");
      case F64X2_CONVERT_LOW_I32X4_S -> doubles("convertI32S");
      case F64X2_CONVERT_LOW_I32X4_U -> doubles("convertI32U");
      case I32X4_DOT_I16X8_S -> LaneMethods.named(LaneShape.I32X4, "dot");
      case I16X8_RELAXED_DOT_I8X16_I7X16_S -> LaneMethods.ofVectors("relaxedDot");
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> LaneMethods.ofVectors("relaxedDotAdd");
      default -> LaneMethods.of(op);
    };
  }

  private static LaneMethods floats(String method) {
    return LaneMethods.named(LaneShape.F32X4, method);
  }

  private static LaneMethods doubles(String method) {
    return LaneMethods.named(LaneShape.F64X2, method);
  }

  private void bitwise(int at, int half, int opcode) {
    components.load(at, 0, half);
    components.load(at, 1, half);
    code.op(opcode);
  }

  private void not(int at, int operand, int half) {
    components.load(at, operand, half);
    code.push(-1L);
    code.op(Opcodes.LXOR);
  }

  private void swizzle(int at, int half) {
    code.load(TypeCodes.V128, operands.slot(at, 0));
    components.load(at, 1, half);
    LaneMethods.ofVectors("swizzle").invoke(code, "(JJJ)J");
  }

  /** The low half of the result is of the low 32 bits of a half of the operands. */
  private void widening(int at, Op op, int half) {
    int source = op.mnemonic().contains("_high_") ? 1 : 0;
    int params = Objects.requireNonNull(op.signature()).params().length;
    for (int i = 0; i < params; i++) {
      components.load(at, i, source);
      if (half == 1) {
        code.push(Integer.SIZE);
        code.op(Opcodes.LUSHR);
      }
    }
    method(op).invoke(code, "(" + "J".repeat(params) + ")J");
  }

  /** The low half of the result is of both halves of the operand; the high one is zero. */
  private void toLowHalf(int at, Op op, int half) {
    if (half == 1) {
      code.push(0L);
      return;
    }
    components.load(at, 0, 0);
    components.load(at, 0, 1);
    method(op).invoke(code, "(JJ)J");
  }

  private void replace(int at, LaneShape shape, int half) {
    int lane = emission.form.index2(at);
    if (lane / (shape.lanes() / 2) == half) {
      lanes.replaceInHalf(
          shape,
          lane,
          () -> components.load(at, 0, half),
          () -> operands.loadScalar(at, 1, VectorForm.of(shape).component()));
    } else {
      components.load(at, 0, half);
    }
  }
}
