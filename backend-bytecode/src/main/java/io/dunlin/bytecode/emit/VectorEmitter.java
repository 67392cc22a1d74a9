package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import org.objectweb.asm.Opcodes;

/** Vector instructions: those that give a vector component by component, or by the Vector API. */
final class VectorEmitter {
  private final Emission emission;
  private final VectorOperands operands;
  private final ComponentEmitter components;
  private final LaneEmitter lanes;
  private final ApiEmitter api;

  VectorEmitter(
      Emission emission,
      VectorOperands operands,
      ComponentEmitter components,
      LaneEmitter lanes,
      ApiEmitter api) {
    this.emission = emission;
    this.operands = operands;
    this.components = components;
    this.lanes = lanes;
    this.api = api;
  }

  void emit(int at) {
    Op op = RelaxedVectors.strict(emission.form.op(at));
    int mark = emission.locals.mark();
    if (emission.vectors.operand(at) == VectorForm.OBJECT) {
      api.emit(at, op);
    } else if (op.mnemonic().contains(".extract_lane")) {
      extract(at, op);
    } else if (op == Op.V128_ANY_TRUE) {
      components.loadAll(at, 0);
      LaneMethods.ofVectors("anyTrue").invoke(emission.code, "(JJ)Z");
    } else if (op.mnemonic().endsWith(".all_true")) {
      allTrue(at, op);
    } else if (op.mnemonic().endsWith(".bitmask")) {
      bitmask(at, op);
    } else if (op.mnemonic().endsWith(".splat")
        && emission.vectors.result(at) == VectorForm.HALVES) {
      operands.loadScalar(at, 0, VectorForm.of(op.laneShape()).component());
      lanes.splat(op.laneShape());
    } else {
      components.emitAll(at);
    }
    emission.locals.release(mark);
  }

  private void extract(int at, Op op) {
    int lane = emission.form.index2(at);
    if (emission.vectors.operand(at) == VectorForm.HALVES) {
      components.load(at, 0, LaneEmitter.half(op, lane));
      lanes.extractOfHalf(op, lane);
    } else {
      components.load(at, 0, lane);
      lanes.extractOfComponent(op);
    }
  }

  private void allTrue(int at, Op op) {
    JavaCode code = emission.code;
    LaneMethods method = LaneMethods.of(op);
    components.load(at, 0, 0);
    method.invoke(code, "(J)Z");
    components.load(at, 0, 1);
    method.invoke(code, "(J)Z");
    code.op(Opcodes.IAND);
  }

  private void bitmask(int at, Op op) {
    JavaCode code = emission.code;
    LaneMethods method = LaneMethods.of(op);
    components.load(at, 0, 0);
    method.invoke(code, "(J)I");
    components.load(at, 0, 1);
    method.invoke(code, "(J)I");
    code.push(op.laneShape().lanes() / 2);
    code.op(Opcodes.ISHL);
    code.op(Opcodes.IOR);
  }
}
