package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A term of a reduction of integers that is computed lane by lane of what is loaded: from addresses
 * that are locals, constants, or sums of both.
 *
 * @param steps its instructions but those that compute addresses, in their order
 */
record ReductionTerm(List<Step> steps) {
  /** With more instructions a term is not compared with others. */
  private static final int MAX_INSTRUCTIONS = 32;

  private static final int NONE = FunctionForm.NONE;

  /**
   * A load, or an instruction that computes lane by lane.
   *
   * @param at the instruction
   * @param memory the memory of a load
   * @param base the local in its address, or {@link FunctionForm#NONE}
   * @param displacement what its index differs by from that local, modulo 2^32
   */
  record Step(int at, Op op, int memory, int base, int displacement) {
    boolean isLoad() {
      return op.family() == Family.VECTOR_LOAD;
    }

    private boolean isLike(Step other) {
      return op == other.op && memory == other.memory && base == other.base;
    }
  }

  /** The term that the instructions from one on compute with the last one; null if it is other. */
  static @Nullable ReductionTerm of(
      ModuleShape module, FunctionForm form, VectorPlan plan, int start, int last) {
    if (last - start >= MAX_INSTRUCTIONS) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    int next = start;
    for (int at = start; at <= last; at++) {
      if (form.op(at).family() != Family.VECTOR && form.op(at).family() != Family.VECTOR_LOAD) {
        continue;
      }
      Step step = step(module, form, plan, next, at);
      if (step == null) {
        return null;
      }
      steps.add(step);
      next = at + 1;
    }
    return next == last + 1 ? new ReductionTerm(steps) : null;
  }

  /** A step whose operands that are no vectors the instructions from one on compute. */
  private static @Nullable Step step(
      ModuleShape module, FunctionForm form, VectorPlan plan, int start, int at) {
    if (isLoad(module, form, plan, at)) {
      return load(form, start, at);
    }
    return start == at && isLanewise(form.op(at)) && isObject(plan, at)
        ? new Step(at, form.op(at), NONE, NONE, 0)
        : null;
  }

  private static boolean isObject(VectorPlan plan, int at) {
    return plan.operand(at) == VectorForm.OBJECT && plan.result(at) == VectorForm.OBJECT;
  }

  private static boolean isLoad(ModuleShape module, FunctionForm form, VectorPlan plan, int at) {
    Op op = form.op(at);
    return op.family() == Family.VECTOR_LOAD
        && (op == Op.V128_LOAD || VectorAccessEmitter.isExtending(op))
        && plan.result(at) == VectorForm.OBJECT
        && module.isArray(form.index(at))
        && MemoryAccessEmitter.isOffsetPossible(form, at);
  }

  /** The load whose address the instructions from one on compute; null if that is another one. */
  private static @Nullable Step load(FunctionForm form, int start, int at) {
    int length = at - start;
    boolean isSum = length == 3 && isAddition(form.op(at - 1));
    if (length != 1 && !isSum) {
      return null;
    }
    int base = NONE;
    long displacement = form.value(at);
    for (int i = start; i < (isSum ? at - 1 : at); i++) {
      switch (form.op(i)) {
        case I32_CONST, I64_CONST -> displacement += form.value(i);
        case LOCAL_GET -> {
          if (base != NONE) {
            return null;
          }
          base = form.index(i);
        }
        default -> {
          return null;
        }
      }
    }
    return new Step(at, form.op(at), form.index(at), base, (int) displacement);
  }

  private static boolean isAddition(Op op) {
    return op == Op.I32_ADD || op == Op.I64_ADD;
  }

  /** Whether the API computes an instruction lane by lane, of vectors of integers of any length. */
  static boolean isLanewise(Op op) {
    if (!hasOnlyVectors(op)) {
      return false;
    }
    return switch (op) {
      case V128_AND, V128_OR, V128_XOR, V128_ANDNOT, I32X4_DOT_I16X8_S -> true;
      default ->
          op.laneShape() != LaneShape.NONE
              && op.mnemonic().startsWith("i")
              && switch (LaneMethods.of(op).name()) {
                case "add", "sub", "mul", "minS", "minU", "maxS", "maxU" -> true;
                default -> false;
              };
    };
  }

  /** Whether the operands of an instruction may be united in any order. */
  static boolean isAssociative(Op op) {
    if (!isLanewise(op)) {
      return false;
    }
    return switch (op) {
      case V128_ANDNOT, I32X4_DOT_I16X8_S -> false;
      default -> op.laneShape() == LaneShape.NONE || !LaneMethods.of(op).name().equals("sub");
    };
  }

  private static boolean hasOnlyVectors(Op op) {
    return op.family() == Family.VECTOR
        && Arrays.stream(Objects.requireNonNull(op.signature()).params())
            .allMatch(type -> type == TypeCodes.V128);
  }

  /** How many instructions are saved if the term is computed together with another one. */
  int savings() {
    return (int) steps.stream().filter(step -> step.op() != Op.V128_LOAD).count();
  }

  /**
   * Where another term loads what is next to what this one loads: 1 if each of its loads is behind
   * that of this one, -1 if it is in front, 0 if it computes something else or loads elsewhere.
   */
  int directionTo(ReductionTerm other) {
    if (steps.size() != other.steps.size()) {
      return 0;
    }
    int found = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Step like = other.steps.get(i);
      if (!step.isLike(like)) {
        return 0;
      }
      if (step.isLoad()) {
        int direction = direction(step, like);
        if (direction == 0 || direction == -found) {
          return 0;
        }
        found = direction;
      }
    }
    return found;
  }

  private static int direction(Step load, Step other) {
    int difference = other.displacement() - load.displacement();
    return Math.abs(difference) == load.op().accessBytes() ? Integer.signum(difference) : 0;
  }
}
