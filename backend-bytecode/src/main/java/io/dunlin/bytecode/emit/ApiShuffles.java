package io.dunlin.bytecode.emit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Moves bytes of vectors by Java's Vector API. */
final class ApiShuffles {
  private static final int VECTOR = VectorForm.OBJECT.type();
  private static final int BYTES = 16;
  private static final List<ApiLanes> INTEGERS =
      List.of(ApiLanes.BYTES, ApiLanes.SHORTS, ApiLanes.INTS, ApiLanes.LONGS);

  private final Emission emission;
  private final ApiCode api;

  ApiShuffles(Emission emission, ApiCode api) {
    this.emission = emission;
    this.api = api;
  }

  /** Shuffles the two vectors on top of the stack as an instruction says. */
  void shuffle(int at) {
    int[] indices = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      indices[i] = ShuffleUnits.index(emission.form, at, i);
    }
    shuffle(indices, emission.vectors.isZero(at, 0), emission.vectors.isZero(at, 1));
  }

  /** Puts the low parts of units of twice as many bytes in front of the high parts. */
  void separate(int unit) {
    int[] indices = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      int position = i / unit * 2 * unit;
      indices[i] = position % BYTES + (position < BYTES ? 0 : unit) + i % unit;
    }
    api.rearrange(indices);
  }

  private void shuffle(int[] indices, boolean isFirstZero, boolean isSecondZero) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    if (Arrays.stream(indices).allMatch(index -> index < BYTES)) {
      take(first, indices, 0);
    } else if (Arrays.stream(indices).allMatch(index -> index >= BYTES)) {
      take(second, indices, BYTES);
    } else if (isSecondZero) {
      withZeros(first, indices, 0);
    } else if (isFirstZero) {
      withZeros(second, indices, BYTES);
    } else {
      take(first, indices, 0);
      take(second, indices, BYTES);
      api.pushMask(taken(indices, BYTES));
      api.blend(ApiLanes.BYTES);
    }
  }

  /** A shuffle of an operand with zeros, which may be the lower lanes of that, made wider. */
  private void withZeros(int vector, int[] indices, int firstIndex) {
    for (ApiLanes from : INTEGERS) {
      for (ApiLanes to : INTEGERS) {
        if (widens(from.bits() / Byte.SIZE, to.bits() / Byte.SIZE, indices, firstIndex)) {
          emission.code.load(VECTOR, vector);
          api.widen(from, to, false);
          return;
        }
      }
    }
    long mask = taken(indices, firstIndex);
    api.pushConstant(bytes(mask), bytes(mask >>> Long.BYTES));
    int kept = emission.storeTemporary(VECTOR);
    take(vector, indices, firstIndex);
    api.pushOperator("AND", "Associative");
    emission.code.load(VECTOR, kept);
    api.binary(ApiLanes.BYTES);
  }

  private static boolean widens(int unit, int wide, int[] indices, int firstIndex) {
    if (unit >= wide) {
      return false;
    }
    for (int i = 0; i < BYTES; i++) {
      int offset = i % wide;
      boolean isOwn = indices[i] >= firstIndex && indices[i] < firstIndex + BYTES;
      boolean isInPlace = indices[i] == firstIndex + i / wide * unit + offset;
      if (offset < unit ? !isInPlace : isOwn) {
        return false;
      }
    }
    return true;
  }

  /** A bit for each byte that is taken of the operand whose bytes have indices from one on. */
  private static long taken(int[] indices, int firstIndex) {
    long taken = 0;
    for (int i = 0; i < BYTES; i++) {
      if (indices[i] >= firstIndex && indices[i] < firstIndex + BYTES) {
        taken |= 1L << i;
      }
    }
    return taken;
  }

  /** Eight bytes, all of whose bits are the same, of the lowest eight bits. */
  private static long bytes(long bits) {
    long bytes = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bytes |= ((bits >>> i & 1) * 0xFF) << (Byte.SIZE * i);
    }
    return bytes;
  }

  /** An operand with the bytes in their places that are taken of it, and any others elsewhere. */
  private void take(int vector, int[] indices, int firstIndex) {
    emission.code.load(VECTOR, vector);
    int[] own = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      boolean isOwn = indices[i] >= firstIndex && indices[i] < firstIndex + BYTES;
      own[i] = isOwn ? indices[i] - firstIndex : i;
    }
    if (!IntStream.range(0, BYTES).allMatch(i -> own[i] == i)) {
      api.rearrange(own);
    }
  }

  /** Widens the lanes of one half of the vector on top of the stack. */
  void extend(ApiLanes lanes, boolean high, boolean signed) {
    if (high) {
      extendHigh(lanes, signed);
    } else {
      api.widen(lanes.narrower(), signed);
    }
  }

  /** Moves each lane of the high half to the upper part of a wide one, and shifts that down. */
  private void extendHigh(ApiLanes lanes, boolean signed) {
    int unit = lanes.bits() / Byte.SIZE / 2;
    int[] indices = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      indices[i] = BYTES / 2 + i / (2 * unit) * unit + i % unit;
    }
    api.rearrange(indices);
    api.to(lanes);
    api.pushOperator(signed ? "ASHR" : "LSHR", "Binary");
    emission.code.push((long) lanes.bits() / 2);
    api.binaryWithLong(lanes);
    api.from(lanes);
  }
}
