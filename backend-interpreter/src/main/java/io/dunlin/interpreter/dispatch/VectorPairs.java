package io.dunlin.interpreter.dispatch;

import io.dunlin.wasm.op.F32x4Lanes;
import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of instructions on vectors, the second of which takes what the first one gives.
 *
 * <p>The result is handed over without a detour through the frame, which is where long chains of
 * instructions spend most of their time. It is written to the frame all the same, for others.
 */
final class VectorPairs {
  private VectorPairs() {}

  /** A node that does both, or null if there is none for such a pair. */
  static @Nullable Node create(Node first, Node second) {
    if (first instanceof I32x4Nodes.Add exact) {
      return with(exact, second);
    }
    if (first instanceof VectorBitNodes.Xor exact) {
      return with(exact, second);
    }
    if (first instanceof VectorShiftNodes.I32x4RotlC exact) {
      return with(exact, second);
    }
    if (first instanceof I32x4Nodes.Mul exact) {
      return with(exact, second);
    }
    if (first instanceof I16x8Nodes.Mul exact) {
      return with(exact, second);
    }
    if (first instanceof VectorLoadNodes.LoadWrap exact) {
      return with(exact, second);
    }
    if (first instanceof F32x4Nodes.Mul exact) {
      return with(exact, second);
    }
    if (first instanceof F32x4Nodes.Add exact) {
      return with(exact, second);
    }
    return null;
  }

  /** Whether exactly one operand of an instruction on two vectors is what another one gives. */
  private static boolean takes(Node second, Node first) {
    return (second.b == first.a) != (second.c == first.a);
  }

  private static @Nullable Node with(I32x4Nodes.Add first, Node second) {
    if (second instanceof VectorBitNodes.Xor exact && takes(exact, first)) {
      return new I32x4AddXor(first, exact);
    }
    if (second instanceof I32x4Nodes.Add exact && takes(exact, first)) {
      return new I32x4AddI32x4Add(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(VectorBitNodes.Xor first, Node second) {
    if (second instanceof VectorShiftNodes.I32x4RotlC exact && exact.b == first.a) {
      return new XorI32x4RotlC(first, exact);
    }
    if (second instanceof VectorStoreNodes.Store exact && exact.b == first.a) {
      return new XorStore(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(VectorShiftNodes.I32x4RotlC first, Node second) {
    if (second instanceof I32x4Nodes.Add exact && takes(exact, first)) {
      return new I32x4RotlCI32x4Add(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(I32x4Nodes.Mul first, Node second) {
    if (second instanceof I32x4Nodes.Add exact && takes(exact, first)) {
      return new I32x4MulI32x4Add(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(I16x8Nodes.Mul first, Node second) {
    if (second instanceof I16x8Nodes.Add exact && takes(exact, first)) {
      return new I16x8MulI16x8Add(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(VectorLoadNodes.LoadWrap first, Node second) {
    if (second instanceof F32x4Nodes.Mul exact && takes(exact, first)) {
      return new LoadWrapF32x4Mul(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(F32x4Nodes.Mul first, Node second) {
    if (second instanceof F32x4Nodes.Add exact && takes(exact, first)) {
      return new F32x4MulF32x4Add(first, exact);
    }
    return null;
  }

  private static @Nullable Node with(F32x4Nodes.Add first, Node second) {
    if (second instanceof F32x4Nodes.Add exact && takes(exact, first)) {
      return new F32x4AddF32x4Add(first, exact);
    }
    return null;
  }

  private static final class I32x4AddXor extends Pair {
    private final I32x4Nodes.Add first;
    private final VectorBitNodes.Xor second;
    private final int other;

    I32x4AddXor(I32x4Nodes.Add first, VectorBitNodes.Xor second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = I32x4Lanes.add(slots[fp + first.b], slots[fp + first.c]);
      long high = I32x4Lanes.add(slots[fp + first.b + 1], slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(slots, fp, (low ^ slots[other]), (high ^ slots[other + 1]));
    }
  }

  private static final class I32x4AddI32x4Add extends Pair {
    private final I32x4Nodes.Add first;
    private final I32x4Nodes.Add second;
    private final int other;

    I32x4AddI32x4Add(I32x4Nodes.Add first, I32x4Nodes.Add second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = I32x4Lanes.add(slots[fp + first.b], slots[fp + first.c]);
      long high = I32x4Lanes.add(slots[fp + first.b + 1], slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, I32x4Lanes.add(low, slots[other]), I32x4Lanes.add(high, slots[other + 1]));
    }
  }

  private static final class XorI32x4RotlC extends Pair {
    private final VectorBitNodes.Xor first;
    private final VectorShiftNodes.I32x4RotlC second;

    XorI32x4RotlC(VectorBitNodes.Xor first, VectorShiftNodes.I32x4RotlC second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = (slots[fp + first.b] ^ slots[fp + first.c]);
      long high = (slots[fp + first.b + 1] ^ slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      return second.put(
          slots, fp, I32x4Lanes.rotl(low, second.lane), I32x4Lanes.rotl(high, second.lane));
    }
  }

  private static final class XorStore extends Pair {
    private final VectorBitNodes.Xor first;
    private final VectorStoreNodes.Store second;

    XorStore(VectorBitNodes.Xor first, VectorStoreNodes.Store second) {
      this.first = first;
      this.second = second;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = (slots[fp + first.b] ^ slots[fp + first.c]);
      long high = (slots[fp + first.b + 1] ^ slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int base = (int) slots[fp + second.a];
      MemoryAccess.setVector(state.memory, (base + second.c) | (base >> 31), low, high);
      return second.next;
    }
  }

  private static final class I32x4RotlCI32x4Add extends Pair {
    private final VectorShiftNodes.I32x4RotlC first;
    private final I32x4Nodes.Add second;
    private final int other;

    I32x4RotlCI32x4Add(VectorShiftNodes.I32x4RotlC first, I32x4Nodes.Add second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = I32x4Lanes.rotl(slots[fp + first.b], first.lane);
      long high = I32x4Lanes.rotl(slots[fp + first.b + 1], first.lane);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, I32x4Lanes.add(low, slots[other]), I32x4Lanes.add(high, slots[other + 1]));
    }
  }

  private static final class I32x4MulI32x4Add extends Pair {
    private final I32x4Nodes.Mul first;
    private final I32x4Nodes.Add second;
    private final int other;

    I32x4MulI32x4Add(I32x4Nodes.Mul first, I32x4Nodes.Add second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = I32x4Lanes.mul(slots[fp + first.b], slots[fp + first.c]);
      long high = I32x4Lanes.mul(slots[fp + first.b + 1], slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, I32x4Lanes.add(low, slots[other]), I32x4Lanes.add(high, slots[other + 1]));
    }
  }

  private static final class I16x8MulI16x8Add extends Pair {
    private final I16x8Nodes.Mul first;
    private final I16x8Nodes.Add second;
    private final int other;

    I16x8MulI16x8Add(I16x8Nodes.Mul first, I16x8Nodes.Add second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = I16x8Lanes.mul(slots[fp + first.b], slots[fp + first.c]);
      long high = I16x8Lanes.mul(slots[fp + first.b + 1], slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, I16x8Lanes.add(low, slots[other]), I16x8Lanes.add(high, slots[other + 1]));
    }
  }

  private static final class LoadWrapF32x4Mul extends Pair {
    private final VectorLoadNodes.LoadWrap first;
    private final F32x4Nodes.Mul second;
    private final int other;

    LoadWrapF32x4Mul(VectorLoadNodes.LoadWrap first, F32x4Nodes.Mul second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      int at = (int) slots[fp + first.b] + first.c;
      byte[] memory = state.memory;
      long low = MemoryAccess.getLong(memory, at);
      long high = MemoryAccess.getLong(memory, at + 8);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, F32x4Lanes.mul(low, slots[other]), F32x4Lanes.mul(high, slots[other + 1]));
    }
  }

  private static final class F32x4MulF32x4Add extends Pair {
    private final F32x4Nodes.Mul first;
    private final F32x4Nodes.Add second;
    private final int other;

    F32x4MulF32x4Add(F32x4Nodes.Mul first, F32x4Nodes.Add second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = F32x4Lanes.mul(slots[fp + first.b], slots[fp + first.c]);
      long high = F32x4Lanes.mul(slots[fp + first.b + 1], slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, F32x4Lanes.add(low, slots[other]), F32x4Lanes.add(high, slots[other + 1]));
    }
  }

  private static final class F32x4AddF32x4Add extends Pair {
    private final F32x4Nodes.Add first;
    private final F32x4Nodes.Add second;
    private final int other;

    F32x4AddF32x4Add(F32x4Nodes.Add first, F32x4Nodes.Add second) {
      this.first = first;
      this.second = second;
      other = second.b == first.a ? second.c : second.b;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = F32x4Lanes.add(slots[fp + first.b], slots[fp + first.c]);
      long high = F32x4Lanes.add(slots[fp + first.b + 1], slots[fp + first.c + 1]);
      first.put(slots, fp, low, high);
      int other = fp + this.other;
      return second.put(
          slots, fp, F32x4Lanes.add(low, slots[other]), F32x4Lanes.add(high, slots[other + 1]));
    }
  }
}
