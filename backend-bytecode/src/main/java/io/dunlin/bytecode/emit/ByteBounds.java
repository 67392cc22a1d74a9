package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/**
 * How large the bytes of vectors can be, as far as instructions between two labels tell. Sums that
 * stay small are sums of two halves, without care for carries from byte to byte.
 */
final class ByteBounds {
  private static final int GREATEST = 0xFF;

  private final FunctionForm form;
  private final VectorPlan plan;

  /** By local: the greatest byte of a vector in it. */
  private final int[] locals;

  /** The greatest bytes of what is on the stack, as far as that was pushed behind the label. */
  private int[] stack = new int[16];

  private int height;

  private ByteBounds(FunctionForm form, VectorPlan plan) {
    this.form = form;
    this.plan = plan;
    this.locals = new int[form.localCount()];
    Arrays.fill(locals, GREATEST);
  }

  /** Notes in a plan which instructions have operands that are small enough. */
  static void addTo(VectorPlan plan, FunctionForm form) {
    ByteBounds bounds = new ByteBounds(form, plan);
    for (int at = 0; at < form.size(); at++) {
      bounds.visit(at);
    }
  }

  private void visit(int at) {
    Op op = RelaxedVectors.strict(form.op(at));
    if (op.family() == Family.CONTROL || op.family() == Family.EXCEPTION) {
      height = 0;
      Arrays.fill(locals, GREATEST);
      return;
    }
    int[] operands = new int[form.pops(at)];
    for (int i = operands.length - 1; i >= 0; i--) {
      operands[i] = height > 0 ? stack[--height] : GREATEST;
    }
    if (op == Op.LOCAL_SET) {
      locals[form.index(at)] = operands[0];
    }
    for (int type : form.pushes(at)) {
      push(type == TypeCodes.V128 ? bound(at, op, operands) : GREATEST);
    }
  }

  private void push(int bound) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = bound;
  }

  private int bound(int at, Op op, int[] operands) {
    return switch (op) {
      case LOCAL_GET -> locals[form.index(at)];
      case V128_CONST -> Math.max(greatest(form.value(at)), greatest(form.highHalf(at)));
      case V128_AND -> Math.min(operands[0], operands[1]);
      case V128_OR, V128_XOR, V128_BITSELECT -> allBits(operands[0] | operands[1]);
      case I8X16_SHUFFLE -> Math.max(operands[0], operands[1]);
      case I8X16_SHR_U -> shifted(at, operands[0]);
      case I8X16_ADD -> sum(at, operands[0] + operands[1]);
      case I8X16_GT_U -> compared(at, operands[0]);
      default -> GREATEST;
    };
  }

  private static int greatest(long half) {
    int greatest = 0;
    for (int bit = 0; bit < Long.SIZE; bit += Byte.SIZE) {
      greatest = Math.max(greatest, (int) (half >>> bit) & GREATEST);
    }
    return greatest;
  }

  private static int allBits(int bound) {
    return bound == 0 ? 0 : 2 * Integer.highestOneBit(bound) - 1;
  }

  private int shifted(int at, int bound) {
    boolean isKnown = at > 0 && form.op(at - 1) == Op.I32_CONST;
    return isKnown ? bound >> (form.value(at - 1) & (Byte.SIZE - 1)) : bound;
  }

  private int sum(int at, int bound) {
    if (bound > GREATEST) {
      return GREATEST;
    }
    plan.setSmall(at);
    return bound;
  }

  private int compared(int at, int bound) {
    if (bound <= Byte.MAX_VALUE) {
      plan.setSmall(at);
    }
    return GREATEST;
  }
}
