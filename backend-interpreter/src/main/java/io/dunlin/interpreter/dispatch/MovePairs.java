package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/** Pairs that begin with a copy or a constant. */
final class MovePairs {
  private MovePairs() {}

  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    if (first instanceof MoveNodes.Copy exact) {
      return with(exact, second);
    }
    if (first instanceof MoveNodes.Const exact) {
      return with(exact, second);
    }
    return null;
  }

  private static @Nullable Node with(MoveNodes.Copy first, Node second) {
    if (second instanceof MoveNodes.Copy exact) {
      return new CopyCopy(first, exact);
    }
    if (second instanceof BranchNodes.BrIf exact) {
      return new CopyBrIf(first, exact);
    }
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new CopyI32AddC(first, exact);
    }
    if (second instanceof BranchNodes.Br exact) {
      return new CopyBr(first, exact);
    }
    if (second instanceof BranchNodes.BrGtSC exact) {
      return new CopyBrGtSC(first, exact);
    }
    if (second instanceof BranchNodes.BrNe exact) {
      return new CopyBrNe(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(MoveNodes.Const first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new ConstI32AddC(first, exact);
    }
    if (second instanceof LoadNodes.Load32S exact) {
      return new ConstLoad32S(first, exact);
    }
    if (second instanceof MoveNodes.Copy exact) {
      return new ConstCopy(first, exact);
    }
    if (second instanceof MoveNodes.Const exact) {
      return new ConstConst(first, exact);
    }
    return null;
  }

  private static final class CopyCopy extends Pair {
    private final MoveNodes.Copy first;
    private final MoveNodes.Copy second;

    CopyCopy(MoveNodes.Copy first, MoveNodes.Copy second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class CopyBrIf extends Pair {
    private final MoveNodes.Copy first;
    private final BranchNodes.BrIf second;

    CopyBrIf(MoveNodes.Copy first, BranchNodes.BrIf second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class CopyI32AddC extends Pair {
    private final MoveNodes.Copy first;
    private final Integer32Nodes.I32AddC second;

    CopyI32AddC(MoveNodes.Copy first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class CopyBr extends Pair {
    private final MoveNodes.Copy first;
    private final BranchNodes.Br second;

    CopyBr(MoveNodes.Copy first, BranchNodes.Br second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class CopyBrGtSC extends Pair {
    private final MoveNodes.Copy first;
    private final BranchNodes.BrGtSC second;

    CopyBrGtSC(MoveNodes.Copy first, BranchNodes.BrGtSC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class CopyBrNe extends Pair {
    private final MoveNodes.Copy first;
    private final BranchNodes.BrNe second;

    CopyBrNe(MoveNodes.Copy first, BranchNodes.BrNe second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class ConstI32AddC extends Pair {
    private final MoveNodes.Const first;
    private final Integer32Nodes.I32AddC second;

    ConstI32AddC(MoveNodes.Const first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class ConstLoad32S extends Pair {
    private final MoveNodes.Const first;
    private final LoadNodes.Load32S second;

    ConstLoad32S(MoveNodes.Const first, LoadNodes.Load32S second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class ConstCopy extends Pair {
    private final MoveNodes.Const first;
    private final MoveNodes.Copy second;

    ConstCopy(MoveNodes.Const first, MoveNodes.Copy second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class ConstConst extends Pair {
    private final MoveNodes.Const first;
    private final MoveNodes.Const second;

    ConstConst(MoveNodes.Const first, MoveNodes.Const second) {
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
