package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.BitSet;

/**
 * The instructions that {@linkplain io.dunlin.bytecode.form.Part#isLanewise lane-wise} parts may
 * have: each component of what they leave is of the same components of what they take, all of which
 * are {@code int}s.
 */
final class LanewiseInstructions {
  private final FunctionForm form;
  private final VectorPlan plan;

  private LanewiseInstructions(FunctionForm form, VectorPlan plan) {
    this.form = form;
    this.plan = plan;
  }

  /** Those of a function. */
  static BitSet of(FunctionForm form, VectorPlan plan) {
    LanewiseInstructions instructions = new LanewiseInstructions(form, plan);
    BitSet lanewise = new BitSet();
    for (int at = 0; at < form.size(); at++) {
      lanewise.set(at, form.charge(at) == 0 && instructions.isLanewise(at));
    }
    return lanewise;
  }

  private boolean isLanewise(int at) {
    Op op = form.op(at);
    return switch (op.family()) {
      case CONST -> plan.isFused(at) || (op == Op.V128_CONST && givesInts(at));
      case LOCAL -> isLanewiseLocal(form.index(at)) && leavesInts(at);
      case VECTOR -> plan.operand(at) == VectorForm.INTS && givesInts(at) && keepsLanes(at, op);
      default -> false;
    };
  }

  private boolean isLanewiseLocal(int local) {
    return form.localType(local) == TypeCodes.V128 && plan.local(local) == VectorForm.INTS;
  }

  private boolean givesInts(int at) {
    return plan.result(at) == VectorForm.INTS && leavesInts(at);
  }

  private boolean leavesInts(int at) {
    return form.pushes(at).length == 0 || plan.isFused(at) || plan.left(at) == VectorForm.INTS;
  }

  private boolean keepsLanes(int at, Op op) {
    return op == Op.I8X16_SHUFFLE
        ? ShuffleUnits.keepComponents(form, at, VectorForm.INTS)
        : !LaneEmitter.isLaneAccess(op);
  }
}
