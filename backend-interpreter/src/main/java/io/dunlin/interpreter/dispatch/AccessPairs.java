package io.dunlin.interpreter.dispatch;

import org.jspecify.annotations.Nullable;

/** Pairs that begin with a load or store; the second never traps. */
final class AccessPairs {
  private AccessPairs() {}

  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    if (first instanceof LoadNodes.Load32S exact) {
      return with(exact, second);
    }
    if (first instanceof LoadNodes.Load8U exact) {
      return with(exact, second);
    }
    if (first instanceof StoreNodes.Store32 exact) {
      return with(exact, second);
    }
    if (first instanceof StoreNodes.Store64 exact) {
      return with(exact, second);
    }
    if (first instanceof StoreAddressNodes.Store32Indexed exact) {
      return with(exact, second);
    }
    if (first instanceof StoreNodes.Store8 exact) {
      return with(exact, second);
    }
    if (first instanceof StoreAddressNodes.Store8Wrap exact) {
      return with(exact, second);
    }
    if (first instanceof LoadAddressNodes.Load64Wrap exact) {
      return with(exact, second);
    }
    if (first instanceof LoadNodes.Load64 exact) {
      return with(exact, second);
    }
    return null;
  }

  private static @Nullable Node with(LoadNodes.Load32S first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new Load32SI32AddC(first, exact);
    }
    if (second instanceof Integer32Nodes.I32Add exact) {
      return new Load32SI32Add(first, exact);
    }
    if (second instanceof MoveNodes.Copy exact) {
      return new Load32SCopy(first, exact);
    }
    if (second instanceof Integer64Nodes.AndC exact) {
      return new Load32SAndC(first, exact);
    }
    if (second instanceof Integer32Nodes.I32ShlC exact) {
      return new Load32SI32ShlC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(LoadNodes.Load8U first, Node second) {
    if (second instanceof Integer64Nodes.AndC exact) {
      return new Load8UAndC(first, exact);
    }
    if (second instanceof Integer32Nodes.I32ShlC exact) {
      return new Load8UI32ShlC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(StoreNodes.Store32 first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new Store32I32AddC(first, exact);
    }
    if (second instanceof MoveNodes.Copy exact) {
      return new Store32Copy(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(StoreNodes.Store64 first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new Store64I32AddC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(StoreAddressNodes.Store32Indexed first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new Store32IndexedI32AddC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(StoreNodes.Store8 first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new Store8I32AddC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(StoreAddressNodes.Store8Wrap first, Node second) {
    if (second instanceof Integer32Nodes.I32AddC exact) {
      return new Store8WrapI32AddC(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(LoadAddressNodes.Load64Wrap first, Node second) {
    if (second instanceof FloatNodes.F64Sub exact) {
      return new Load64WrapF64Sub(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(LoadNodes.Load64 first, Node second) {
    if (second instanceof FloatNodes.F64Add exact) {
      return new Load64F64Add(first, exact);
    }
    if (second instanceof FloatNodes.F64Mul exact) {
      return new Load64F64Mul(first, exact);
    }
    if (second instanceof FloatNodes.F64Sub exact) {
      return new Load64F64Sub(first, exact);
    }
    return null;
  }

  private static final class Load32SI32AddC extends Pair {
    private final LoadNodes.Load32S first;
    private final Integer32Nodes.I32AddC second;

    Load32SI32AddC(LoadNodes.Load32S first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load32SI32Add extends Pair {
    private final LoadNodes.Load32S first;
    private final Integer32Nodes.I32Add second;

    Load32SI32Add(LoadNodes.Load32S first, Integer32Nodes.I32Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load32SCopy extends Pair {
    private final LoadNodes.Load32S first;
    private final MoveNodes.Copy second;

    Load32SCopy(LoadNodes.Load32S first, MoveNodes.Copy second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load32SAndC extends Pair {
    private final LoadNodes.Load32S first;
    private final Integer64Nodes.AndC second;

    Load32SAndC(LoadNodes.Load32S first, Integer64Nodes.AndC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load32SI32ShlC extends Pair {
    private final LoadNodes.Load32S first;
    private final Integer32Nodes.I32ShlC second;

    Load32SI32ShlC(LoadNodes.Load32S first, Integer32Nodes.I32ShlC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load8UAndC extends Pair {
    private final LoadNodes.Load8U first;
    private final Integer64Nodes.AndC second;

    Load8UAndC(LoadNodes.Load8U first, Integer64Nodes.AndC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load8UI32ShlC extends Pair {
    private final LoadNodes.Load8U first;
    private final Integer32Nodes.I32ShlC second;

    Load8UI32ShlC(LoadNodes.Load8U first, Integer32Nodes.I32ShlC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Store32I32AddC extends Pair {
    private final StoreNodes.Store32 first;
    private final Integer32Nodes.I32AddC second;

    Store32I32AddC(StoreNodes.Store32 first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Store32Copy extends Pair {
    private final StoreNodes.Store32 first;
    private final MoveNodes.Copy second;

    Store32Copy(StoreNodes.Store32 first, MoveNodes.Copy second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Store64I32AddC extends Pair {
    private final StoreNodes.Store64 first;
    private final Integer32Nodes.I32AddC second;

    Store64I32AddC(StoreNodes.Store64 first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Store32IndexedI32AddC extends Pair {
    private final StoreAddressNodes.Store32Indexed first;
    private final Integer32Nodes.I32AddC second;

    Store32IndexedI32AddC(StoreAddressNodes.Store32Indexed first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Store8I32AddC extends Pair {
    private final StoreNodes.Store8 first;
    private final Integer32Nodes.I32AddC second;

    Store8I32AddC(StoreNodes.Store8 first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Store8WrapI32AddC extends Pair {
    private final StoreAddressNodes.Store8Wrap first;
    private final Integer32Nodes.I32AddC second;

    Store8WrapI32AddC(StoreAddressNodes.Store8Wrap first, Integer32Nodes.I32AddC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load64WrapF64Sub extends Pair {
    private final LoadAddressNodes.Load64Wrap first;
    private final FloatNodes.F64Sub second;

    Load64WrapF64Sub(LoadAddressNodes.Load64Wrap first, FloatNodes.F64Sub second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load64F64Add extends Pair {
    private final LoadNodes.Load64 first;
    private final FloatNodes.F64Add second;

    Load64F64Add(LoadNodes.Load64 first, FloatNodes.F64Add second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load64F64Mul extends Pair {
    private final LoadNodes.Load64 first;
    private final FloatNodes.F64Mul second;

    Load64F64Mul(LoadNodes.Load64 first, FloatNodes.F64Mul second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      first.execute(state, slots, fp);
      return second.execute(state, slots, fp);
    }
  }

  private static final class Load64F64Sub extends Pair {
    private final LoadNodes.Load64 first;
    private final FloatNodes.F64Sub second;

    Load64F64Sub(LoadNodes.Load64 first, FloatNodes.F64Sub second) {
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
