package io.dunlin.bytecode.emit;

import java.util.Arrays;

/** Moves bytes of vectors by Java's Vector API. */
final class ApiShuffles {
  private static final int VECTOR = VectorForm.OBJECT.type();
  private static final int BYTES = 16;

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
    shuffle(indices);
  }

  /** Joins the low parts of units of twice as many bytes, of the two vectors on top. */
  void join(int unit) {
    int[] indices = new int[BYTES];
    for (int i = 0; i < BYTES; i++) {
      indices[i] = i / unit * 2 * unit + i % unit;
    }
    shuffle(indices);
  }

  private void shuffle(int[] indices) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    if (Arrays.stream(indices).allMatch(index -> index < BYTES)) {
      emission.code.load(VECTOR, first);
      api.rearrange(indices);
    } else if (Arrays.stream(indices).allMatch(index -> index >= BYTES)) {
      emission.code.load(VECTOR, second);
      api.rearrange(Arrays.stream(indices).map(index -> index - BYTES).toArray());
    } else {
      part(first, indices, 0);
      part(second, indices, BYTES);
      or();
    }
  }

  private void or() {
    int second = emission.storeTemporary(VECTOR);
    combine("OR", second);
  }

  private void combine(String operator, int second) {
    api.pushOperator(operator, "Associative");
    emission.code.load(VECTOR, second);
    api.binary(ApiLanes.BYTES);
  }

  /** The bytes of one operand where they belong, and zeros elsewhere. */
  private void part(int vector, int[] indices, int firstIndex) {
    int[] own = new int[BYTES];
    long[] mask = new long[2];
    for (int i = 0; i < BYTES; i++) {
      int index = indices[i] - firstIndex;
      if (index >= 0 && index < BYTES) {
        own[i] = index;
        mask[i / Long.BYTES] |= 0xFFL << (Byte.SIZE * (i % Long.BYTES));
      }
    }
    int mark = emission.locals.mark();
    api.pushConstant(mask[0], mask[1]);
    int kept = emission.storeTemporary(VECTOR);
    emission.code.load(VECTOR, vector);
    api.rearrange(own);
    combine("AND", kept);
    emission.locals.release(mark);
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
