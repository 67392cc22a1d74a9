package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.List;

/** Writes references that need no garbage collection, and the branches that test for null. */
final class References {
  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;

  References(FunctionCode code) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
  }

  boolean nullReference(int wanted) {
    if (!TypeCodes.isReference(wanted) || !TypeCodes.isNullable(wanted)) {
      return false;
    }
    code.out.writeHeapType(Op.REF_NULL, TypeCodes.heap(wanted));
    return true;
  }

  boolean isNull(int wanted, int depth) {
    if (wanted != TypeCodes.I32) {
      return false;
    }
    code.value(code.referenceType(), depth);
    code.out.write(Op.REF_IS_NULL);
    return true;
  }

  boolean function(int wanted) {
    List<Integer> fitting = TypeCodes.isReference(wanted) ? module.functionsOf(wanted) : List.of();
    if (fitting.isEmpty()) {
      return false;
    }
    code.out.writeIndex(Op.REF_FUNC, choices.pick(fitting));
    return true;
  }

  boolean asNonNull(int wanted, int depth) {
    if (!TypeCodes.isReference(wanted)) {
      return false;
    }
    code.operand(TypeCodes.nullable(wanted), depth);
    code.out.write(Op.REF_AS_NON_NULL);
    return true;
  }

  /** Branches without the reference if it is null, and goes on with it otherwise. */
  boolean branchOnNull(int wanted, int depth) {
    int reference = TypeCodes.isReference(wanted) ? wanted : code.referenceType();
    Scope scope = choices.pick(code.scopes());
    int[] passed = scope.branchTypes();
    int[] left = Arrays.copyOf(passed, passed.length + 1);
    left[passed.length] = TypeCodes.nonNull(reference);
    if (!code.canTake(left, wanted)) {
      return false;
    }
    code.values(passed, depth);
    code.value(TypeCodes.nullable(reference), depth);
    code.out.writeIndex(Op.BR_ON_NULL, code.label(scope));
    code.take(left, wanted);
    return true;
  }

  /** Branches with the reference if there is one, and goes on without it otherwise. */
  boolean branchOnNonNull(int wanted, int depth) {
    int reference = TypeCodes.isReference(wanted) ? wanted : code.referenceType();
    if (wanted != TypeCodes.BOTTOM && wanted != reference) {
      return false;
    }
    int[] leaves = {reference};
    code.block(
        leaves,
        () -> {
          code.value(TypeCodes.nullable(reference), depth);
          code.out.writeIndex(Op.BR_ON_NON_NULL, 0);
          code.body(leaves, depth);
        });
    code.take(leaves, wanted);
    return true;
  }
}
