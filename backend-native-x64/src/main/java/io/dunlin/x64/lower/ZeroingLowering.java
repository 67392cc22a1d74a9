package io.dunlin.x64.lower;

import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import java.util.List;

/**
 * Lowers permutations of the bytes of one vector among which there are zeros, as programs widen
 * lanes or shift whole vectors: a shuffle whose other operand is a constant. All take one
 * instruction.
 */
final class ZeroingLowering {
  /** In place of an index, a byte that is zero; the same to {@code pshufb}. */
  static final int ZERO = 0x80;

  private static final int BYTES = 16;

  /**
   * An instruction that puts zeros behind the lanes at the beginning of a vector.
   *
   * @param from the bytes of a lane
   * @param to the bytes of the wider lane
   */
  private record Widening(Vector form, int from, int to) {
    int index(int i) {
      return i % to < from ? i / to * from + i % to : ZERO;
    }
  }

  private static final List<Widening> WIDENINGS =
      List.of(
          new Widening(Shuffles.PMOVZXBW, 1, 2),
          new Widening(Shuffles.PMOVZXBD, 1, 4),
          new Widening(Shuffles.PMOVZXBQ, 1, 8),
          new Widening(Shuffles.PMOVZXWD, 2, 4),
          new Widening(Shuffles.PMOVZXWQ, 2, 8),
          new Widening(Shuffles.PMOVZXDQ, 4, 8));

  private final Selection selection;
  private final VectorCode code;

  ZeroingLowering(VectorCode code) {
    this.code = code;
    selection = code.selection;
  }

  /** Where byte {@code i} of a permutation comes from. */
  private interface Indices {
    int index(int i);
  }

  private static boolean are(int[] indices, Indices expected) {
    for (int i = 0; i < BYTES; i++) {
      if (indices[i] != expected.index(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Permutes bytes.
   *
   * @param indices where each byte comes from, or {@link #ZERO}
   */
  void permute(int result, int[] indices, int vector) {
    if (!tryMask(result, indices, vector)
        && !tryWidening(result, indices, vector)
        && !tryShift(result, indices, vector)) {
      selection.vector(Shuffles.PSHUFB, result, vector, constant(indices));
    }
  }

  private boolean tryMask(int result, int[] indices, int vector) {
    int[] mask = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      if (indices[i] != ZERO && indices[i] != i) {
        return false;
      }
      mask[i] = indices[i] == ZERO ? 0 : 0xFF;
    }
    selection.vector(VectorIntegers.PAND, result, vector, constant(mask));
    return true;
  }

  private boolean tryWidening(int result, int[] indices, int vector) {
    for (Widening each : WIDENINGS) {
      if (are(indices, each::index)) {
        selection.plain(each.form, new Source.Register(vector), result);
        return true;
      }
    }
    return false;
  }

  private boolean tryShift(int result, int[] indices, int vector) {
    for (int bytes = 1; bytes < BYTES; bytes++) {
      int distance = bytes;
      if (are(indices, i -> i + distance < BYTES ? i + distance : ZERO)) {
        code.shiftInto(result, VectorIntegers.PSRLDQ_I, distance, vector);
        return true;
      }
      if (are(indices, i -> i >= distance ? i - distance : ZERO)) {
        code.shiftInto(result, VectorIntegers.PSLLDQ_I, distance, vector);
        return true;
      }
    }
    return false;
  }

  /** A vector of these bytes. */
  static Source constant(int[] bytes) {
    long[] halves = new long[2];
    for (int i = 0; i < BYTES; i++) {
      halves[i / Long.BYTES] |= (long) bytes[i] << (Byte.SIZE * (i % Long.BYTES));
    }
    return new Source.Constant(BYTES, halves[0], halves[1]);
  }
}
