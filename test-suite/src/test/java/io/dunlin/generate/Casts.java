package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes type tests, casts, and the conversions between inside and outside references. */
final class Casts {
  private static final int[] ABSTRACT = {
    TypeCodes.ANY, TypeCodes.EQ, TypeCodes.I31, TypeCodes.STRUCT, TypeCodes.ARRAY, TypeCodes.FUNC
  };

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;

  Casts(FunctionCode code) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
  }

  private int topOf(int reference) {
    return TypeCodes.reference(true, module.types.top(TypeCodes.heap(reference)));
  }

  /** A type that is this one or below it, and has null only if that has. */
  private int below(int reference) {
    List<Integer> fitting = new ArrayList<>();
    for (int index = 0; index < module.types.size(); index++) {
      int type = TypeCodes.reference(false, index);
      if (module.types.matches(type, reference)) {
        fitting.add(type);
      }
    }
    for (int heap : ABSTRACT) {
      int type = TypeCodes.reference(false, heap);
      if (module.types.matches(type, reference)) {
        fitting.add(type);
      }
    }
    int chosen = fitting.isEmpty() ? TypeCodes.nonNull(reference) : choices.pick(fitting);
    return TypeCodes.isNullable(reference) && choices.chance(50)
        ? TypeCodes.nullable(chosen)
        : chosen;
  }

  /** Writes what is to be cast: in most cases a value for which that works. */
  private void castOperand(int target, int source, int depth) {
    code.value(choices.chance(75) ? target : source, depth);
  }

  boolean test(Op op, int wanted, int depth) {
    if (wanted != TypeCodes.I32) {
      return false;
    }
    int target = below(topOf(code.referenceType()));
    code.value(choices.chance(60) ? target : topOf(target), depth);
    code.out.writeHeapType(op, TypeCodes.heap(target));
    return true;
  }

  boolean cast(Op op, int wanted, int depth) {
    if (!TypeCodes.isReference(wanted)
        || (op == Op.REF_CAST_NULL && !TypeCodes.isNullable(wanted))) {
      return false;
    }
    int target = below(wanted);
    castOperand(
        op == Op.REF_CAST ? TypeCodes.nonNull(target) : TypeCodes.nullable(target),
        topOf(target),
        depth);
    code.out.writeHeapType(op, TypeCodes.heap(target));
    return true;
  }

  /** The branch takes the target, which is below what the block leaves. */
  boolean branchOnCast(int wanted, int depth) {
    int leaves = TypeCodes.isReference(wanted) ? wanted : code.referenceType();
    int target = below(leaves);
    int source = choices.chance(50) ? topOf(leaves) : TypeCodes.nullable(leaves);
    int rest = TypeCodes.isNullable(target) ? TypeCodes.nonNull(source) : source;
    return branch(Op.BR_ON_CAST, leaves, source, target, rest, wanted, depth);
  }

  /** The branch takes what is left of the source without the target. */
  boolean branchOnCastFailure(int wanted, int depth) {
    int leaves = TypeCodes.isReference(wanted) ? wanted : code.referenceType();
    int target = below(leaves);
    return branch(Op.BR_ON_CAST_FAIL, leaves, leaves, target, target, wanted, depth);
  }

  private boolean branch(
      Op op, int leaves, int source, int target, int goesOn, int wanted, int depth) {
    int[] results = {leaves};
    if (!code.canTake(results, wanted)) {
      return false;
    }
    code.block(
        results,
        () -> {
          castOperand(target, source, depth);
          code.out.writeCastBranch(op, 0, source, target);
          code.take(new int[] {goesOn}, TypeCodes.BOTTOM);
          code.body(results, depth);
        });
    code.take(results, wanted);
    return true;
  }

  boolean internalize(int wanted, int depth) {
    int any = TypeCodes.reference(TypeCodes.isNullable(wanted), TypeCodes.ANY);
    if (wanted != any || !TypeCodes.isReference(wanted)) {
      return false;
    }
    code.value(TypeCodes.reference(TypeCodes.isNullable(wanted), TypeCodes.EXTERN), depth);
    code.out.write(Op.ANY_CONVERT_EXTERN);
    return true;
  }

  boolean externalize(int wanted, int depth) {
    int extern = TypeCodes.reference(TypeCodes.isNullable(wanted), TypeCodes.EXTERN);
    if (wanted != extern || !TypeCodes.isReference(wanted)) {
      return false;
    }
    code.value(TypeCodes.reference(TypeCodes.isNullable(wanted), TypeCodes.ANY), depth);
    code.out.write(Op.EXTERN_CONVERT_ANY);
    return true;
  }
}
