package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code i8x16.shuffle}, as few moves of several bytes.
 *
 * <p>Bytes that go from one half of an operand to one half of the result over the same distance
 * move together: the half is rotated and all other bytes are masked out. Two moves make most halves
 * of the shuffles that programs have, those of lanes of 32 and 64 bits and those that shift bytes
 * through two vectors.
 */
final class ShuffleNodes {
  private static final int BYTES = Long.BYTES;

  private ShuffleNodes() {}

  /** The node for a shuffle. */
  static Node create(long[] code, int at) {
    int[] sources = {
      Words.b(code, at), Words.b(code, at) + 1, Words.c(code, at), Words.c(code, at) + 1
    };
    Moves low = new Moves(sources, code[at + 2]);
    Moves high = new Moves(sources, code[at + 3]);
    return low.count <= 2 && high.count <= 2
        ? new TwoMoves(code, at, low, high)
        : new ManyMoves(code, at, low, high);
  }

  /** The moves that make one half of the result. */
  private static final class Moves {
    /** The slots that the bytes come from. */
    final int[] slots = new int[BYTES];

    /** By how many bits they are rotated to the right. */
    final int[] rotations = new int[BYTES];

    /** Which bits are kept then. */
    final long[] masks = new long[BYTES];

    int count;

    Moves(int[] sources, long indices) {
      for (int target = 0; target < BYTES; target++) {
        int index = (int) (indices >>> (Byte.SIZE * target)) & 0x1F;
        int rotation = (index - target) * Byte.SIZE & (Long.SIZE - 1);
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
      otherLowSlot = low.count > 1 ? low.slots[1] : lowSlot;
      otherLowRotation = low.rotations[1];
      highSlot = high.slots[0];
      highRotation = high.rotations[0];
      highMask = high.masks[0];
      otherHighSlot = high.count > 1 ? high.slots[1] : highSlot;
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
