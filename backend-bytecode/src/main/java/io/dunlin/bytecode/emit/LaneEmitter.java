package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Single lanes of vectors: taken out, replaced, or spread over all lanes. */
final class LaneEmitter {
  private final Emission emission;
  private final VectorHalves halves;

  LaneEmitter(Emission emission) {
    this.emission = emission;
    this.halves = new VectorHalves(emission);
  }

  /** A vector all of whose lanes are the scalar on top of the stack. */
  void splat(LaneShape shape) {
    JavaCode code = emission.code;
    toInteger(shape);
    LaneShape integers = integers(shape);
    if (integers != LaneShape.I64X2) {
      LaneMethods.named(integers, "splat").invoke(code, "(I)J");
    }
    code.op(Opcodes.DUP2);
  }

  /** The lane that an instruction takes out of the vector on top of the stack. */
  void extract(Op op, int lane) {
    LaneShape shape = op.laneShape();
    LaneShape integers = integers(shape);
    JavaCode code = emission.code;
    int half = shape.lanes() / 2;
    halves.keep(lane >= half);
    if (integers != LaneShape.I64X2) {
      code.push(lane % half);
      String method = op.mnemonic().endsWith("_u") ? "extractU" : "extractS";
      LaneMethods.named(integers, method).invoke(code, "(JI)I");
    }
    if (shape == LaneShape.F32X4) {
      code.invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
    } else if (shape == LaneShape.F64X2) {
      code.invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
    }
  }

  /** The vector below the scalar on top of the stack, with that scalar in one lane. */
  void replace(LaneShape shape, int lane) {
    toInteger(shape);
    replaceByInteger(integers(shape), lane);
  }

  private void replaceByInteger(LaneShape shape, int lane) {
    JavaCode code = emission.code;
    int mark = emission.locals.mark();
    int type = shape == LaneShape.I64X2 ? TypeCodes.I64 : TypeCodes.I32;
    int scalar = emission.storeTemporary(type);
    int vector = halves.pop();
    int half = shape.lanes() / 2;
    for (int i = 0; i < 2; i++) {
      boolean high = i == 1;
      if (lane / half != i) {
        halves.load(vector, high);
      } else if (shape == LaneShape.I64X2) {
        code.load(type, scalar);
      } else {
        halves.load(vector, high);
        code.push(lane % half);
        code.load(type, scalar);
        LaneMethods.named(shape, "replace").invoke(code, "(JII)J");
      }
    }
    emission.locals.release(mark);
  }

  /** The shape of integers as wide. */
  private static LaneShape integers(LaneShape shape) {
    return switch (shape) {
      case F32X4 -> LaneShape.I32X4;
      case F64X2 -> LaneShape.I64X2;
      default -> shape;
    };
  }

  private void toInteger(LaneShape shape) {
    if (shape == LaneShape.F32X4) {
      emission.code.invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
    } else if (shape == LaneShape.F64X2) {
      emission.code.invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
    }
  }
}
