package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import java.util.Objects;

/** Writes any instruction: by its signature, or by the production for its typing rule. */
final class Productions {
  private final FixedSignatures fixed;
  private final Blocks blocks;
  private final Branches branches;
  private final Calls calls;
  private final Variables variables;
  private final Tables tables;
  private final References references;
  private final Casts casts;
  private final Structures structures;
  private final Arrays arrays;
  private final Exceptions exceptions;
  private final LegacyExceptions legacyExceptions;

  Productions(FunctionCode code) {
    Operands operands = new Operands(code);
    fixed = new FixedSignatures(code, operands);
    blocks = new Blocks(code);
    branches = new Branches(code);
    calls = new Calls(code, operands, branches);
    variables = new Variables(code);
    tables = new Tables(code, operands);
    references = new References(code);
    casts = new Casts(code);
    structures = new Structures(code);
    arrays = new Arrays(code, operands);
    exceptions = new Exceptions(code, branches);
    legacyExceptions = new LegacyExceptions(code, branches);
  }

  /**
   * Writes an instruction with its operands.
   *
   * @param wanted the type of the one value that is left, or {@code TypeCodes.BOTTOM} to leave none
   * @param depth how deep operands may nest
   * @return false if it cannot leave that; nothing is written then
   */
  boolean emit(Op op, int wanted, int depth) {
    if (op.signature() != null) {
      return fixed.emit(op, wanted, depth);
    }
    return switch (Objects.requireNonNull(op.rule())) {
      case UNREACHABLE -> branches.unreachable();
      case BLOCK -> blocks.block(wanted, depth);
      case LOOP -> blocks.loop(wanted, depth);
      case IF -> blocks.branch(wanted, depth);
      case BR -> branches.br(depth);
      case BR_IF -> branches.brIf(wanted, depth);
      case BR_TABLE -> branches.brTable(depth);
      case RETURN -> branches.leave(depth);
      case CALL -> calls.call(wanted, depth);
      case CALL_INDIRECT -> calls.callIndirect(wanted, depth);
      case CALL_REF -> calls.callReference(wanted, depth);
      case RETURN_CALL -> calls.tailCall(depth);
      case RETURN_CALL_INDIRECT -> calls.tailCallIndirect(depth);
      case RETURN_CALL_REF -> calls.tailCallReference(depth);
      case REF_AS_NON_NULL -> references.asNonNull(wanted, depth);
      case BR_ON_NULL -> references.branchOnNull(wanted, depth);
      case BR_ON_NON_NULL -> references.branchOnNonNull(wanted, depth);
      case REF_NULL -> references.nullReference(wanted);
      case REF_IS_NULL -> references.isNull(wanted, depth);
      case REF_FUNC -> references.function(wanted);
      case DROP -> variables.drop(wanted, depth);
      case SELECT -> variables.select(wanted, depth);
      case SELECT_TYPED -> variables.selectTyped(wanted, depth);
      case LOCAL_GET -> variables.getLocal(wanted);
      case LOCAL_SET -> variables.setLocal(wanted, depth);
      case LOCAL_TEE -> variables.teeLocal(wanted, depth);
      case GLOBAL_GET -> variables.getGlobal(wanted);
      case GLOBAL_SET -> variables.setGlobal(wanted, depth);
      case TABLE_GET -> tables.get(wanted, depth);
      case TABLE_SET -> tables.set(wanted, depth);
      case TABLE_INIT -> tables.init(wanted, depth);
      case TABLE_COPY -> tables.copy(wanted, depth);
      case TABLE_GROW -> tables.grow(wanted, depth);
      case TABLE_FILL -> tables.fill(wanted, depth);
      case MEMORY_COPY -> fixed.copy(wanted, depth);
      case STRUCT_NEW -> structures.create(wanted, depth);
      case STRUCT_NEW_DEFAULT -> structures.createDefault(wanted);
      case STRUCT_GET -> structures.get(op, wanted, depth);
      case STRUCT_SET -> structures.set(wanted, depth);
      case ARRAY_NEW -> arrays.create(wanted, depth);
      case ARRAY_NEW_DEFAULT -> arrays.createDefault(wanted);
      case ARRAY_NEW_FIXED -> arrays.createFixed(wanted, depth);
      case ARRAY_NEW_DATA -> arrays.createFromData(wanted, depth);
      case ARRAY_NEW_ELEM -> arrays.createFromElements(wanted, depth);
      case ARRAY_GET -> arrays.get(op, wanted, depth);
      case ARRAY_SET -> arrays.set(wanted, depth);
      case ARRAY_LEN -> arrays.length(wanted, depth);
      case ARRAY_FILL -> arrays.fill(wanted, depth);
      case ARRAY_COPY -> arrays.copy(wanted, depth);
      case ARRAY_INIT_DATA -> arrays.initFromData(wanted, depth);
      case ARRAY_INIT_ELEM -> arrays.initFromElements(wanted, depth);
      case REF_TEST -> casts.test(op, wanted, depth);
      case REF_CAST -> casts.cast(op, wanted, depth);
      case BR_ON_CAST -> casts.branchOnCast(wanted, depth);
      case BR_ON_CAST_FAIL -> casts.branchOnCastFailure(wanted, depth);
      case ANY_CONVERT_EXTERN -> casts.internalize(wanted, depth);
      case EXTERN_CONVERT_ANY -> casts.externalize(wanted, depth);
      case THROW -> exceptions.throwTag(depth);
      case THROW_REF -> exceptions.throwReference(depth);
      case TRY_TABLE -> exceptions.tryTable(wanted, depth);
      case TRY -> legacyExceptions.tryBlock(wanted, depth);
      case RETHROW -> legacyExceptions.rethrow();
      // Parts of other instructions.
      case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> false;
    };
  }
}
