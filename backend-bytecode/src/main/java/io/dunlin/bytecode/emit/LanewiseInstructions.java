package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/**
 * The instructions that {@linkplain Part#isLanewise lane-wise} parts may have: each component of
 * what they leave is of the same components of what they take, all of which are {@code int}s. What
 * computes a number for all components has no effects, so that it does not matter that each lane's
 * method computes it.
 */
final class LanewiseInstructions {
  /** How many bytes it takes to hide a sum. */
  private static final int HIDING_BYTES = 3;

  private final FunctionForm form;
  private final VectorPlan plan;

  private LanewiseInstructions(FunctionForm form, VectorPlan plan) {
    this.form = form;
    this.plan = plan;
  }

  /**
   * How many bytes each instruction of a function takes in a method that computes one lane, or
   * {@link FunctionForm#NONE}.
   *
   * @param sizes how many bytes they take in other methods
   */
  static int[] sizes(FunctionForm form, VectorPlan plan, int[] sizes) {
    LanewiseInstructions instructions = new LanewiseInstructions(form, plan);
    int[] laneSizes = new int[form.size()];
    for (int at = 0; at < form.size(); at++) {
      boolean isLanewise = form.charge(at) == 0 && instructions.isLanewise(at);
      laneSizes[at] = isLanewise ? instructions.size(at, sizes[at]) : FunctionForm.NONE;
    }
    return laneSizes;
  }

  /** How many bytes an instruction takes that takes so many for all lanes. */
  private int size(int at, int inAllLanes) {
    int[] pushes = form.pushes(at);
    if (pushes.length == 1 && pushes[0] != TypeCodes.V128) {
      return inAllLanes;
    }
    int size = (inAllLanes + Part.LANES - 1) / Part.LANES;
    return hasHiddenSum(form, plan, at) ? size + HIDING_BYTES : size;
  }

  /**
   * Whether an instruction gives a sum of which HotSpot is not to know that it is one, because it
   * adds a constant. HotSpot turns {@code (x + constant) + y} into {@code (x + y) + constant}: it
   * keeps what it is without the constant, which it adds wherever the sum is used. That takes two
   * registers for one, and there are none to spare.
   */
  static boolean hasHiddenSum(FunctionForm form, VectorPlan plan, int at) {
    return form.op(at) == Op.I32X4_ADD
        && (isConstant(form, plan, at, 0) || isConstant(form, plan, at, 1));
  }

  private static boolean isConstant(FunctionForm form, VectorPlan plan, int at, int operand) {
    int producer = plan.fused(at, operand);
    return producer != VectorPlan.NONE && form.op(producer) == Op.V128_CONST;
  }

  private boolean isLanewise(int at) {
    Op op = form.op(at);
    return switch (op.family()) {
      case CONST -> op != Op.V128_CONST || plan.isFused(at) || givesInts(at);
      case LOCAL -> isScalarRead(at, op) || (isLanewiseLocal(form.index(at)) && leavesInts(at));
      case UNARY, BINARY, COMPARE, CONVERT -> !op.mayTrap();
      case PARAMETRIC -> op != Op.DROP && form.pushes(at)[0] == TypeCodes.I32;
      case VECTOR -> plan.operand(at) == VectorForm.INTS && givesInts(at) && keepsLanes(at, op);
      default -> false;
    };
  }

  private boolean isScalarRead(int at, Op op) {
    return op == Op.LOCAL_GET && form.localType(form.index(at)) != TypeCodes.V128;
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
        : op == Op.I32X4_SPLAT || !LaneEmitter.isLaneAccess(op);
  }
}
