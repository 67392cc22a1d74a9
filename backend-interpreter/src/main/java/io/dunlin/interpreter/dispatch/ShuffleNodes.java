package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import io.dunlin.wasm.op.I16x8Lanes;
import org.jspecify.annotations.Nullable;

/**
 * {@code i8x16.shuffle}, as few moves of several bytes.
 *
 * <p>Bytes that go from one half of an operand to one half of the result over the same distance
 * move together: the half is rotated and all other bytes are masked out. Two moves make most halves
 * of the shuffles that programs have, those of lanes of 32 and 64 bits and those that shift bytes
 * through two vectors; four make those of lanes of 16 bits. Bytes of two vectors in turn, which is
 * how compilers widen bytes, would take more and have forms of their own.
 */
final class ShuffleNodes {
  private static final int BYTES = Long.BYTES;

  private ShuffleNodes() {}

  /** The node for a shuffle. */
  static Node create(long[] code, int at) {
    int[] sources = {
      Words.b(code, at), Words.b(code, at) + 1, Words.c(code, at), Words.c(code, at) + 1
    };
    Moves low = new Moves(sources, code[at + 2], 0, 1);
    Moves high = new Moves(sources, code[at + 3], 0, 1);
    int count = Math.max(low.count, high.count);
    if (count <= 2) {
      return new TwoMoves(code, at, low, high);
    }
    if (count <= 4) {
      return new FourMoves(code, at, low, high);
    }
    @Nullable Node node = spread(code, at, sources);
    return node != null ? node : new ManyMoves(code, at, low, high);
  }

  /** The node for a shuffle that spreads neighbouring bytes, or null. */
  private static @Nullable Node spread(long[] code, int at, int[] sources) {
    long low = code[at + 2];
    long high = code[at + 3];
    if (!areNeighbours(low, 0) || !areNeighbours(high, 0)) {
      return null;
    }
    if (areNeighbours(low, 1) && areNeighbours(high, 1)) {
      return new Alternating(code, at, sources);
    }
    Moves lowOdd = new Moves(sources, low, 1, 2);
    Moves highOdd = new Moves(sources, high, 1, 2);
    return lowOdd.count == 1 && highOdd.count == 1
        ? new Widening(code, at, sources, lowOdd, highOdd)
        : null;
  }

  private static int index(long indices, int target) {
    return (int) (indices >>> (Byte.SIZE * target)) & 0x1F;
  }

  /** The moves that make one half of the result; those that are not needed do nothing. */
  private static final class Moves {
    /** The slots that the bytes come from. */
    final int[] slots = new int[BYTES];

    /** By how many bits they are rotated to the right. */
    final int[] rotations = new int[BYTES];

    /** Which bits are kept then. */
    final long[] masks = new long[BYTES];

    int count;

    /** The moves for all bytes from one on, or for some with the same distance in between. */
    Moves(int[] sources, long indices, int first, int step) {
      for (int target = first; target < BYTES; target += step) {
        int index = index(indices, target);
        int rotation = ((index - target) * Byte.SIZE) & (Long.SIZE - 1);
        add(sources[index / BYTES], rotation, 0xFFL << (Byte.SIZE * target));
      }
    }

    private void add(int slot, int rotation, long mask) {
      int move = 0;
      while (move < count && (slots[move] != slot || rotations[move] != rotation)) {
        move++;
      }
      slots[move] = slot;
      rotations[move] = rotation;
      masks[move] |= mask;
      count = Math.max(count, move + 1);
    }

    long apply(long[] stack, int fp) {
      long result = 0;
      for (int i = 0; i < count; i++) {
        result |= Long.rotateRight(stack[fp + slots[i]], rotations[i]) & masks[i];
      }
      return result;
    }
  }

  /** A shuffle that takes at most two moves for each half. */
  private static final class TwoMoves extends ExtendedVectorNode {
    private final int lowSlot;
    private final int lowRotation;
    private final long lowMask;
    private final int otherLowSlot;
    private final int otherLowRotation;
    private final int highSlot;
    private final int highRotation;
    private final long highMask;
    private final int otherHighSlot;
    private final int otherHighRotation;

    TwoMoves(long[] code, int at, Moves low, Moves high) {
      super(code, at, Code.SHUFFLE);
      lowSlot = low.slots[0];
      lowRotation = low.rotations[0];
      lowMask = low.masks[0];
      otherLowSlot = low.slots[1];
      otherLowRotation = low.rotations[1];
      highSlot = high.slots[0];
      highRotation = high.rotations[0];
      highMask = high.masks[0];
      otherHighSlot = high.slots[1];
      otherHighRotation = high.rotations[1];
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = Long.rotateRight(slots[fp + lowSlot], lowRotation) & lowMask;
      low |= Long.rotateRight(slots[fp + otherLowSlot], otherLowRotation) & ~lowMask;
      long high = Long.rotateRight(slots[fp + highSlot], highRotation) & highMask;
      high |= Long.rotateRight(slots[fp + otherHighSlot], otherHighRotation) & ~highMask;
      return put(slots, fp, low, high);
    }
  }

  /** Half of a shuffle that takes at most four moves for each half. */
  private static final class Half {
    private final int slot0;
    private final int slot1;
    private final int slot2;
    private final int slot3;
    private final int rotation0;
    private final int rotation1;
    private final int rotation2;
    private final int rotation3;
    private final long mask0;
    private final long mask1;
    private final long mask2;
    private final long mask3;

    Half(Moves moves) {
      slot0 = moves.slots[0];
      slot1 = moves.slots[1];
      slot2 = moves.slots[2];
      slot3 = moves.slots[3];
      rotation0 = moves.rotations[0];
      rotation1 = moves.rotations[1];
      rotation2 = moves.rotations[2];
      rotation3 = moves.rotations[3];
      mask0 = moves.masks[0];
      mask1 = moves.masks[1];
      mask2 = moves.masks[2];
      mask3 = moves.masks[3];
    }

    long apply(long[] stack, int fp) {
      return (Long.rotateRight(stack[fp + slot0], rotation0) & mask0)
          | (Long.rotateRight(stack[fp + slot1], rotation1) & mask1)
          | (Long.rotateRight(stack[fp + slot2], rotation2) & mask2)
          | (Long.rotateRight(stack[fp + slot3], rotation3) & mask3);
    }
  }

  /** A shuffle that takes at most four moves for each half. */
  private static final class FourMoves extends ExtendedVectorNode {
    private final Half low;
    private final Half high;

    FourMoves(long[] code, int at, Moves low, Moves high) {
      super(code, at, Code.SHUFFLE);
      this.low = new Half(low);
      this.high = new Half(high);
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, low.apply(slots, fp), high.apply(slots, fp));
    }
  }

  /** Whether every other byte, from the first or the second on, comes from neighbouring bytes. */
  private static boolean areNeighbours(long indices, int from) {
    int first = index(indices, from);
    if (first % BYTES > BYTES / 2) {
      return false;
    }
    for (int i = 1; i < BYTES / 2; i++) {
      if (index(indices, from + 2 * i) != first + i) {
        return false;
      }
    }
    return true;
  }

  /** Four neighbouring bytes that go to every other byte. */
  private static final class Spread {
    private final int slot;
    private final int shift;

    Spread(int[] sources, int index) {
      slot = sources[index / BYTES];
      shift = index % BYTES * Byte.SIZE;
    }

    long apply(long[] stack, int fp) {
      return I16x8Lanes.extendU(stack[fp + slot] >>> shift);
    }
  }

  /** A shuffle of bytes of two operands in turn. */
  private static final class Alternating extends ExtendedVectorNode {
    private final Spread lowEven;
    private final Spread lowOdd;
    private final Spread highEven;
    private final Spread highOdd;

    Alternating(long[] code, int at, int[] sources) {
      super(code, at, Code.SHUFFLE);
      lowEven = new Spread(sources, index(code[at + 2], 0));
      lowOdd = new Spread(sources, index(code[at + 2], 1));
      highEven = new Spread(sources, index(code[at + 3], 0));
      highOdd = new Spread(sources, index(code[at + 3], 1));
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = lowEven.apply(slots, fp) | (lowOdd.apply(slots, fp) << Byte.SIZE);
      long high = highEven.apply(slots, fp) | (highOdd.apply(slots, fp) << Byte.SIZE);
      return put(slots, fp, low, high);
    }
  }

  /** A shuffle of neighbouring bytes between others, most often zeros, that move together. */
  private static final class Widening extends ExtendedVectorNode {
    private static final long ODD = 0xFF00FF00FF00FF00L;

    private final Spread lowEven;
    private final Spread highEven;
    private final int lowSlot;
    private final int lowRotation;
    private final int highSlot;
    private final int highRotation;

    Widening(long[] code, int at, int[] sources, Moves lowOdd, Moves highOdd) {
      super(code, at, Code.SHUFFLE);
      lowEven = new Spread(sources, index(code[at + 2], 0));
      highEven = new Spread(sources, index(code[at + 3], 0));
      lowSlot = lowOdd.slots[0];
      lowRotation = lowOdd.rotations[0];
      highSlot = highOdd.slots[0];
      highRotation = highOdd.rotations[0];
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      long low = Long.rotateRight(slots[fp + lowSlot], lowRotation) & ODD;
      long high = Long.rotateRight(slots[fp + highSlot], highRotation) & ODD;
      return put(slots, fp, low | lowEven.apply(slots, fp), high | highEven.apply(slots, fp));
    }
  }

  /** A shuffle of any kind. */
  private static final class ManyMoves extends ExtendedVectorNode {
    private final Moves low;
    private final Moves high;

    ManyMoves(long[] code, int at, Moves low, Moves high) {
      super(code, at, Code.SHUFFLE);
      this.low = low;
      this.high = high;
    }

    @Override
    @Nullable Node execute(ExecutionStack state, long[] slots, int fp) {
      return put(slots, fp, low.apply(slots, fp), high.apply(slots, fp));
    }
  }
}
