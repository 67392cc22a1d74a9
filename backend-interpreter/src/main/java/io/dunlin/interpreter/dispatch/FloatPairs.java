package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/** Pairs that begin with floating-point arithmetic. */
final class FloatPairs {
  private FloatPairs() {}

  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    if (first instanceof FloatNodes.F64Mul exact) {
      return with(exact, second);
    }
    if (first instanceof FloatNodes.F64Sub exact) {
      return with(exact, second);
    }
    if (first instanceof FloatNodes.F64Add exact) {
      return with(exact, second);
    }
    return null;
  }

  private static @Nullable Node with(FloatNodes.F64Mul first, Node second) {
    if (second instanceof FloatNodes.F64Mul exact) {
      return new F64MulF64Mul(first, exact);
    }
    if (second instanceof FloatNodes.F64Sub exact) {
      return new F64MulF64Sub(first, exact);
    }
    if (second instanceof FloatNodes.F64Add exact) {
      return new F64MulF64Add(first, exact);
    }
    if (second instanceof LoadNodes.Load64 exact) {
      return new F64MulLoad64(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(FloatNodes.F64Sub first, Node second) {
    if (second instanceof FloatNodes.F64Mul exact) {
      return new F64SubF64Mul(first, exact);
    }
    if (second instanceof StoreNodes.Store64 exact) {
      return new F64SubStore64(first, exact);
    }
    if (second instanceof LoadAddressNodes.Load64Wrap exact) {
      return new F64SubLoad64Wrap(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(FloatNodes.F64Add first, Node second) {
    if (second instanceof FloatNodes.F64Mul exact) {
      return new F64AddF64Mul(first, exact);
    }
    if (second instanceof StoreNodes.Store64 exact) {
      return new F64AddStore64(first, exact);
    }
    return null;
  }

  private static final class F64MulF64Mul extends Pair {
    private final FloatNodes.F64Mul first;
    private final FloatNodes.F64Mul second;

    F64MulF64Mul(FloatNodes.F64Mul first, FloatNodes.F64Mul second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64MulF64Sub extends Pair {
    private final FloatNodes.F64Mul first;
    private final FloatNodes.F64Sub second;

    F64MulF64Sub(FloatNodes.F64Mul first, FloatNodes.F64Sub second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64MulF64Add extends Pair {
    private final FloatNodes.F64Mul first;
    private final FloatNodes.F64Add second;

    F64MulF64Add(FloatNodes.F64Mul first, FloatNodes.F64Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64MulLoad64 extends Pair {
    private final FloatNodes.F64Mul first;
    private final LoadNodes.Load64 second;

    F64MulLoad64(FloatNodes.F64Mul first, LoadNodes.Load64 second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64SubF64Mul extends Pair {
    private final FloatNodes.F64Sub first;
    private final FloatNodes.F64Mul second;

    F64SubF64Mul(FloatNodes.F64Sub first, FloatNodes.F64Mul second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64SubStore64 extends Pair {
    private final FloatNodes.F64Sub first;
    private final StoreNodes.Store64 second;

    F64SubStore64(FloatNodes.F64Sub first, StoreNodes.Store64 second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64SubLoad64Wrap extends Pair {
    private final FloatNodes.F64Sub first;
    private final LoadAddressNodes.Load64Wrap second;

    F64SubLoad64Wrap(FloatNodes.F64Sub first, LoadAddressNodes.Load64Wrap second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64AddF64Mul extends Pair {
    private final FloatNodes.F64Add first;
    private final FloatNodes.F64Mul second;

    F64AddF64Mul(FloatNodes.F64Add first, FloatNodes.F64Mul second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class F64AddStore64 extends Pair {
    private final FloatNodes.F64Add first;
    private final StoreNodes.Store64 second;

    F64AddStore64(FloatNodes.F64Add first, StoreNodes.Store64 second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }
}
