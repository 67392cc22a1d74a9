package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import org.objectweb.asm.Opcodes;

/**
 * {@code i8x16.shuffle}, as few moves of several bytes.
 *
 * <p>Bytes that go from one half of an operand to one half of the result over the same distance
 * move together: the half is rotated and all other bytes are masked out. Every other byte from
 * neighbouring bytes, which is how compilers widen them, is one move, too, and the bytes of two
 * halves in turn are a method that shares most of its work with the one for the other half.
 */
final class ShuffleEmitter {
  private static final int BYTES = Long.BYTES;

  /** So many moves are no slower than to interleave bytes. */
  private static final int FEW_MOVES = 3;

  private final Emission emission;
  private final VectorHalves halves;

  ShuffleEmitter(Emission emission) {
    this.emission = emission;
    this.halves = new VectorHalves(emission);
  }

  /** The moves that make some bytes of one half of the result. */
  private static final class Moves {
    /** Which half the bytes come from: two of the first operand, then two of the second. */
    final int[] sources = new int[BYTES];

    /** By how many bits they are rotated to the right. */
    final int[] rotations = new int[BYTES];

    /** Which bits are kept then. */
    final long[] masks = new long[BYTES];

    int count;

    /** The moves for all bytes from one on with the same distance in between. */
    Moves(long indices, int first, int step) {
      for (int target = first; target < BYTES; target += step) {
        int index = index(indices, target);
        int rotation = ((index - target) * Byte.SIZE) & (Long.SIZE - 1);
        add(index / BYTES, rotation, 0xFFL << (Byte.SIZE * target));
      }
    }

    private void add(int source, int rotation, long mask) {
      int move = 0;
      while (move < count && (sources[move] != source || rotations[move] != rotation)) {
        move++;
      }
      sources[move] = source;
      rotations[move] = rotation;
      masks[move] |= mask;
      count = Math.max(count, move + 1);
    }
  }

  private static int index(long indices, int target) {
    return (int) (indices >>> (Byte.SIZE * target)) & 0x1F;
  }

  /** Puts one half of a shuffle of two vectors onto the stack, which are in locals. */
  void emit(int at, int first, int second, int half) {
    long indices = half == 0 ? emission.form.value(at) : emission.form.highHalf(at);
    half(new int[] {first, second}, indices);
  }

  private void half(int[] vectors, long indices) {
    Moves all = new Moves(indices, 0, 1);
    boolean hasNeighbours = areNeighbours(indices, 0) || areNeighbours(indices, 1);
    if (isInterleaved(indices)) {
      loadSource(vectors, index(indices, 0) / BYTES);
      loadSource(vectors, index(indices, 1) / BYTES);
      String method = index(indices, 0) % BYTES == 0 ? "interleaveLow" : "interleaveHigh";
      LaneMethods.ofVectors(method).invoke(emission.code, "(JJ)J");
    } else if (all.count > FEW_MOVES && hasNeighbours) {
      everyOther(vectors, indices, 0);
      everyOther(vectors, indices, 1);
      emission.code.op(Opcodes.LOR);
    } else {
      apply(vectors, all);
    }
  }

  private void everyOther(int[] vectors, long indices, int from) {
    JavaCode code = emission.code;
    if (!areNeighbours(indices, from)) {
      apply(vectors, new Moves(indices, from, 2));
      return;
    }
    int first = index(indices, from);
    loadSource(vectors, first / BYTES);
    shift(first % BYTES * Byte.SIZE, Opcodes.LUSHR);
    LaneMethods.named(LaneShape.I16X8, "extendU").invoke(code, "(J)J");
    shift(from * Byte.SIZE, Opcodes.LSHL);
  }

  private void shift(int bits, int opcode) {
    if (bits != 0) {
      emission.code.push(bits);
      emission.code.op(opcode);
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

  /** Whether four neighbouring bytes of two halves at the same place come in turn. */
  private static boolean isInterleaved(long indices) {
    int first = index(indices, 0) % BYTES;
    return areNeighbours(indices, 0)
        && areNeighbours(indices, 1)
        && first % (BYTES / 2) == 0
        && first == index(indices, 1) % BYTES;
  }

  private void apply(int[] vectors, Moves moves) {
    JavaCode code = emission.code;
    for (int i = 0; i < moves.count; i++) {
      rotate(vectors, moves.sources[i], moves.rotations[i], moves.masks[i]);
      if (i > 0) {
        code.op(Opcodes.LOR);
      }
    }
  }

  /**
   * Puts the kept bits of a half onto the stack, rotated to the right; by shifts, as HotSpot
   * inlines no methods any more where there are many.
   */
  private void rotate(int[] vectors, int source, int bits, long mask) {
    JavaCode code = emission.code;
    long shifted = -1L >>> bits;
    boolean isShifted = (mask & shifted) != 0;
    boolean isWrapped = (mask & ~shifted) != 0;
    if (isShifted) {
      loadSource(vectors, source);
      shift(bits, Opcodes.LUSHR);
    }
    if (isWrapped) {
      loadSource(vectors, source);
      shift(Long.SIZE - bits, Opcodes.LSHL);
    }
    if (isShifted && isWrapped) {
      code.op(Opcodes.LOR);
    }
    if (mask != ((isShifted ? shifted : 0) | (isWrapped ? ~shifted : 0))) {
      code.push(mask);
      code.op(Opcodes.LAND);
    }
  }

  private void loadSource(int[] vectors, int source) {
    halves.load(vectors[source / 2], source % 2 != 0);
  }
}
