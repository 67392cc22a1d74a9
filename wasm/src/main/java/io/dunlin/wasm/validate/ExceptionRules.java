package io.dunlin.wasm.validate;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/** The typing rules of {@code throw}, {@code throw_ref} and {@code try_table}. */
final class ExceptionRules {
  private static final int EXNREF = TypeCodes.reference(true, TypeCodes.EXN);
  private static final int CAUGHT = TypeCodes.reference(false, TypeCodes.EXN);

  private final CodeContext code;
  private final ControlRules control;

  ExceptionRules(CodeContext code, ControlRules control) {
    this.code = code;
    this.control = control;
  }

  void throwTag() {
    code.operands.pop(code.module.tagParams(code.instruction.index()));
    code.becomeUnreachable();
  }

  void throwRef() {
    code.operands.pop(EXNREF);
    code.becomeUnreachable();
  }

  /** The labels of catch clauses are those around the block. */
  void tryTable() {
    Instruction instruction = code.instruction;
    for (int i = 0; i < instruction.count(); i++) {
      Label label = code.labels.get(instruction.catchLabel(i));
      checkCatch(caught(i), label.branchTypes());
      code.branchTo(label);
    }
    control.enter(Label.Kind.TRY_TABLE);
  }

  private int[] caught(int clause) {
    int kind = code.instruction.catchKind(clause);
    boolean tagged = kind == Instruction.CATCH || kind == Instruction.CATCH_REF;
    int[] params = tagged ? code.module.tagParams(code.instruction.catchTag(clause)) : Label.NONE;
    if (kind == Instruction.CATCH || kind == Instruction.CATCH_ALL) {
      return params;
    }
    int[] types = Arrays.copyOf(params, params.length + 1);
    types[params.length] = CAUGHT;
    return types;
  }

  private void checkCatch(int[] caught, int[] expected) {
    boolean fits = caught.length == expected.length;
    for (int i = 0; i < expected.length && fits; i++) {
      fits = code.types.matches(caught[i], expected[i]);
    }
    if (!fits) {
      throw Fault.mismatch(
          "label of a catch clause requires "
              + Fault.list(expected)
              + " but the clause gives "
              + Fault.list(caught));
    }
  }
}
