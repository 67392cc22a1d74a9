package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/** Pairs that begin with integer arithmetic. */
final class IntegerPairs {
  private IntegerPairs() {}

  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    if (first instanceof Integer32Nodes.I32RotlC exact) {
      return with(exact, second);
    }
    if (first instanceof Integer64Nodes.Xor exact) {
      return with(exact, second);
    }
    if (first instanceof Integer64Nodes.And exact) {
      return with(exact, second);
    }
    if (first instanceof Integer32Nodes.I32ShrUC exact) {
      return with(exact, second);
    }
    if (first instanceof Integer32Nodes.I32Add exact) {
      return with(exact, second);
    }
    if (first instanceof CompareNodes.GtUC exact) {
      return with(exact, second);
    }
    if (first instanceof Integer32Nodes.I32ShlC exact) {
      return with(exact, second);
    }
    if (first instanceof Integer64Nodes.AndC exact) {
      return with(exact, second);
    }
    return null;
  }

  private static @Nullable Node with(Integer32Nodes.I32RotlC first, Node second) {
    if (second instanceof Integer64Nodes.Xor exact) {
      return new I32RotlCXor(first, exact);
    }
    if (second instanceof Integer32Nodes.I32RotlC exact) {
      return new I32RotlCI32RotlC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(Integer64Nodes.Xor first, Node second) {
    if (second instanceof Integer32Nodes.I32Add exact) {
      return new XorI32Add(first, exact);
    }
    if (second instanceof Integer32Nodes.I32RotlC exact) {
      return new XorI32RotlC(first, exact);
    }
    if (second instanceof Integer64Nodes.And exact) {
      return new XorAnd(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(Integer64Nodes.And first, Node second) {
    if (second instanceof Integer64Nodes.Xor exact) {
      return new AndXor(first, exact);
    }
    if (second instanceof Integer32Nodes.I32Add exact) {
      return new AndI32Add(first, exact);
    }
    if (second instanceof Integer64Nodes.And exact) {
      return new AndAnd(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(Integer32Nodes.I32ShrUC first, Node second) {
    if (second instanceof Integer64Nodes.Xor exact) {
      return new I32ShrUCXor(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(Integer32Nodes.I32Add first, Node second) {
    if (second instanceof Integer32Nodes.I32Add exact) {
      return new I32AddI32Add(first, exact);
    }
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new I32AddI32AddC(first, exact);
    }
    if (second instanceof LoadNodes.Load32S exact) {
      return new I32AddLoad32S(first, exact);
    }
    if (second instanceof LoadAddressNodes.Load32SWrap exact) {
      return new I32AddLoad32SWrap(first, exact);
    }
    if (second instanceof ControlNodes.ReturnValue exact) {
      return new I32AddReturnValue(first, exact);
    }
    if (second instanceof CompareNodes.GtUC exact) {
      return new I32AddGtUC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(CompareNodes.GtUC first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new GtUCI32AddC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(Integer32Nodes.I32ShlC first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new I32ShlCI32AddC(first, exact);
    }
    if (second instanceof Integer32Nodes.I32Add exact) {
      return new I32ShlCI32Add(first, exact);
    }
    if (second instanceof Integer64Nodes.Or exact) {
      return new I32ShlCOr(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(Integer64Nodes.AndC first, Node second) {
    if (second instanceof Integer32Nodes.I32Add exact) {
      return new AndCI32Add(first, exact);
    }
    if (second instanceof Integer64Nodes.Or exact) {
      return new AndCOr(first, exact);
    }
    return null;
  }

  private static final class I32RotlCXor extends Pair {
    private final Integer32Nodes.I32RotlC first;
    private final Integer64Nodes.Xor second;

    I32RotlCXor(Integer32Nodes.I32RotlC first, Integer64Nodes.Xor second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32RotlCI32RotlC extends Pair {
    private final Integer32Nodes.I32RotlC first;
    private final Integer32Nodes.I32RotlC second;

    I32RotlCI32RotlC(Integer32Nodes.I32RotlC first, Integer32Nodes.I32RotlC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class XorI32Add extends Pair {
    private final Integer64Nodes.Xor first;
    private final Integer32Nodes.I32Add second;

    XorI32Add(Integer64Nodes.Xor first, Integer32Nodes.I32Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class XorI32RotlC extends Pair {
    private final Integer64Nodes.Xor first;
    private final Integer32Nodes.I32RotlC second;

    XorI32RotlC(Integer64Nodes.Xor first, Integer32Nodes.I32RotlC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class XorAnd extends Pair {
    private final Integer64Nodes.Xor first;
    private final Integer64Nodes.And second;

    XorAnd(Integer64Nodes.Xor first, Integer64Nodes.And second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class AndXor extends Pair {
    private final Integer64Nodes.And first;
    private final Integer64Nodes.Xor second;

    AndXor(Integer64Nodes.And first, Integer64Nodes.Xor second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class AndI32Add extends Pair {
    private final Integer64Nodes.And first;
    private final Integer32Nodes.I32Add second;

    AndI32Add(Integer64Nodes.And first, Integer32Nodes.I32Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class AndAnd extends Pair {
    private final Integer64Nodes.And first;
    private final Integer64Nodes.And second;

    AndAnd(Integer64Nodes.And first, Integer64Nodes.And second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32ShrUCXor extends Pair {
    private final Integer32Nodes.I32ShrUC first;
    private final Integer64Nodes.Xor second;

    I32ShrUCXor(Integer32Nodes.I32ShrUC first, Integer64Nodes.Xor second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddI32Add extends Pair {
    private final Integer32Nodes.I32Add first;
    private final Integer32Nodes.I32Add second;

    I32AddI32Add(Integer32Nodes.I32Add first, Integer32Nodes.I32Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddI32AddC extends Pair {
    private final Integer32Nodes.I32Add first;
    private final Integer32Nodes.I32AddC second;

    I32AddI32AddC(Integer32Nodes.I32Add first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddLoad32S extends Pair {
    private final Integer32Nodes.I32Add first;
    private final LoadNodes.Load32S second;

    I32AddLoad32S(Integer32Nodes.I32Add first, LoadNodes.Load32S second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddLoad32SWrap extends Pair {
    private final Integer32Nodes.I32Add first;
    private final LoadAddressNodes.Load32SWrap second;

    I32AddLoad32SWrap(Integer32Nodes.I32Add first, LoadAddressNodes.Load32SWrap second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddReturnValue extends Pair {
    private final Integer32Nodes.I32Add first;
    private final ControlNodes.ReturnValue second;

    I32AddReturnValue(Integer32Nodes.I32Add first, ControlNodes.ReturnValue second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32AddGtUC extends Pair {
    private final Integer32Nodes.I32Add first;
    private final CompareNodes.GtUC second;

    I32AddGtUC(Integer32Nodes.I32Add first, CompareNodes.GtUC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class GtUCI32AddC extends Pair {
    private final CompareNodes.GtUC first;
    private final Integer32Nodes.I32AddC second;

    GtUCI32AddC(CompareNodes.GtUC first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32ShlCI32AddC extends Pair {
    private final Integer32Nodes.I32ShlC first;
    private final Integer32Nodes.I32AddC second;

    I32ShlCI32AddC(Integer32Nodes.I32ShlC first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32ShlCI32Add extends Pair {
    private final Integer32Nodes.I32ShlC first;
    private final Integer32Nodes.I32Add second;

    I32ShlCI32Add(Integer32Nodes.I32ShlC first, Integer32Nodes.I32Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class I32ShlCOr extends Pair {
    private final Integer32Nodes.I32ShlC first;
    private final Integer64Nodes.Or second;

    I32ShlCOr(Integer32Nodes.I32ShlC first, Integer64Nodes.Or second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class AndCI32Add extends Pair {
    private final Integer64Nodes.AndC first;
    private final Integer32Nodes.I32Add second;

    AndCI32Add(Integer64Nodes.AndC first, Integer32Nodes.I32Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class AndCOr extends Pair {
    private final Integer64Nodes.AndC first;
    private final Integer64Nodes.Or second;

    AndCOr(Integer64Nodes.AndC first, Integer64Nodes.Or second) {
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
