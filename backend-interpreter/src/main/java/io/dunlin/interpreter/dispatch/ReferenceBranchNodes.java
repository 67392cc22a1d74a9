package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.spi.store.TypeTest;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/** Branches that depend on references. */
final class ReferenceBranchNodes {
  private ReferenceBranchNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at, TypeRegistry types) {
    switch (operation) {
      case Code.BR_ON_NULL:
        return new OnNull(code, at);
      case Code.BR_ON_NON_NULL:
        return new OnNonNull(code, at);
      case Code.BR_REF_EQ:
        return new OnSame(code, at);
      case Code.BR_REF_NE:
        return new OnOther(code, at);
      case Code.BR_ON_CAST:
        return new OnCast(code, at, types);
      case Code.BR_ON_CAST_FAIL:
        return new OnCastFail(code, at, types);
      default:
        return null;
    }
  }

  /** {@code jump if a is null}. */
  static final class OnNull extends Branch {
    OnNull(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return state.references[fp + a] == null ? taken(state) : next;
    }
  }

  /** {@code jump if a is not null}. */
  static final class OnNonNull extends Branch {
    OnNonNull(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return state.references[fp + a] != null ? taken(state) : next;
    }
  }

  /** {@code jump if a and b are the same}. */
  static final class OnSame extends Branch {
    OnSame(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      return ReferenceNodes.same(references[fp + a], references[fp + b]) ? taken(state) : next;
    }
  }

  /** {@code jump if a and b are not the same}. */
  static final class OnOther extends Branch {
    OnOther(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      return ReferenceNodes.same(references[fp + a], references[fp + b]) ? next : taken(state);
    }
  }

  /** {@code jump if a is of the type b}. */
  static final class OnCast extends Branch {
    private final TypeTest test;

    OnCast(long[] code, int at, TypeRegistry types) {
      super(code, at);
      test = new TypeTest(types, b);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return test.matches(state.references[fp + a]) ? taken(state) : next;
    }
  }

  /** {@code jump if a is not of the type b}. */
  static final class OnCastFail extends Branch {
    private final TypeTest test;

    OnCastFail(long[] code, int at, TypeRegistry types) {
      super(code, at);
      test = new TypeTest(types, b);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return test.matches(state.references[fp + a]) ? next : taken(state);
    }
  }
}
