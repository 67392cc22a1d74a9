package io.dunlin.x64.lower;

import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import java.util.List;

/**
 * Lowers permutations of bytes. Those with an instruction of their own are recognized by their
 * indices; the others take two lookups, one in each operand. {@link ZeroingLowering} has those that
 * take all but zeros from one operand.
 */
final class ShuffleLowering {
  private static final int BYTES = 16;
  private static final long ADDEND_FOR_ZERO = 0x7070_7070_7070_7070L;

  /**
   * An instruction that interleaves.
   *
   * @param unit the bytes that stay together
   * @param start where in both operands they begin
   */
  private record Interleaving(Vector form, int unit, int start) {}

  private static final List<Interleaving> INTERLEAVINGS =
      List.of(
          new Interleaving(Shuffles.PUNPCKLBW, 1, 0),
          new Interleaving(Shuffles.PUNPCKHBW, 1, 8),
          new Interleaving(Shuffles.PUNPCKLWD, 2, 0),
          new Interleaving(Shuffles.PUNPCKHWD, 2, 8),
          new Interleaving(Shuffles.PUNPCKLDQ, 4, 0),
          new Interleaving(Shuffles.PUNPCKHDQ, 4, 8),
          new Interleaving(Shuffles.PUNPCKLQDQ, 8, 0),
          new Interleaving(Shuffles.PUNPCKHQDQ, 8, 8));

  private final Selection selection;
  private final VectorCode code;
  private final ZeroingLowering zeroing;

  ShuffleLowering(VectorCode code) {
    this.code = code;
    zeroing = new ZeroingLowering(code);
    selection = code.selection;
  }

  /** A permutation: where each byte comes from, counting the first operand's bytes first. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Permutation(int[] indices, int first, int second, int result) {
    int of(int i) {
      return indices[i];
    }

    /** Do bytes of the second operand play no part? */
    boolean isOfFirst() {
      for (int index : indices) {
        if (index >= BYTES) {
          return false;
        }
      }
      return true;
    }

    /** Where each group of four bytes comes from, in groups; null if they are torn apart. */
    int @org.jspecify.annotations.Nullable [] words() {
      int[] words = new int[4];
      for (int i = 0; i < BYTES; i++) {
        int word = indices[i & -4] >> 2;
        if (indices[i] != 4 * word + (i & 3)) {
          return null;
        }
        words[i >> 2] = word;
      }
      return words;
    }

    /** The distance by which bytes of both operands, one behind the other, are moved; or -1. */
    int rotation() {
      for (int i = 1; i < BYTES; i++) {
        if (indices[i] != indices[0] + i) {
          return -1;
        }
      }
      return indices[0];
    }
  }

  void shuffle(int instruction) {
    int mask = code.function.operand(instruction, 2);
    int[] indices = new int[BYTES];
    boolean isSame = code.function.operand(instruction, 0) == code.function.operand(instruction, 1);
    boolean hasFirst = false;
    for (int i = 0; i < BYTES; i++) {
      int index = constantByte(mask, i) & 31;
      indices[i] = isSame ? index & 15 : index;
      hasFirst |= indices[i] < BYTES;
    }
    if (tryZeroing(instruction, indices, 1) || tryZeroing(instruction, indices, 0)) {
      return;
    }
    int first = code.use(instruction, 0);
    int second = code.use(instruction, 1);
    if (hasFirst) {
      select(new Permutation(indices, first, second, code.result(instruction)));
    } else {
      for (int i = 0; i < BYTES; i++) {
        indices[i] -= BYTES;
      }
      select(new Permutation(indices, second, first, code.result(instruction)));
    }
  }

  private int constantByte(int value, int i) {
    long half = i < 8 ? selection.bits(value) : code.function.constantHighBits(value);
    return (int) (half >> (8 * (i & 7))) & 0xFF;
  }

  /** Lowers a shuffle that takes nothing but zeros from an operand; says whether it is one. */
  private boolean tryZeroing(int instruction, int[] indices, int operand) {
    int value = code.function.operand(instruction, operand);
    if (!selection.isConstant(value)) {
      return false;
    }
    int[] ofOther = new int[BYTES];
    boolean hasZeros = false;
    for (int i = 0; i < BYTES; i++) {
      int index = indices[i] % BYTES;
      if (indices[i] / BYTES != operand) {
        ofOther[i] = index;
      } else if (constantByte(value, index) == 0) {
        ofOther[i] = ZeroingLowering.ZERO;
        hasZeros = true;
      } else {
        return false;
      }
    }
    if (hasZeros) {
      zeroing.permute(code.result(instruction), ofOther, code.use(instruction, 1 - operand));
    }
    return hasZeros;
  }

  private void select(Permutation permutation) {
    if (!tryRotation(permutation) && !tryWords(permutation) && !tryInterleaving(permutation)) {
      lookUp(permutation);
    }
  }

  private boolean tryRotation(Permutation permutation) {
    int rotation = permutation.rotation();
    if (rotation < 0) {
      return false;
    }
    if (rotation == 0) {
      selection.move(permutation.result, permutation.first);
    } else {
      // The instruction takes the upper bytes from its first operand.
      selection.vectorImmediate(
          Shuffles.PALIGNR,
          rotation,
          permutation.result,
          permutation.second,
          new Source.Register(permutation.first));
    }
    return true;
  }

  private boolean tryWords(Permutation permutation) {
    int[] words = permutation.words();
    if (words == null) {
      return false;
    }
    int packed = (words[0] & 3) | (words[1] & 3) << 2 | (words[2] & 3) << 4 | (words[3] & 3) << 6;
    if (permutation.isOfFirst()) {
      code.unaryImmediateInto(permutation.result, Shuffles.PSHUFD, packed, permutation.first);
      return true;
    }
    boolean isLowOfFirst = words[0] < 4 && words[1] < 4;
    boolean isHighOfSecond = words[2] >= 4 && words[3] >= 4;
    if (isLowOfFirst && isHighOfSecond) {
      selection.vectorImmediate(
          Floats.SHUFPS,
          packed,
          permutation.result,
          permutation.first,
          new Source.Register(permutation.second));
      return true;
    }
    return false;
  }

  private boolean tryInterleaving(Permutation permutation) {
    for (Interleaving each : INTERLEAVINGS) {
      if (isInterleaving(permutation, each, 0)) {
        code.binaryInto(permutation.result, each.form, permutation.first, permutation.second);
        return true;
      }
      if (isInterleaving(permutation, each, BYTES)) {
        code.binaryInto(permutation.result, each.form, permutation.second, permutation.first);
        return true;
      }
    }
    return false;
  }

  private static boolean isInterleaving(Permutation permutation, Interleaving how, int of) {
    for (int i = 0; i < BYTES; i++) {
      int unit = i / how.unit;
      int from = (unit & 1) == 0 ? of : BYTES - of;
      int expected = from + how.start + (unit >> 1) * how.unit + i % how.unit;
      if (permutation.of(i) != expected) {
        return false;
      }
    }
    return true;
  }

  private void lookUp(Permutation permutation) {
    Source ofFirst = indices(permutation, 0);
    if (permutation.isOfFirst()) {
      selection.vector(Shuffles.PSHUFB, permutation.result, permutation.first, ofFirst);
      return;
    }
    int left = code.binary(Shuffles.PSHUFB, permutation.first, ofFirst);
    int right = code.binary(Shuffles.PSHUFB, permutation.second, indices(permutation, BYTES));
    code.binaryInto(permutation.result, VectorIntegers.POR, left, right);
  }

  /** Indices into one operand; where a byte comes from the other, one that gives 0. */
  private static Source indices(Permutation permutation, int start) {
    int[] indices = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      int index = permutation.of(i) - start;
      indices[i] = index >= 0 && index < BYTES ? index : ZeroingLowering.ZERO;
    }
    return ZeroingLowering.constant(indices);
  }

  /**
   * What is beyond the operand has to give 0; the CPU asks the highest bit of an index for that.
   */
  void swizzle(int instruction) {
    int vector = code.use(instruction, 0);
    int indices = code.use(instruction, 1);
    int saturated =
        code.binary(VectorIntegers.PADDUSB, indices, VectorCode.constant(ADDEND_FOR_ZERO));
    code.binaryInto(code.result(instruction), Shuffles.PSHUFB, vector, saturated);
  }
}
