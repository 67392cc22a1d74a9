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
    code.fromInteger(VectorForm.of(shape).component());
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

  /** Whether an instruction spreads, takes out or replaces a single lane. */
  static boolean isLaneAccess(Op op) {
    String mnemonic = op.mnemonic();
    return mnemonic.endsWith(".splat") || mnemonic.contains("_lane");
  }

  /** The same in the form with a component for each lane. */
  void emitComponents(Op op, VectorForm form, int lane) {
    if (op.mnemonic().endsWith(".splat")) {
      splatComponents(form);
    } else if (op.mnemonic().endsWith(".replace_lane")) {
      replaceComponent(form, lane);
    } else {
      extractComponent(op, form, lane);
    }
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

  private void replaceComponent(VectorForm form, int lane) {
    int mark = emission.locals.mark();
    int scalar = emission.storeTemporary(form.component());
    int vector = emission.storeTemporary(form.type());
    emission.code.load(form.component(), scalar);
    emission.code.store(form.component(), form.slot(vector, lane));
    emission.code.load(form.type(), vector);
    emission.locals.release(mark);
  }

  private void extractComponent(Op op, VectorForm form, int lane) {
    JavaCode code = emission.code;
    int mark = emission.locals.mark();
    int vector = emission.storeTemporary(form.type());
    code.load(form.component(), form.slot(vector, lane));
    emission.locals.release(mark);
    boolean unsigned = op.mnemonic().endsWith("_u");
    if (form == VectorForm.BYTES) {
      if (unsigned) {
        code.push(0xFF);
        code.op(Opcodes.IAND);
      } else {
        code.op(Opcodes.I2B);
      }
    } else if (form == VectorForm.SHORTS) {
      code.op(unsigned ? Opcodes.I2C : Opcodes.I2S);
    }
  }

  private void toInteger(LaneShape shape) {
    emission.code.toInteger(VectorForm.of(shape).component());
  }
}
