package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/** Writes {@code block}, {@code loop} and {@code if}, with parameters and several results. */
final class Blocks {
  private static final int[] NOTHING = {};

  private final FunctionCode code;
  private final Choices choices;

  Blocks(FunctionCode code) {
    this.code = code;
    this.choices = code.choices;
  }

  /** Types among which the wanted one is; none may be left if none is wanted. */
  static int[] results(FunctionCode code, int wanted) {
    int[] one = wanted == TypeCodes.BOTTOM ? NOTHING : new int[] {wanted};
    if (!code.module.features.has(Feature.MULTI_VALUE) || code.choices.chance(70)) {
      return one;
    }
    int[] results = new int[one.length + code.choices.between(1, 2)];
    for (int i = 0; i < results.length; i++) {
      results[i] = code.valueType();
    }
    if (one.length > 0) {
      results[code.choices.below(results.length)] = wanted;
    }
    return results;
  }

  private int[] params() {
    if (!code.module.features.has(Feature.MULTI_VALUE) || choices.chance(75)) {
      return NOTHING;
    }
    int[] params = new int[choices.between(1, 2)];
    for (int i = 0; i < params.length; i++) {
      params[i] = code.valueType();
    }
    return params;
  }

  boolean block(int wanted, int depth) {
    int[] params = params();
    int[] results = results(code, wanted);
    code.values(params, depth);
    code.writeBlock(Op.BLOCK, params, results);
    code.inScope(
        new Scope(Scope.Kind.BLOCK, results),
        () -> {
          code.take(params, TypeCodes.BOTTOM);
          code.body(results, depth);
        });
    code.out.write(Op.END);
    code.take(results, wanted);
    return true;
  }

  /** A loop that ends by the budget at the latest, in most cases by a counter of its own. */
  boolean loop(int wanted, int depth) {
    int[] params = params();
    int[] results = results(code, wanted);
    boolean counts = choices.chance(75);
    int counter = counts ? code.counter() : -1;
    if (counts) {
      code.out.writeConstant(Op.I32_CONST, choices.between(1, 6));
      code.out.writeIndex(Op.LOCAL_SET, counter);
    }
    code.values(params, depth);
    code.writeBlock(Op.LOOP, params, results);
    Scope scope = new Scope(Scope.Kind.LOOP, params);
    code.inScope(
        scope,
        () -> {
          code.checkBudget();
          code.take(params, TypeCodes.BOTTOM);
          code.statement(depth);
          if (counts) {
            code.trivial(params);
            code.out.writeIndex(Op.LOCAL_GET, counter);
            code.out.writeConstant(Op.I32_CONST, 1);
            code.out.write(Op.I32_SUB);
            code.out.writeIndex(Op.LOCAL_TEE, counter);
            code.out.writeIndex(Op.BR_IF, code.label(scope));
            code.take(params, TypeCodes.BOTTOM);
          }
          code.body(results, depth);
        });
    code.out.write(Op.END);
    code.take(results, wanted);
    return true;
  }

  boolean branch(int wanted, int depth) {
    int[] params = params();
    int[] results = results(code, wanted);
    boolean withElse = results.length > 0 || params.length > 0 || choices.chance(40);
    code.values(params, depth);
    code.value(TypeCodes.I32, depth);
    code.writeBlock(Op.IF, params, results);
    arm(params, results, depth);
    if (withElse) {
      code.out.write(Op.ELSE);
      arm(params, results, depth);
    }
    code.out.write(Op.END);
    code.take(results, wanted);
    return true;
  }

  private void arm(int[] params, int[] results, int depth) {
    code.inScope(
        new Scope(Scope.Kind.BLOCK, results),
        () -> {
          code.take(params, TypeCodes.BOTTOM);
          code.body(results, depth);
        });
  }
}
