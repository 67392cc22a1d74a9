package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes the exception instructions that preceded {@code try_table}. */
final class LegacyExceptions {
  private static final int[] NOTHING = {};

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;
  private final Branches branches;

  LegacyExceptions(FunctionCode code, Branches branches) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
    this.branches = branches;
  }

  boolean tryBlock(int wanted, int depth) {
    int[] results = Blocks.results(code, wanted);
    code.writeBlock(Op.TRY, NOTHING, results);
    code.inScope(
        new Scope(Scope.Kind.BLOCK, results),
        () -> {
          code.statement(depth);
          code.body(results, depth);
        });
    if (choices.chance(20)) {
      code.out.writeIndex(Op.DELEGATE, choices.below(code.scopes().size()));
    } else {
      writeCatches(results, depth);
      code.out.write(Op.END);
    }
    code.take(results, wanted);
    return true;
  }

  private void writeCatches(int[] results, int depth) {
    int catches = module.tags.isEmpty() ? 0 : choices.below(3);
    for (int i = 0; i < catches; i++) {
      int tag = choices.below(module.tags.size());
      code.out.writeIndex(Op.CATCH, tag);
      arm(module.types.params(module.tags.get(tag)), results, depth);
    }
    if (choices.chance(60)) {
      code.out.write(Op.CATCH_ALL);
      arm(NOTHING, results, depth);
    }
  }

  private void arm(int[] caught, int[] results, int depth) {
    code.inScope(
        new Scope(Scope.Kind.CATCH, results),
        () -> {
          code.take(caught, TypeCodes.BOTTOM);
          code.body(results, depth);
        });
  }

  /** Throws the exception of a catch again. */
  boolean rethrow() {
    List<Scope> catches = new ArrayList<>();
    for (Scope scope : code.scopes()) {
      if (scope.kind() == Scope.Kind.CATCH) {
        catches.add(scope);
      }
    }
    if (catches.isEmpty() || !branches.mayLeave()) {
      return false;
    }
    code.out.writeIndex(Op.RETHROW, code.label(choices.pick(catches)));
    return true;
  }
}
