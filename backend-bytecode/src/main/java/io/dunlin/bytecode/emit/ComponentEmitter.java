package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/**
 * Single components of the results of vector instructions, and of their operands: of those that are
 * fused with them by computing it.
 */
final class ComponentEmitter {
  private final Emission emission;
  private final FunctionForm form;
  private final VectorPlan plan;
  private final VectorOperands operands;
  private final NumericEmitter numerics;
  private final HalfwiseEmitter halfwise;
  private final LanewiseEmitter lanewise;

  ComponentEmitter(
      Emission emission, NumericEmitter numerics, VectorOperands operands, LaneEmitter lanes) {
    this.emission = emission;
    this.form = emission.form;
    this.plan = emission.vectors;
    this.operands = operands;
    this.numerics = numerics;
    this.halfwise = new HalfwiseEmitter(emission, operands, lanes, this);
    this.lanewise = new LanewiseEmitter(emission, numerics, this);
  }

  /** Puts the result of an instruction onto the stack, one component after the other. */
  void emitAll(int at) {
    int first = plan.firstComponent();
    for (int i = 0; i < plan.result(at).count(); i++) {
      emit(at, first + i);
    }
  }

  private void emit(int at, int component) {
    Op op = RelaxedVectors.strict(form.op(at));
    if (plan.operand(at) == VectorForm.HALVES && plan.result(at) == VectorForm.HALVES) {
      halfwise.emit(at, op, component);
    } else if (op == Op.I8X16_SHUFFLE) {
      shuffle(at, component);
    } else if (op.mnemonic().endsWith(".splat")) {
      operands.loadScalar(at, 0, plan.result(at).component());
    } else if (op.mnemonic().endsWith(".replace_lane")) {
      replace(at, component);
    } else {
      lanewise.emit(at, op, component);
      if (plan.result(at) == VectorForm.LANE && LanewiseInstructions.hasHiddenSum(form, plan, at)) {
        emission.code.invokeStatic(RuntimeNames.HINTS, "hidden", "(I)I");
      }
    }
  }

  private void replace(int at, int component) {
    if (component == form.index2(at)) {
      operands.loadScalar(at, 1, plan.result(at).component());
    } else {
      load(at, 0, component);
    }
  }

  private void shuffle(int at, int component) {
    VectorForm components = plan.operand(at).ofAllLanes();
    int index = ShuffleUnits.index(form, at, component * components.bytes());
    int source = index / components.bytes();
    int rotation = index % components.bytes() * Byte.SIZE;
    int operand = source / components.count();
    load(at, operand, source % components.count());
    if (rotation > 0) {
      JavaCode code = emission.code;
      code.push(rotation);
      code.op(Opcodes.IUSHR);
      load(at, operand, source % components.count());
      code.push(Integer.SIZE - rotation);
      code.op(Opcodes.ISHL);
      code.op(Opcodes.IOR);
    }
  }

  /** Puts one component of an operand onto the stack, in the form in which it is wanted. */
  void load(int at, int operand, int component) {
    VectorForm wanted = plan.operand(at);
    if (!operands.isFused(at, operand)) {
      emission.code.load(wanted.component(), wanted.slot(operands.slot(at, operand), component));
      return;
    }
    int producer = plan.fused(at, operand);
    switch (form.op(producer)) {
      case LOCAL_GET, LOCAL_TEE ->
          emission.converter.loadComponent(
              plan.local(form.index(producer)), operands.slot(at, operand), wanted, component);
      case V128_CONST -> numerics.component(producer, wanted, component);
      default -> emit(producer, component);
    }
  }

  /** Puts an operand onto the stack that is a vector. */
  void loadAll(int at, int operand) {
    int first = plan.firstComponent();
    for (int i = 0; i < plan.operand(at).count(); i++) {
      load(at, operand, first + i);
    }
  }

  /** Puts the count of a shift onto the stack, which wraps at the width of lanes. */
  void loadCount(int at, int bits) {
    operands.loadScalar(at, 1, TypeCodes.I32);
    if (bits < Integer.SIZE) {
      emission.code.push(bits - 1);
      emission.code.op(Opcodes.IAND);
    }
  }
}
