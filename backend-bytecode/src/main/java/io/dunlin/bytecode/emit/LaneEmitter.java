package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
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
    halves.keep(half(op, lane) == 1);
    extractOfHalf(op, lane);
  }

  /** The half that has a lane. */
  static int half(Op op, int lane) {
    return lane / (op.laneShape().lanes() / 2);
  }

  /** The lane that an instruction takes out of the half of a vector on top of the stack. */
  void extractOfHalf(Op op, int lane) {
    LaneShape shape = op.laneShape();
    LaneShape integers = integers(shape);
    JavaCode code = emission.code;
    int half = shape.lanes() / 2;
    if (integers != LaneShape.I64X2) {
      code.push(lane % half);
      String method = op.mnemonic().endsWith("_u") ? "extractU" : "extractS";
      LaneMethods.named(integers, method).invoke(code, "(JI)I");
    }
    code.fromInteger(VectorForm.of(shape).component());
  }

  /** The vector below the scalar on top of the stack, with that scalar in one lane. */
  void replace(LaneShape shape, int lane) {
    JavaCode code = emission.code;
    int mark = emission.locals.mark();
    int type = VectorForm.of(shape).component();
    int scalar = emission.storeTemporary(type);
    int vector = halves.pop();
    boolean isHigh = lane >= shape.lanes() / 2;
    Runnable replaced =
        () ->
            replaceInHalf(
                shape, lane, () -> halves.load(vector, isHigh), () -> code.load(type, scalar));
    if (isHigh) {
      halves.loadLow(vector);
      replaced.run();
    } else {
      replaced.run();
      halves.loadHigh(vector);
    }
    emission.locals.release(mark);
  }

  /**
   * Puts the half of a vector onto the stack that has a lane, with a scalar in this lane.
   *
   * @param half puts onto the stack what the half was before
   * @param scalar puts the scalar onto the stack
   */
  void replaceInHalf(LaneShape shape, int lane, Runnable half, Runnable scalar) {
    LaneShape integers = integers(shape);
    if (integers == LaneShape.I64X2) {
      scalar.run();
      toInteger(shape);
      return;
    }
    half.run();
    emission.code.push(lane % (shape.lanes() / 2));
    scalar.run();
    toInteger(shape);
    LaneMethods.named(integers, "replace").invoke(emission.code, "(JII)J");
  }

  /** The shape of integers as wide. */
  private static LaneShape integers(LaneShape shape) {
    return switch (shape) {
      case F32X4 -> LaneShape.I32X4;
      case F64X2 -> LaneShape.I64X2;
      default -> shape;
    };
  }

  /** Whether an instruction spreads, takes out or replaces a single lane. */
  static boolean isLaneAccess(Op op) {
    String mnemonic = op.mnemonic();
    return mnemonic.endsWith(".splat") || mnemonic.contains("_lane");
  }

  /** A vector all of whose components are what is on top of the stack. */
  void splatComponents(VectorForm form) {
    int mark = emission.locals.mark();
    int scalar = emission.storeTemporary(form.component());
    for (int i = 0; i < form.count(); i++) {
      emission.code.load(form.component(), scalar);
    }
    emission.locals.release(mark);
  }

  /** The lane that an instruction takes out of a vector, of which it is a component. */
  void extractOfComponent(Op op) {
    JavaCode code = emission.code;
    boolean unsigned = op.mnemonic().endsWith("_u");
    if (op.laneShape() == LaneShape.I8X16) {
      if (unsigned) {
        code.push(0xFF);
        code.op(Opcodes.IAND);
      } else {
        code.op(Opcodes.I2B);
      }
    } else if (op.laneShape() == LaneShape.I16X8) {
      code.op(unsigned ? Opcodes.I2C : Opcodes.I2S);
    }
  }

  private void toInteger(LaneShape shape) {
    emission.code.toInteger(VectorForm.of(shape).component());
  }
}
