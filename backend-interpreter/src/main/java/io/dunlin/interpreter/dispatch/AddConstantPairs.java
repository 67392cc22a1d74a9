package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/** Pairs that begin with the addition of a constant. */
final class AddConstantPairs {
  private AddConstantPairs() {}

  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    if (first instanceof Integer32Nodes.I32AddC exact) {
      return with(exact, second);
    }
    return null;
  }

  private static @Nullable Node with(Integer32Nodes.I32AddC first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new I32AddCI32AddC(first, exact);
    }
    if (second instanceof BranchNodes.BrLtS exact) {
      return new I32AddCBrLtS(first, exact);
    }
    if (second instanceof BranchNodes.BrNeC exact) {
      return new I32AddCBrNeC(first, exact);
    }
    if (second instanceof BranchNodes.BrNe exact) {
      return new I32AddCBrNe(first, exact);
    }
    if (second instanceof BranchNodes.BrIf exact) {
      return new I32AddCBrIf(first, exact);
    }
    if (second instanceof BranchNodes.BrLtSC exact) {
      return new I32AddCBrLtSC(first, exact);
    }
    if (second instanceof MoveNodes.Copy exact) {
      return new I32AddCCopy(first, exact);
    }
    if (second instanceof ControlNodes.Call exact) {
      return new I32AddCCall(first, exact);
    }
    if (second instanceof LoadNodes.Load32S exact) {
      return new I32AddCLoad32S(first, exact);
    }
    if (second instanceof LoadAddressNodes.Load32SScaled exact) {
      return new I32AddCLoad32SScaled(first, exact);
    }
    if (second instanceof LoadAddressNodes.Load32SIndexed exact) {
      return new I32AddCLoad32SIndexed(first, exact);
    }
    if (second instanceof StoreNodes.Store32 exact) {
      return new I32AddCStore32(first, exact);
    }
    if (second instanceof StoreAddressNodes.Store32Indexed exact) {
      return new I32AddCStore32Indexed(first, exact);
    }
    if (second instanceof BranchNodes.Br exact) {
      return new I32AddCBr(first, exact);
    }
    if (second instanceof FloatNodes.F64Mul exact) {
      return new I32AddCF64Mul(first, exact);
    }
    return null;
  }

  private static final class I32AddCI32AddC extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final Integer32Nodes.I32AddC second;

    I32AddCI32AddC(Integer32Nodes.I32AddC first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCBrLtS extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final BranchNodes.BrLtS second;

    I32AddCBrLtS(Integer32Nodes.I32AddC first, BranchNodes.BrLtS second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCBrNeC extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final BranchNodes.BrNeC second;

    I32AddCBrNeC(Integer32Nodes.I32AddC first, BranchNodes.BrNeC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCBrNe extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final BranchNodes.BrNe second;

    I32AddCBrNe(Integer32Nodes.I32AddC first, BranchNodes.BrNe second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCBrIf extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final BranchNodes.BrIf second;

    I32AddCBrIf(Integer32Nodes.I32AddC first, BranchNodes.BrIf second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCBrLtSC extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final BranchNodes.BrLtSC second;

    I32AddCBrLtSC(Integer32Nodes.I32AddC first, BranchNodes.BrLtSC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCCopy extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final MoveNodes.Copy second;

    I32AddCCopy(Integer32Nodes.I32AddC first, MoveNodes.Copy second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCCall extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final ControlNodes.Call second;

    I32AddCCall(Integer32Nodes.I32AddC first, ControlNodes.Call second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCLoad32S extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final LoadNodes.Load32S second;

    I32AddCLoad32S(Integer32Nodes.I32AddC first, LoadNodes.Load32S second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCLoad32SScaled extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final LoadAddressNodes.Load32SScaled second;

    I32AddCLoad32SScaled(Integer32Nodes.I32AddC first, LoadAddressNodes.Load32SScaled second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCLoad32SIndexed extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final LoadAddressNodes.Load32SIndexed second;

    I32AddCLoad32SIndexed(Integer32Nodes.I32AddC first, LoadAddressNodes.Load32SIndexed second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCStore32 extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final StoreNodes.Store32 second;

    I32AddCStore32(Integer32Nodes.I32AddC first, StoreNodes.Store32 second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCStore32Indexed extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final StoreAddressNodes.Store32Indexed second;

    I32AddCStore32Indexed(Integer32Nodes.I32AddC first, StoreAddressNodes.Store32Indexed second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCBr extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final BranchNodes.Br second;

    I32AddCBr(Integer32Nodes.I32AddC first, BranchNodes.Br second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddCF64Mul extends Pair {
    private final Integer32Nodes.I32AddC first;
    private final FloatNodes.F64Mul second;

    I32AddCF64Mul(Integer32Nodes.I32AddC first, FloatNodes.F64Mul second) {
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
