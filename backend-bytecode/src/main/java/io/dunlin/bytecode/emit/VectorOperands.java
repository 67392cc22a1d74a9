package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the operands of vector instructions are: in temporaries, if they have been on Java's stack,
 * or in the locals of WebAssembly that are fused with the instruction.
 */
final class VectorOperands {
  private static final int NONE = -1;

  private final Emission emission;
  private final FunctionForm form;
  private final VectorPlan plan;

  /** By instruction, relative to the first one: the slots of what was on the stack. */
  private final int[] @Nullable [] slots;

  VectorOperands(Emission emission) {
    this.emission = emission;
    this.form = emission.form;
    this.plan = emission.vectors;
    this.slots = new int[emission.end - emission.start][];
  }

  /** Whether an instruction takes operands from here, and not from Java's stack. */
  boolean has(int at) {
    return firstTaken(at) < form.pops(at);
  }

  private int firstTaken(int at) {
    boolean isPortable = plan.operand(at) != VectorForm.OBJECT;
    if (isPortable && form.op(at).family() == Family.VECTOR) {
      return 0;
    }
    return isPortable && form.op(at) == Op.V128_STORE ? 1 : form.pops(at);
  }

  /**
   * Takes everything from the stack that an instruction and those fused with it need, in the forms
   * that they want.
   *
   * @return how many of its operands are left on the stack
   */
  int take(int at) {
    int first = firstTaken(at);
    int[] taken = new int[form.pops(at)];
    Arrays.fill(taken, NONE);
    slots[at - emission.start] = taken;
    for (int i = taken.length - 1; i >= first; i--) {
      int producer = plan.fused(at, i);
      if (producer == VectorPlan.NONE) {
        taken[i] = take(plan.operand(at));
      } else {
        taken[i] = takeFused(producer);
      }
    }
    return first;
  }

  /** Takes what a fused instruction needs; says in which slot its result is, if in any. */
  private int takeFused(int producer) {
    if (form.op(producer).family() == Family.VECTOR) {
      take(producer);
      return NONE;
    }
    if (form.op(producer).family() != Family.LOCAL) {
      return NONE;
    }
    int local = form.index(producer);
    if (!emission.shared.isOnlyPlaceOf(local)) {
      return emission.locals.slot(local);
    }
    emission.shared.load(local);
    return emission.storeTemporary(emission.locals.type(local));
  }

  private int take(VectorForm wanted) {
    int type = emission.stack.top();
    VectorForm held = VectorForm.ofType(type);
    emission.stack.pop(1);
    if (held == null || held == wanted) {
      return emission.storeTemporary(type);
    }
    emission.converter.convert(held, wanted);
    return emission.storeTemporary(wanted.type());
  }

  /** Whether an operand is computed where it is used. */
  boolean isFused(int at, int operand) {
    return plan.fused(at, operand) != VectorPlan.NONE;
  }

  /** The slot of an operand that is in one. */
  int slot(int at, int operand) {
    return taken(at)[operand];
  }

  private int[] taken(int at) {
    int[] taken = slots[at - emission.start];
    if (taken == null) {
      throw new IllegalStateException("instruction " + at + " has not taken its operands");
    }
    return taken;
  }

  /** Puts an operand onto the stack that is no vector. */
  void loadScalar(int at, int operand, int type) {
    int producer = plan.fused(at, operand);
    if (producer == VectorPlan.NONE) {
      emission.code.load(type, taken(at)[operand]);
    } else {
      emission.code.push((int) form.value(producer));
    }
  }
}
