package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/** Writes {@code throw}, {@code throw_ref} and {@code try_table}. */
final class Exceptions {
  private static final int CAUGHT = TypeCodes.reference(false, TypeCodes.EXN);
  private static final int EXNREF = TypeCodes.reference(true, TypeCodes.EXN);
  private static final int[] NOTHING = {};

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;
  private final Branches branches;

  /** A catch clause: its kind, its tag if it has one, and the types that it passes on. */
  private static final class Clause {
    final int kind;
    final int tag;
    final int[] caught;

    Clause(int kind, int tag, int[] caught) {
      this.kind = kind;
      this.tag = tag;
      this.caught = caught;
    }
  }

  Exceptions(FunctionCode code, Branches branches) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
    this.branches = branches;
  }

  boolean throwTag(int depth) {
    if (module.tags.isEmpty() || !branches.mayLeave()) {
      return false;
    }
    int tag = choices.below(module.tags.size());
    code.values(module.types.params(module.tags.get(tag)), depth);
    code.out.writeIndex(Op.THROW, tag);
    return true;
  }

  boolean throwReference(int depth) {
    if (!branches.mayLeave()) {
      return false;
    }
    code.operand(EXNREF, depth);
    code.out.write(Op.THROW_REF);
    return true;
  }

  /** A block in a block: the inner one receives what the clause catches. */
  boolean tryTable(int wanted, int depth) {
    int[] results = Blocks.results(code, wanted);
    Clause clause = clause();
    if (clause.caught.length > 1 && !module.features.has(Feature.MULTI_VALUE)) {
      return false;
    }
    code.block(
        results,
        () -> {
          code.block(
              clause.caught,
              () -> {
                write(clause, results, depth);
                code.out.writeIndex(Op.BR, 1);
              });
          code.take(clause.caught, TypeCodes.BOTTOM);
          code.values(results, depth);
        });
    code.take(results, wanted);
    return true;
  }

  private Clause clause() {
    int kind = choices.below(4);
    boolean tagged = kind == Instruction.CATCH || kind == Instruction.CATCH_REF;
    if (tagged && module.tags.isEmpty()) {
      return new Clause(Instruction.CATCH_ALL, 0, NOTHING);
    }
    int tag = tagged ? choices.below(module.tags.size()) : 0;
    int[] params = tagged ? module.types.params(module.tags.get(tag)) : NOTHING;
    if (kind == Instruction.CATCH || kind == Instruction.CATCH_ALL) {
      return new Clause(kind, tag, params);
    }
    int[] caught = Arrays.copyOf(params, params.length + 1);
    caught[params.length] = CAUGHT;
    return new Clause(kind, tag, caught);
  }

  private void write(Clause clause, int[] results, int depth) {
    int[] catches = {clause.kind, clause.tag, 0};
    for (int more = choices.below(3); more > 0; more--) {
      catches = withAnother(catches);
    }
    boolean shortType = results.length <= 1;
    int type = shortType ? Instruction.NO_TYPE_INDEX : module.types.indexOf(NOTHING, results);
    int result = shortType && results.length == 1 ? results[0] : TypeCodes.BOTTOM;
    code.out.writeTryTable(type, result, catches);
    code.inScope(
        new Scope(Scope.Kind.BLOCK, results),
        () -> {
          if (choices.chance(70)) {
            code.statement(depth);
          }
          if (!module.tags.isEmpty() && choices.chance(25)) {
            throwSometimes();
          }
          code.body(results, depth);
        });
    code.out.write(Op.END);
  }

  private void throwSometimes() {
    code.trivial(TypeCodes.I32);
    code.writeBlock(Op.IF, NOTHING, NOTHING);
    code.inScope(
        new Scope(Scope.Kind.BLOCK, NOTHING),
        () -> {
          int tag = choices.below(module.tags.size());
          code.trivial(module.types.params(module.tags.get(tag)));
          code.out.writeIndex(Op.THROW, tag);
        });
    code.out.write(Op.END);
  }

  /** Adds a clause in front, if there is a scope that takes what it catches. */
  private int[] withAnother(int[] catches) {
    Clause clause = clause();
    Scope scope = choices.pick(code.scopes());
    if (!module.types.matches(clause.caught, scope.branchTypes())) {
      return catches;
    }
    int[] result = new int[catches.length + 3];
    result[0] = clause.kind;
    result[1] = clause.tag;
    result[2] = code.label(scope);
    System.arraycopy(catches, 0, result, 3, catches.length);
    return result;
  }
}
