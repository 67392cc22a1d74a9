package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;
import org.objectweb.asm.Opcodes;

/**
 * Vector instructions: lane by lane, as {@link LanewiseEmitter} does it, or a half after the other,
 * by Java's own instructions or by short methods that HotSpot inlines. The relaxed ones have the
 * results of the deterministic profile, whatever the configuration.
 */
final class VectorEmitter {
  private final Emission emission;
  private final VectorHalves halves;
  private final LaneEmitter lanes;
  private final LanewiseEmitter lanewise;
  private final ApiEmitter api;
  private final ShuffleEmitter shuffles;

  VectorEmitter(Emission emission, NumericEmitter numerics, LaneEmitter lanes, ApiEmitter api) {
    this.emission = emission;
    this.halves = new VectorHalves(emission);
    this.lanes = lanes;
    this.api = api;
    this.lanewise = new LanewiseEmitter(emission, numerics);
    this.shuffles = new ShuffleEmitter(emission);
  }

  void emit(int at) {
    Op op = RelaxedVectors.strict(emission.form.op(at));
    int mark = emission.locals.mark();
    VectorForm operand = emission.vectors.operand(at);
    if (operand == VectorForm.HALVES && emission.vectors.result(at) == VectorForm.HALVES) {
      emitHalves(at, op);
    } else if (operand == VectorForm.OBJECT) {
      api.emit(at, op);
    } else if (op == Op.I8X16_SHUFFLE) {
      shuffles.emitComponents(at);
    } else if (LaneEmitter.isLaneAccess(op)) {
      lanes.emitComponents(op, operand, emission.form.index2(at));
    } else {
      lanewise.emit(at, op);
    }
    emission.locals.release(mark);
  }

  private void emitHalves(int at, Op op) {
    switch (op) {
      case V128_NOT -> not();
      case V128_AND -> bitwise(Opcodes.LAND);
      case V128_OR -> bitwise(Opcodes.LOR);
      case V128_XOR -> bitwise(Opcodes.LXOR);
      case V128_ANDNOT -> {
        not();
        bitwise(Opcodes.LAND);
      }
      case V128_BITSELECT -> lanewise(LaneMethods.ofVectors("bitselect"), 3);
      case V128_ANY_TRUE -> LaneMethods.ofVectors("anyTrue").invoke(emission.code, "(JJ)Z");
      case I8X16_SHUFFLE -> shuffles.emit(at);
      case I8X16_SWIZZLE -> swizzle();
      case I64X2_ADD -> bitwise(Opcodes.LADD);
      case I64X2_SUB -> bitwise(Opcodes.LSUB);
      case I64X2_MUL -> bitwise(Opcodes.LMUL);
      default -> emitByName(at, op);
    }
  }

  private void emitByName(int at, Op op) {
    String mnemonic = op.mnemonic();
    if (mnemonic.endsWith(".splat")) {
      lanes.splat(op.laneShape());
    } else if (mnemonic.contains(".extract_lane")) {
      lanes.extract(op, emission.form.index2(at));
    } else if (mnemonic.endsWith(".replace_lane")) {
      lanes.replace(op.laneShape(), emission.form.index2(at));
    } else if (mnemonic.contains(".extend_") || mnemonic.contains(".extmul_")) {
      widening(op, mnemonic.contains("_high_"));
    } else if (mnemonic.contains(".narrow_")) {
      narrow(op);
    } else if (mnemonic.contains(".shl") || mnemonic.contains(".shr_")) {
      shift(op);
    } else if (mnemonic.endsWith(".all_true")) {
      allTrue(op);
    } else if (mnemonic.endsWith(".bitmask")) {
      bitmask(op);
    } else {
      convert(op);
    }
  }

  private void convert(Op op) {
    switch (op) {
      case F32X4_CONVERT_I32X4_S -> lanewise(floats("convertI32x4S"), 1);
      case F32X4_CONVERT_I32X4_U -> lanewise(floats("convertI32x4U"), 1);
      case I32X4_TRUNC_SAT_F32X4_S -> lanewise(floats("truncSatS"), 1);
      case I32X4_TRUNC_SAT_F32X4_U -> lanewise(floats("truncSatU"), 1);
      case F32X4_DEMOTE_F64X2_ZERO -> toLowHalf(floats("demote"));
      case I32X4_TRUNC_SAT_F64X2_S_ZERO -> toLowHalf(doubles("truncSatS"));
      case I32X4_TRUNC_SAT_F64X2_U_ZERO -> toLowHalf(doubles("truncSatU"));
      case F64X2_PROMOTE_LOW_F32X4 -> widening(doubles("promote"), 1, false);
      case F64X2_CONVERT_LOW_I32X4_S -> widening(doubles("convertI32S"), 1, false);
      case F64X2_CONVERT_LOW_I32X4_U -> widening(doubles("convertI32U"), 1, false);
      case I32X4_DOT_I16X8_S -> lanewise(LaneMethods.named(LaneShape.I32X4, "dot"), 2);
      case I16X8_RELAXED_DOT_I8X16_I7X16_S -> lanewise(LaneMethods.ofVectors("relaxedDot"), 2);
      case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S ->
          lanewise(LaneMethods.ofVectors("relaxedDotAdd"), 3);
      default -> lanewise(LaneMethods.of(op), params(op));
    }
  }

  private static LaneMethods floats(String method) {
    return LaneMethods.named(LaneShape.F32X4, method);
  }

  private static LaneMethods doubles(String method) {
    return LaneMethods.named(LaneShape.F64X2, method);
  }

  private static int params(Op op) {
    return Objects.requireNonNull(op.signature()).params().length;
  }

  private int[] pop(int count) {
    int[] vectors = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      vectors[i] = halves.pop();
    }
    return vectors;
  }

  /** Each half of the result from those halves of the operands. */
  private void lanewise(LaneMethods method, int params) {
    int[] vectors = pop(params);
    String descriptor = "(" + "J".repeat(params) + ")J";
    for (int vector : vectors) {
      halves.loadLow(vector);
    }
    method.invoke(emission.code, descriptor);
    for (int vector : vectors) {
      halves.loadHigh(vector);
    }
    method.invoke(emission.code, descriptor);
  }

  private void bitwise(int opcode) {
    JavaCode code = emission.code;
    int second = halves.pop();
    int first = halves.pop();
    halves.loadLow(first);
    halves.loadLow(second);
    code.op(opcode);
    halves.loadHigh(first);
    halves.loadHigh(second);
    code.op(opcode);
  }

  private void not() {
    JavaCode code = emission.code;
    int vector = halves.pop();
    halves.loadLow(vector);
    code.push(-1L);
    code.op(Opcodes.LXOR);
    halves.loadHigh(vector);
    code.push(-1L);
    code.op(Opcodes.LXOR);
  }

  private void swizzle() {
    int indices = halves.pop();
    int vector = halves.pop();
    LaneMethods method = LaneMethods.ofVectors("swizzle");
    emission.code.load(TypeCodes.V128, vector);
    halves.loadLow(indices);
    method.invoke(emission.code, "(JJJ)J");
    emission.code.load(TypeCodes.V128, vector);
    halves.loadHigh(indices);
    method.invoke(emission.code, "(JJJ)J");
  }

  private void widening(Op op, boolean high) {
    widening(LaneMethods.of(op), params(op), high);
  }

  /** Both halves of the result from one half of the operands: first its low 32 bits. */
  private void widening(LaneMethods method, int params, boolean high) {
    JavaCode code = emission.code;
    int[] vectors = pop(params);
    String descriptor = "(" + "J".repeat(params) + ")J";
    for (int vector : vectors) {
      halves.load(vector, high);
    }
    method.invoke(code, descriptor);
    for (int vector : vectors) {
      halves.load(vector, high);
      code.push(Integer.SIZE);
      code.op(Opcodes.LUSHR);
    }
    method.invoke(code, descriptor);
  }

  /** Each half of the result from one operand. */
  private void narrow(Op op) {
    LaneMethods method = LaneMethods.of(op);
    int second = halves.pop();
    method.invoke(emission.code, "(JJ)J");
    emission.code.load(TypeCodes.V128, second);
    method.invoke(emission.code, "(JJ)J");
  }

  /** The low half of the result from both halves of the operand; the high one is zero. */
  private void toLowHalf(LaneMethods method) {
    method.invoke(emission.code, "(JJ)J");
    emission.code.push(0L);
  }

  private void shift(Op op) {
    JavaCode code = emission.code;
    LaneMethods method = LaneMethods.of(op);
    int count = emission.storeTemporary(TypeCodes.I32);
    int vector = halves.pop();
    halves.loadLow(vector);
    code.load(TypeCodes.I32, count);
    method.invoke(code, "(JI)J");
    halves.loadHigh(vector);
    code.load(TypeCodes.I32, count);
    method.invoke(code, "(JI)J");
  }

  private void allTrue(Op op) {
    JavaCode code = emission.code;
    LaneMethods method = LaneMethods.of(op);
    int vector = halves.pop();
    halves.loadLow(vector);
    method.invoke(code, "(J)Z");
    halves.loadHigh(vector);
    method.invoke(code, "(J)Z");
    code.op(Opcodes.IAND);
  }

  private void bitmask(Op op) {
    JavaCode code = emission.code;
    LaneMethods method = LaneMethods.of(op);
    int vector = halves.pop();
    halves.loadLow(vector);
    method.invoke(code, "(J)I");
    halves.loadHigh(vector);
    method.invoke(code, "(J)I");
    code.push(op.laneShape().lanes() / 2);
    code.op(Opcodes.ISHL);
    code.op(Opcodes.IOR);
  }
}
