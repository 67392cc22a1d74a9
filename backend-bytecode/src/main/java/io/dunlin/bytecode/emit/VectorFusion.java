package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.Objects;

/**
 * Finds the instructions on vectors that are fused with the one that takes their result: nothing is
 * emitted where they stand, and each component is computed where that instruction wants it. So
 * vectors are not put into temporaries in between, which makes large methods much smaller. A local
 * that is read is the simplest of such instructions.
 *
 * <p>What is fused has no effects, and nothing assigns to the locals it reads before it is
 * computed. It stands in the same stretch of code without labels as what takes its result.
 */
final class VectorFusion {
  private static final int NONE = VectorPlan.NONE;

  /** So many instructions are fused at most, as each is inside of the next one. */
  private static final int MAX_FUSED = 40;

  /** How an instruction uses an operand. */
  private enum Use {
    /** As it is on Java's stack. */
    STACKED,
    /** As a vector that is in a local. */
    WHOLE,
    /** By its components, some of them more than once. */
    REPEATED,
    /** By its components, each of them once at most. */
    ONCE,
    /** As a count, which may be known. */
    COUNT
  }

  private final FunctionForm form;
  private final VectorPlan plan;

  /** The instructions whose results are on the stack, as far as they are known. */
  private int[] stack = new int[16];

  private int height;

  /** By local: the last instruction that assigned to it. */
  private final int[] assignments;

  /** How many instructions are fused with one, itself included. */
  private final int[] sizes;

  private VectorFusion(FunctionForm form, VectorPlan plan) {
    this.form = form;
    this.plan = plan;
    this.assignments = new int[form.localCount()];
    Arrays.fill(assignments, NONE);
    this.sizes = new int[form.size()];
  }

  /** Notes in a plan, which says the form of each vector, what is fused. */
  static void addTo(VectorPlan plan, FunctionForm form) {
    VectorFusion fusion = new VectorFusion(form, plan);
    for (int at = 0; at < form.size(); at++) {
      fusion.visit(at);
    }
  }

  private void visit(int at) {
    Op op = form.op(at);
    if (op.family() == Family.CONTROL || op.family() == Family.EXCEPTION) {
      height = 0;
      return;
    }
    int[] operands = new int[form.pops(at)];
    for (int i = operands.length - 1; i >= 0; i--) {
      operands[i] = height > 0 ? stack[--height] : NONE;
    }
    if (op.family() == Family.VECTOR || op == Op.V128_STORE) {
      fuse(at, operands);
    }
    if (op == Op.LOCAL_SET || op == Op.LOCAL_TEE) {
      assignments[form.index(at)] = at;
    }
    for (int i = 0; i < form.pushes(at).length; i++) {
      push(at);
    }
  }

  private void push(int at) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = at;
  }

  private void fuse(int at, int[] operands) {
    sizes[at] = 1;
    for (int i = 0; i < operands.length; i++) {
      int producer = operands[i];
      if (producer != NONE && isFusible(producer, use(at, i), plan.operand(at))) {
        plan.fuse(at, i, producer);
        sizes[at] += sizes[producer];
      }
    }
  }

  private boolean isFusible(int producer, Use use, VectorForm wanted) {
    Op op = form.op(producer);
    return switch (use) {
      case STACKED -> false;
      case COUNT -> op == Op.I32_CONST;
      case WHOLE -> isLocal(op) && plan.result(producer) == wanted && isUnchanged(producer);
      case REPEATED ->
          op == Op.V128_CONST
              || (isLocal(op) && isPartOf(wanted, producer) && isUnchanged(producer));
      case ONCE ->
          op == Op.V128_CONST
              || (isLocal(op) && isPartOf(wanted, producer) && isUnchanged(producer))
              || (hasComponents(producer, op)
                  && plan.result(producer) == wanted
                  && sizes[producer] < MAX_FUSED
                  && isUnchanged(producer));
    };
  }

  private static boolean isLocal(Op op) {
    return op == Op.LOCAL_GET || op == Op.LOCAL_TEE;
  }

  /** Whether each component in some form is a part of one of a local's. */
  private boolean isPartOf(VectorForm wanted, int producer) {
    return form.pushes(producer)[0] == TypeCodes.V128
        && wanted.bytes() <= plan.result(producer).bytes();
  }

  /** Whether the components of an instruction's result can be computed by themselves. */
  private boolean hasComponents(int at, Op op) {
    if (op.family() != Family.VECTOR
        || form.pushes(at)[0] != TypeCodes.V128
        || plan.operand(at) == VectorForm.OBJECT) {
      return false;
    }
    return !op.mnemonic().endsWith(".splat") || plan.result(at) != VectorForm.HALVES;
  }

  /** Whether nothing has assigned to the locals since that an instruction reads. */
  private boolean isUnchanged(int at) {
    return isUnchangedSince(at, at);
  }

  private boolean isUnchangedSince(int start, int at) {
    Op op = form.op(at);
    if (isLocal(op)) {
      return assignments[form.index(at)] <= start;
    }
    for (int i = 0; i < form.pops(at); i++) {
      int producer = plan.fused(at, i);
      if (producer != NONE && !isUnchangedSince(start, producer)) {
        return false;
      }
    }
    return true;
  }

  private Use use(int at, int operand) {
    Op op = RelaxedVectors.strict(form.op(at));
    if (plan.operand(at) == VectorForm.OBJECT) {
      return Use.STACKED;
    }
    if (op == Op.V128_STORE) {
      return operand == 1 ? Use.ONCE : Use.STACKED;
    }
    if (Objects.requireNonNull(op.signature()).params()[operand] != TypeCodes.V128) {
      return LaneEmitter.isLaneAccess(op) ? Use.STACKED : Use.COUNT;
    }
    if (plan.operand(at) == VectorForm.HALVES && plan.result(at) == VectorForm.HALVES) {
      return HalfwiseEmitter.takesWhole(op)
          ? Use.WHOLE
          : repeatedIf(PackedEmitter.repeats(plan, at, op, operand));
    }
    if (op == Op.I8X16_SHUFFLE) {
      return repeatedIf(isRepeatedInShuffle(at, operand));
    }
    return repeatedIf(op == Op.V128_BITSELECT && operand == 1);
  }

  private static Use repeatedIf(boolean isRepeated) {
    return isRepeated ? Use.REPEATED : Use.ONCE;
  }

  /** Whether a shuffle takes a component of an operand more than once, or rotates one. */
  private boolean isRepeatedInShuffle(int at, int operand) {
    VectorForm components = plan.operand(at);
    boolean[] used = new boolean[components.count()];
    for (int i = 0; i < components.count(); i++) {
      int index = ShuffleUnits.index(form, at, i * components.bytes());
      int source = index / components.bytes();
      if (source / components.count() == operand) {
        int component = source % components.count();
        if (used[component] || index % components.bytes() != 0) {
          return true;
        }
        used[component] = true;
      }
    }
    return false;
  }
}
