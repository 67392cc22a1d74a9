package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.store.TypeTest;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** References: moving, comparing and testing them, and small integers. */
final class ReferenceNodes {
  private ReferenceNodes() {}

  /** The node for an operation of this family; null for others. */
  static @Nullable Node create(int operation, long[] code, int at, TypeRegistry types) {
    switch (operation) {
      case Code.COPY_REF:
        return new Copy(code, at);
      case Code.REF_NULL:
        return new Null(code, at);
      case Code.REF_FUNC:
        return new Function(code, at);
      case Code.SELECT_REF:
        return new Select(code, at);
      case Code.GLOBAL_GET_REF:
        return new GlobalGet(code, at);
      case Code.GLOBAL_SET_REF:
        return new GlobalSet(code, at);
      case Code.ZERO_REF:
        return new Zero(code, at);
      case Code.REF_IS_NULL:
        return new IsNull(code, at);
      case Code.REF_EQ:
        return new Same(code, at);
      case Code.REF_AS_NON_NULL:
        return new NonNull(code, at);
      case Code.REF_TEST:
        return new Test(code, at, types);
      case Code.REF_CAST:
        return new Cast(code, at, types);
      case Code.REF_I31:
        return new NewI31(code, at);
      case Code.I31_GET_S:
        return new I31Signed(code, at);
      case Code.I31_GET_U:
        return new I31Unsigned(code, at);
      default:
        return null;
    }
  }

  /** Whether two references are the same: small integers are if they are equal. */
  static boolean same(@Nullable Object first, @Nullable Object second) {
    return first == second
        || (first instanceof I31 a && second instanceof I31 b && a.signed() == b.signed());
  }

  /** {@code d = b}. */
  static final class Copy extends Node {
    Copy(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = references[fp + b];
      return next;
    }
  }

  /** {@code d = null}. */
  static final class Null extends Node {
    Null(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.references[fp + a] = null;
      return next;
    }
  }

  /** {@code d = function b}. */
  static final class Function extends Node {
    Function(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.references[fp + a] = state.instance.function(b);
      return next;
    }
  }

  /** {@code d = condition != 0 ? b : c}. */
  static final class Select extends WideNode {
    Select(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      references[fp + a] = references[fp + (slots[fp + d] != 0 ? b : c)];
      return next;
    }
  }

  /** {@code d = global b}. */
  static final class GlobalGet extends Node {
    GlobalGet(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.references[fp + a] = state.instance.globals[b].reference;
      return next;
    }
  }

  /** {@code global b = a}. */
  static final class GlobalSet extends Node {
    GlobalSet(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.instance.globals[b].reference = state.references[fp + a];
      return next;
    }
  }

  /** {@code set b slots from a on to null; c is the number of slots of the frame}. */
  static final class Zero extends Node {
    Zero(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      Arrays.fill(state.references, fp + a, fp + a + b, null);
      state.noteReferences(fp + c);
      return next;
    }
  }

  /** {@code d = b == null}. */
  static final class IsNull extends Node {
    IsNull(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = state.references[fp + b] == null ? 1 : 0;
      return next;
    }
  }

  /** {@code d = b == c}. */
  static final class Same extends Node {
    Same(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      @Nullable Object[] references = state.references;
      slots[fp + a] = same(references[fp + b], references[fp + c]) ? 1 : 0;
      return next;
    }
  }

  /** {@code trap if a is null}. */
  static final class NonNull extends Node {
    NonNull(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (state.references[fp + a] == null) {
        throw new TrapException(TrapCode.NULL_REFERENCE);
      }
      return next;
    }
  }

  /** {@code d = 1 if b is of the type c, or 0}. */
  static final class Test extends Node {
    private final TypeTest test;

    Test(long[] code, int at, TypeRegistry types) {
      super(code, at);
      test = new TypeTest(types, c);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = test.matches(state.references[fp + b]) ? 1 : 0;
      return next;
    }
  }

  /** {@code trap if a is not of the type b}. */
  static final class Cast extends Node {
    private final TypeTest test;

    Cast(long[] code, int at, TypeRegistry types) {
      super(code, at);
      test = new TypeTest(types, b);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      if (!test.matches(state.references[fp + a])) {
        throw new TrapException(TrapCode.CAST_FAILURE);
      }
      return next;
    }
  }

  /** {@code d = the low 31 bits of b}. */
  static final class NewI31 extends Node {
    NewI31(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      state.references[fp + a] = state.heap.newI31((int) slots[fp + b]);
      return next;
    }
  }

  private static I31 number(@Nullable Object reference) {
    if (reference == null) {
      throw new TrapException(TrapCode.NULL_I31_REFERENCE);
    }
    return (I31) reference;
  }

  /** {@code d = b, sign-extended}. */
  static final class I31Signed extends Node {
    I31Signed(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = number(state.references[fp + b]).signed();
      return next;
    }
  }

  /** {@code d = b, zero-extended}. */
  static final class I31Unsigned extends Node {
    I31Unsigned(long[] code, int at) {
      super(code, at);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      slots[fp + a] = number(state.references[fp + b]).unsigned();
      return next;
    }
  }
}
