package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import java.util.BitSet;

/**
 * Finds the loads and stores of code that calls so often that calls are what takes its time. Loops
 * in it that run no other code are not part of it.
 */
public final class AccessesAmongCalls {
  /** Where there are more, the accesses may be what takes the time. */
  private static final int MAX_ACCESSES_PER_CALL = 12;

  private AccessesAmongCalls() {}

  /** The instructions of a range that are such loads and stores of numbers. */
  public static BitSet of(FunctionForm form, int start, int end) {
    BitSet accesses = new BitSet();
    int calls = 0;
    int at = start;
    while (at < end) {
      switch (form.op(at).family()) {
        case LOAD, STORE -> accesses.set(at);
        case CALL -> calls++;
        default -> {}
      }
      at = isLoopWithoutCalls(form, at) ? form.region(form.index(at)).end() : at + 1;
    }
    if (accesses.cardinality() > calls * MAX_ACCESSES_PER_CALL) {
      accesses.clear();
    }
    return accesses;
  }

  private static boolean isLoopWithoutCalls(FunctionForm form, int at) {
    if (form.op(at) != Op.LOOP) {
      return false;
    }
    Region loop = form.region(form.index(at));
    return loop.branchedTo() && !loop.calls();
  }
}
