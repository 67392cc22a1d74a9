package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Locale;
import org.objectweb.asm.Opcodes;

/** Vector instructions by Java's Vector API. */
final class ApiEmitter {
  private static final int VECTOR = VectorForm.OBJECT.type();

  private final Emission emission;
  private final JavaCode code;
  private final ApiCode api;
  private final ApiShuffles shuffles;

  ApiEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.api = new ApiCode(code);
    this.shuffles = new ApiShuffles(emission, api);
  }

  /** Whether the API has what an instruction without a relaxed form needs. */
  static boolean supports(Op op) {
    return switch (op) {
      case F32X4_CEIL,
          F32X4_FLOOR,
          F32X4_TRUNC,
          F32X4_NEAREST,
          F64X2_CEIL,
          F64X2_FLOOR,
          F64X2_TRUNC,
          F64X2_NEAREST,
          F32X4_CONVERT_I32X4_U,
          I32X4_TRUNC_SAT_F32X4_U,
          F32X4_DEMOTE_F64X2_ZERO,
          F64X2_PROMOTE_LOW_F32X4,
          I32X4_TRUNC_SAT_F64X2_S_ZERO,
          I32X4_TRUNC_SAT_F64X2_U_ZERO,
          F64X2_CONVERT_LOW_I32X4_S,
          F64X2_CONVERT_LOW_I32X4_U,
          I16X8_Q15MULR_SAT_S,
          I16X8_RELAXED_DOT_I8X16_I7X16_S,
          I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S ->
          false;
      default -> true;
    };
  }

  /** Emits an instruction whose strict counterpart is given; releases no temporaries. */
  void emit(int at, Op op) {
    ApiLanes lanes = ApiLanes.of(op.laneShape());
    ApiRotation rotation = ApiRotation.of(emission.form, at);
    if (rotation != null) {
      rotate(lanes, rotation);
    } else if (op == Op.I8X16_SHUFFLE) {
      shuffles.shuffle(at);
    } else if (LaneEmitter.isLaneAccess(op)) {
      single(op, lanes, emission.form.index2(at));
    } else if (op.laneShape() == LaneShape.NONE) {
      whole(op, emission.vectors.lanes(at));
    } else if (LaneTraits.isComparison(op.mnemonic())) {
      compare(lanes, LaneMethods.of(op).name());
      api.maskToVector(lanes);
    } else {
      lanewise(op, lanes, LaneMethods.of(op).name());
    }
  }

  /** The first shift rotates, and what the others leave is dropped. */
  private void rotate(ApiLanes lanes, ApiRotation rotation) {
    code.op(Opcodes.POP);
    if (rotation.role() == ApiRotation.Role.FIRST_SHIFT) {
      api.to(lanes);
      api.pushOperator("ROL", "Binary");
      code.push((long) rotation.count());
      api.binaryWithLong(lanes);
      api.from(lanes);
    }
  }

  private void single(Op op, ApiLanes lanes, int lane) {
    if (op.mnemonic().endsWith(".splat")) {
      splat(lanes);
    } else if (op.mnemonic().endsWith(".replace_lane")) {
      replace(lanes, lane);
    } else {
      extract(lanes, lane, op.mnemonic().endsWith("_u"));
    }
  }

  /** A vector all of whose lanes are the scalar on top of the stack. */
  void splat(ApiLanes lanes) {
    narrow(lanes);
    int mark = emission.locals.mark();
    int scalar = emission.storeTemporary(lanes.scalar());
    api.pushSpecies(lanes);
    code.load(lanes.scalar(), scalar);
    emission.locals.release(mark);
    api.broadcast(lanes);
    api.from(lanes);
  }

  private void narrow(ApiLanes lanes) {
    if (lanes == ApiLanes.BYTES) {
      code.op(Opcodes.I2B);
    } else if (lanes == ApiLanes.SHORTS) {
      code.op(Opcodes.I2S);
    }
  }

  /** The vector below the scalar on top of the stack, with that scalar in one lane. */
  void replace(ApiLanes lanes, int lane) {
    narrow(lanes);
    int mark = emission.locals.mark();
    int scalar = emission.storeTemporary(lanes.scalar());
    api.to(lanes);
    code.push(lane);
    code.load(lanes.scalar(), scalar);
    emission.locals.release(mark);
    api.withLane(lanes);
    api.from(lanes);
  }

  void extract(ApiLanes lanes, int lane, boolean unsigned) {
    api.to(lanes);
    api.lane(lanes, lane);
    if (unsigned) {
      code.push((1 << lanes.bits()) - 1);
      code.op(Opcodes.IAND);
    }
  }

  /** Instructions for which a vector is just bits. */
  private void whole(Op op, ApiLanes lanes) {
    switch (op) {
      case V128_NOT -> unary(lanes, "NOT");
      case V128_AND -> binary(lanes, "AND", "Associative");
      case V128_OR -> binary(lanes, "OR", "Associative");
      case V128_XOR -> binary(lanes, "XOR", "Associative");
      case V128_ANDNOT -> binary(lanes, "AND_NOT", "Binary");
      case V128_ANY_TRUE -> {
        compareWithZero(ApiLanes.LONGS, "NE");
        api.maskAny();
      }
      case V128_BITSELECT -> {
        // Where the mask has a 1, the second operand is exchanged for the first.
        int mask = emission.storeTemporary(VECTOR);
        int second = emission.storeTemporary(VECTOR);
        operate(lanes, "XOR", "Associative", second);
        operate(lanes, "AND", "Associative", mask);
        operate(lanes, "XOR", "Associative", second);
      }
      default -> throw new AssertionError(op);
    }
  }

  private void compareWithZero(ApiLanes lanes, String operator) {
    api.to(lanes);
    api.pushOperator(operator, "Comparison");
    code.push(0L);
    api.compareWithLong(lanes);
  }

  private void unary(ApiLanes lanes, String operator) {
    api.to(lanes);
    api.pushOperator(operator, "Unary");
    api.unary(lanes);
    api.from(lanes);
  }

  private void binary(ApiLanes lanes, String operator, String kind) {
    operate(lanes, operator, kind, emission.storeTemporary(VECTOR));
  }

  /** An operation on the vector on top of the stack and one in a local. */
  private void operate(ApiLanes lanes, String operator, String kind, int second) {
    api.to(lanes);
    api.pushOperator(operator, kind);
    code.load(VECTOR, second);
    api.to(lanes);
    api.binary(lanes);
    api.from(lanes);
  }

  /** An operation on the vector on top of the stack and a constant in all lanes. */
  private void operateWith(ApiLanes lanes, String operator, String kind, long constant) {
    api.to(lanes);
    api.pushOperator(operator, kind);
    code.push(constant);
    api.binaryWithLong(lanes);
    api.from(lanes);
  }

  /** A mask of how the two vectors on top of the stack compare. */
  private void compare(ApiLanes lanes, String name) {
    int second = emission.storeTemporary(VECTOR);
    api.to(lanes);
    // Signed comparison is the one without a mark, and that of floating-point numbers.
    api.pushOperator(
        name.endsWith("U")
            ? "U" + name.substring(0, 2).toUpperCase(Locale.ROOT)
            : name.substring(0, 2).toUpperCase(Locale.ROOT),
        "Comparison");
    code.load(VECTOR, second);
    api.to(lanes);
    api.compare(lanes);
  }

  private void lanewise(Op op, ApiLanes lanes, String name) {
    switch (name) {
      case "add", "mul" -> binary(lanes, name.toUpperCase(Locale.ROOT), "Associative");
      case "sub", "div" -> binary(lanes, name.toUpperCase(Locale.ROOT), "Binary");
      case "min", "max" -> extreme(lanes, name.toUpperCase(Locale.ROOT));
      case "minS" -> binary(lanes, "MIN", "Associative");
      case "maxS" -> binary(lanes, "MAX", "Associative");
      case "minU" -> binary(lanes, "UMIN", "Associative");
      case "maxU" -> binary(lanes, "UMAX", "Associative");
      case "addSatS" -> binary(lanes, "SADD", "Binary");
      case "addSatU" -> binary(lanes, "SUADD", "Binary");
      case "subSatS" -> binary(lanes, "SSUB", "Binary");
      case "subSatU" -> binary(lanes, "SUSUB", "Binary");
      case "shl" -> shift(lanes, "LSHL");
      case "shrS" -> shift(lanes, "ASHR");
      case "shrU" -> shift(lanes, "LSHR");
      case "popcnt" -> unary(lanes, "BIT_COUNT");
      case "sqrt" -> unary(lanes, "SQRT");
      case "abs", "neg" -> sign(lanes, name);
      case "allTrue" -> {
        compareWithZero(lanes, "NE");
        api.maskAll();
      }
      case "bitmask" -> {
        compareWithZero(lanes, "LT");
        api.maskToBits();
      }
      default -> special(op, lanes, name);
    }
  }

  private void shift(ApiLanes lanes, String operator) {
    code.push(lanes.bits() - 1);
    code.op(Opcodes.IAND);
    code.op(Opcodes.I2L);
    int count = emission.storeTemporary(TypeCodes.I64);
    api.to(lanes);
    api.pushOperator(operator, "Binary");
    code.load(TypeCodes.I64, count);
    api.binaryWithLong(lanes);
    api.from(lanes);
  }

  /** Of floating-point numbers it is only the highest bit that changes, of NaNs as well. */
  private void sign(ApiLanes lanes, String name) {
    if (lanes == lanes.integers()) {
      unary(lanes, name.toUpperCase(Locale.ROOT));
      return;
    }
    boolean clears = name.equals("abs");
    long highest = lanes == ApiLanes.FLOATS ? Integer.MIN_VALUE : Long.MIN_VALUE;
    operateWith(
        lanes.integers(), clears ? "AND" : "XOR", "Associative", clears ? ~highest : highest);
  }

  private void special(Op op, ApiLanes lanes, String name) {
    boolean signed = name.endsWith("S");
    boolean high = op.mnemonic().contains("_high_");
    switch (name) {
      case "pmin", "pmax" -> pseudo(lanes, name.equals("pmin") ? "LT" : "GT");
      case "madd", "nmadd" -> multiplyAndAdd(lanes, name.equals("nmadd"));
      case "avgrU" -> average(lanes);
      case "convertS" -> convert(ApiLanes.INTS, ApiLanes.FLOATS, "I2F");
      case "truncSatS" -> convert(ApiLanes.FLOATS, ApiLanes.INTS, "F2I");
      case "extendS", "extendU" -> shuffles.extend(lanes, high, signed);
      case "extmulS", "extmulU" -> {
        int second = emission.storeTemporary(VECTOR);
        shuffles.extend(lanes, high, signed);
        code.load(VECTOR, second);
        shuffles.extend(lanes, high, signed);
        binary(lanes, "MUL", "Associative");
      }
      case "extaddPairwiseS", "extaddPairwiseU" -> {
        int vector = emission.storeTemporary(VECTOR);
        evenOrOdd(lanes, vector, signed, false);
        evenOrOdd(lanes, vector, signed, true);
        binary(lanes, "ADD", "Associative");
      }
      case "dotS" -> dot(lanes);
      case "narrowS", "narrowU" -> narrowLanes(lanes, signed);
      case "swizzle" -> swizzle();
      default -> throw new AssertionError(op);
    }
  }

  private void convert(ApiLanes from, ApiLanes to, String operator) {
    api.to(from);
    api.convert(from, to, operator);
    api.from(to);
  }

  /** Java's, but for the sum where that is no number: a signalling NaN has to become quiet. */
  private void extreme(ApiLanes lanes, String operator) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    code.load(VECTOR, first);
    operate(lanes, operator, "Associative", second);
    int result = emission.storeTemporary(VECTOR);
    code.load(VECTOR, result);
    api.to(lanes);
    code.load(VECTOR, first);
    operate(lanes, "ADD", "Associative", second);
    api.to(lanes);
    code.load(VECTOR, result);
    code.load(VECTOR, result);
    compare(lanes, "ne");
    api.blend(lanes);
    api.from(lanes);
  }

  /** The second operand where it compares so with the first, otherwise the first. */
  private void pseudo(ApiLanes lanes, String operator) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    code.load(VECTOR, first);
    api.to(lanes);
    code.load(VECTOR, second);
    api.to(lanes);
    code.load(VECTOR, second);
    code.load(VECTOR, first);
    compare(lanes, operator.toLowerCase(Locale.ROOT));
    api.blend(lanes);
    api.from(lanes);
  }

  /** Rounds after the product and after the sum. */
  private void multiplyAndAdd(ApiLanes lanes, boolean negates) {
    int third = emission.storeTemporary(VECTOR);
    binary(lanes, "MUL", "Associative");
    if (negates) {
      sign(lanes, "neg");
    }
    operate(lanes, "ADD", "Associative", third);
  }

  /** Half of the sum, rounded up, of which no intermediate result overflows. */
  private void average(ApiLanes lanes) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    code.load(VECTOR, first);
    operate(ApiLanes.BYTES, "OR", "Associative", second);
    code.load(VECTOR, first);
    operate(ApiLanes.BYTES, "XOR", "Associative", second);
    operateWith(lanes, "LSHR", "Binary", 1);
    binary(lanes, "SUB", "Binary");
  }

  /** Every other lane of the half as wide ones, extended. */
  private void evenOrOdd(ApiLanes lanes, int vector, boolean signed, boolean odd) {
    int bits = lanes.bits() / 2;
    code.load(VECTOR, vector);
    if (!odd) {
      operateWith(lanes, "LSHL", "Binary", bits);
    }
    operateWith(lanes, signed ? "ASHR" : "LSHR", "Binary", bits);
  }

  private void dot(ApiLanes lanes) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    for (int i = 0; i < 2; i++) {
      evenOrOdd(lanes, first, true, i == 1);
      evenOrOdd(lanes, second, true, i == 1);
      binary(lanes, "MUL", "Associative");
    }
    binary(lanes, "ADD", "Associative");
  }

  /** Two vectors whose lanes, brought between the bounds of half as wide ones, become one. */
  private void narrowLanes(ApiLanes lanes, boolean signed) {
    ApiLanes wide = lanes == ApiLanes.BYTES ? ApiLanes.SHORTS : ApiLanes.INTS;
    int bits = lanes.bits();
    long least = signed ? -(1L << (bits - 1)) : 0;
    long greatest = (1L << (signed ? bits - 1 : bits)) - 1;
    int second = emission.storeTemporary(VECTOR);
    for (int i = 0; i < 2; i++) {
      if (i == 1) {
        code.load(VECTOR, second);
      }
      operateWith(wide, "MAX", "Associative", least);
      operateWith(wide, "MIN", "Associative", greatest);
    }
    shuffles.join(lanes.bits() / Byte.SIZE);
  }

  /** Indices of 16 and more give 0. */
  private void swizzle() {
    int indices = emission.storeTemporary(VECTOR);
    int vector = emission.storeTemporary(VECTOR);
    code.load(VECTOR, indices);
    code.load(VECTOR, vector);
    api.select();
    code.load(VECTOR, indices);
    api.pushOperator("ULT", "Comparison");
    code.push(16L);
    api.compareWithLong(ApiLanes.BYTES);
    api.maskToVector(ApiLanes.BYTES);
    binary(ApiLanes.BYTES, "AND", "Associative");
  }

  /** Widens the eight bytes on top of the stack as a load does. */
  void extendLoaded(Op load) {
    splat(ApiLanes.LONGS);
    api.widen(loadedLanes(load), isSigned(load));
  }

  /** Loads the eight bytes at the index in a local, and widens them. */
  void loadExtended(int memory, int index, Op load) {
    api.pushHalfSpecies();
    emission.memories.load(memory);
    code.load(TypeCodes.I32, index);
    api.load();
    api.widen(loadedLanes(load), isSigned(load));
  }

  /** The lanes that a load which makes them wider reads. */
  static ApiLanes loadedLanes(Op load) {
    return switch (load) {
      case V128_LOAD8X8_S, V128_LOAD8X8_U -> ApiLanes.BYTES;
      case V128_LOAD16X4_S, V128_LOAD16X4_U -> ApiLanes.SHORTS;
      default -> ApiLanes.INTS;
    };
  }

  /** Whether a load that makes lanes wider repeats their signs. */
  static boolean isSigned(Op load) {
    return load.mnemonic().endsWith("_s");
  }

  /** Loads the vector at the index in a local. */
  void load(int memory, int index) {
    api.pushSpecies(ApiLanes.BYTES);
    emission.memories.load(memory);
    code.load(TypeCodes.I32, index);
    api.load();
  }

  /** Stores a vector at an index, both in locals. */
  void store(int memory, int index, int vector) {
    code.load(VECTOR, vector);
    emission.memories.load(memory);
    code.load(TypeCodes.I32, index);
    api.store();
  }
}
