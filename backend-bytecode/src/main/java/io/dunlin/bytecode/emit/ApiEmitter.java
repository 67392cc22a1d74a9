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
  private final ApiArithmetic arithmetic;
  private final ApiRounding rounding;
  private final ApiConversions conversions;

  ApiEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
    this.api = new ApiCode(code);
    this.shuffles = new ApiShuffles(emission, api);
    this.arithmetic = new ApiArithmetic(emission, api);
    this.rounding = new ApiRounding(emission, api, arithmetic);
    this.conversions = new ApiConversions(emission, api, arithmetic, rounding);
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
      arithmetic.compare(lanes, LaneMethods.of(op).name());
      api.maskToVector(lanes);
    } else {
      lanewise(at, op, lanes, LaneMethods.of(op).name());
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
      case V128_NOT -> arithmetic.unary(lanes, "NOT");
      case V128_AND -> arithmetic.binary(lanes, "AND", "Associative");
      case V128_OR -> arithmetic.binary(lanes, "OR", "Associative");
      case V128_XOR -> arithmetic.binary(lanes, "XOR", "Associative");
      case V128_ANDNOT -> arithmetic.binary(lanes, "AND_NOT", "Binary");
      case V128_ANY_TRUE -> {
        arithmetic.compareWith(ApiLanes.LONGS, "NE", 0);
        api.maskAny();
      }
      case V128_BITSELECT -> {
        // Where the mask has a 1, the second operand is exchanged for the first.
        int mask = emission.storeTemporary(VECTOR);
        int second = emission.storeTemporary(VECTOR);
        arithmetic.operate(lanes, "XOR", "Associative", second);
        arithmetic.operate(lanes, "AND", "Associative", mask);
        arithmetic.operate(lanes, "XOR", "Associative", second);
      }
      default -> throw new AssertionError(op);
    }
  }

  private void lanewise(int at, Op op, ApiLanes lanes, String name) {
    switch (name) {
      case "add", "mul" -> arithmetic.binary(lanes, name.toUpperCase(Locale.ROOT), "Associative");
      case "sub", "div" -> arithmetic.binary(lanes, name.toUpperCase(Locale.ROOT), "Binary");
      case "min", "max" -> extreme(lanes, name.toUpperCase(Locale.ROOT));
      case "minS" -> arithmetic.binary(lanes, "MIN", "Associative");
      case "maxS" -> arithmetic.binary(lanes, "MAX", "Associative");
      case "minU" -> arithmetic.binary(lanes, "UMIN", "Associative");
      case "maxU" -> arithmetic.binary(lanes, "UMAX", "Associative");
      case "addSatS" -> arithmetic.binary(lanes, "SADD", "Binary");
      case "addSatU" -> arithmetic.binary(lanes, "SUADD", "Binary");
      case "subSatS" -> arithmetic.binary(lanes, "SSUB", "Binary");
      case "subSatU" -> arithmetic.binary(lanes, "SUSUB", "Binary");
      case "shl" -> shift(lanes, "LSHL");
      case "shrS" -> shift(lanes, "ASHR");
      case "shrU" -> shift(lanes, "LSHR");
      case "popcnt" -> arithmetic.unary(lanes, "BIT_COUNT");
      case "sqrt" -> arithmetic.unary(lanes, "SQRT");
      case "abs", "neg" -> arithmetic.sign(lanes, name);
      case "allTrue" -> {
        arithmetic.compareWith(lanes, "NE", 0);
        api.maskAll();
      }
      case "bitmask" -> {
        arithmetic.compareWith(lanes, "LT", 0);
        api.maskToBits();
      }
      default -> special(at, op, lanes, name);
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

  private void special(int at, Op op, ApiLanes lanes, String name) {
    boolean signed = name.endsWith("S");
    boolean high = op.mnemonic().contains("_high_");
    switch (name) {
      case "pmin", "pmax" -> pseudo(lanes, name.equals("pmin") ? "LT" : "GT");
      case "madd", "nmadd" -> multiplyAndAdd(lanes, name.equals("nmadd"));
      case "avgrU" -> average(lanes);
      case "nearest", "ceil", "floor", "trunc" -> rounding.round(lanes, name);
      case "q15mulrSatS" -> multiplyFractions();
      case "extendS", "extendU" -> shuffles.extend(lanes, high, signed);
      case "extmulS", "extmulU" -> {
        int second = emission.storeTemporary(VECTOR);
        shuffles.extend(lanes, high, signed);
        code.load(VECTOR, second);
        shuffles.extend(lanes, high, signed);
        arithmetic.binary(lanes, "MUL", "Associative");
      }
      case "extaddPairwiseS", "extaddPairwiseU" -> addPairs(lanes, signed);
      case "dotS" -> dot(lanes);
      case "dotAddS" -> {
        int third = emission.storeTemporary(VECTOR);
        dot(ApiLanes.SHORTS);
        addPairs(lanes, true);
        arithmetic.operate(lanes, "ADD", "Associative", third);
      }
      case "narrowS", "narrowU" -> narrow(at, lanes, signed);
      case "swizzle" -> swizzle();
      default -> conversions.convert(lanes, name);
    }
  }

  /** Java's, but for the sum where that is no number: a signalling NaN has to become quiet. */
  private void extreme(ApiLanes lanes, String operator) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    code.load(VECTOR, first);
    arithmetic.operate(lanes, operator, "Associative", second);
    int result = emission.storeTemporary(VECTOR);
    code.load(VECTOR, result);
    api.to(lanes);
    code.load(VECTOR, first);
    arithmetic.operate(lanes, "ADD", "Associative", second);
    api.to(lanes);
    code.load(VECTOR, result);
    code.load(VECTOR, result);
    arithmetic.compare(lanes, "ne");
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
    arithmetic.compare(lanes, operator.toLowerCase(Locale.ROOT));
    api.blend(lanes);
    api.from(lanes);
  }

  /** Rounds after the product and after the sum. */
  private void multiplyAndAdd(ApiLanes lanes, boolean negates) {
    int third = emission.storeTemporary(VECTOR);
    arithmetic.binary(lanes, "MUL", "Associative");
    if (negates) {
      arithmetic.sign(lanes, "neg");
    }
    arithmetic.operate(lanes, "ADD", "Associative", third);
  }

  /** Half of the sum, rounded up, of which no intermediate result overflows. */
  private void average(ApiLanes lanes) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    code.load(VECTOR, first);
    arithmetic.operate(ApiLanes.BYTES, "OR", "Associative", second);
    code.load(VECTOR, first);
    arithmetic.operate(ApiLanes.BYTES, "XOR", "Associative", second);
    arithmetic.operateWith(lanes, "LSHR", "Binary", 1);
    arithmetic.binary(lanes, "SUB", "Binary");
  }

  /** The sums of two lanes half as wide, one beside the other. */
  private void addPairs(ApiLanes lanes, boolean signed) {
    int vector = emission.storeTemporary(VECTOR);
    arithmetic.evenOrOdd(lanes, vector, signed, false);
    arithmetic.evenOrOdd(lanes, vector, signed, true);
    arithmetic.binary(lanes, "ADD", "Associative");
  }

  /** Two vectors of signed products: those of the even lanes half as wide, and of the odd ones. */
  private void multiplyPairs(ApiLanes lanes) {
    int second = emission.storeTemporary(VECTOR);
    int first = emission.storeTemporary(VECTOR);
    for (int i = 0; i < 2; i++) {
      arithmetic.evenOrOdd(lanes, first, true, i == 1);
      arithmetic.evenOrOdd(lanes, second, true, i == 1);
      arithmetic.binary(lanes, "MUL", "Associative");
    }
  }

  /** Sums of products, which saturate if they are of bytes. */
  private void dot(ApiLanes lanes) {
    multiplyPairs(lanes);
    if (lanes == ApiLanes.SHORTS) {
      arithmetic.binary(lanes, "SADD", "Binary");
    } else {
      arithmetic.binary(lanes, "ADD", "Associative");
    }
  }

  /**
   * Products of lanes of 16 bits, as wide: rounded, without the lower half, of which -1 * -1 is 1.
   */
  private void multiplyFractions() {
    multiplyPairs(ApiLanes.INTS);
    int odd = emission.storeTemporary(VECTOR);
    roundFractions();
    arithmetic.keepLowest(ApiLanes.INTS, Short.SIZE);
    int even = emission.storeTemporary(VECTOR);
    code.load(VECTOR, odd);
    roundFractions();
    arithmetic.operateWith(ApiLanes.INTS, "LSHL", "Binary", Short.SIZE);
    arithmetic.operate(ApiLanes.INTS, "OR", "Associative", even);
  }

  private void roundFractions() {
    arithmetic.operateWith(ApiLanes.INTS, "ADD", "Associative", 1 << (Short.SIZE - 2));
    arithmetic.operateWith(ApiLanes.INTS, "ASHR", "Binary", Short.SIZE - 1);
    arithmetic.operateWith(ApiLanes.INTS, "MIN", "Associative", Short.MAX_VALUE);
  }

  /**
   * Two vectors whose lanes, brought between the bounds of half as wide ones, become one: those of
   * the second one are put above those of the first, and then all of them in their places.
   */
  private void narrow(int at, ApiLanes lanes, boolean signed) {
    ApiLanes wide = lanes == ApiLanes.BYTES ? ApiLanes.SHORTS : ApiLanes.INTS;
    int second = emission.storeTemporary(VECTOR);
    clamp(at, 0, wide, signed);
    if (signed && !emission.vectors.isInBounds(at, 0)) {
      arithmetic.keepLowest(wide, lanes.bits());
    }
    int first = emission.storeTemporary(VECTOR);
    code.load(VECTOR, second);
    clamp(at, 1, wide, signed);
    arithmetic.operateWith(wide, "LSHL", "Binary", lanes.bits());
    arithmetic.operate(wide, "OR", "Associative", first);
    shuffles.separate(lanes.bits() / Byte.SIZE);
  }

  /** Brings an operand between the bounds of half as wide lanes. */
  private void clamp(int at, int operand, ApiLanes wide, boolean signed) {
    if (!emission.vectors.isInBounds(at, operand)) {
      int bits = wide.bits() / 2;
      long greatest = (1L << (signed ? bits - 1 : bits)) - 1;
      arithmetic.operateWith(wide, "MAX", "Associative", signed ? -greatest - 1 : 0);
      arithmetic.operateWith(wide, "MIN", "Associative", greatest);
    }
  }

  /** Indices of 16 and more give 0. */
  private void swizzle() {
    int indices = emission.storeTemporary(VECTOR);
    int vector = emission.storeTemporary(VECTOR);
    code.load(VECTOR, indices);
    code.load(VECTOR, vector);
    api.select();
    code.load(VECTOR, indices);
    arithmetic.compareWith(ApiLanes.BYTES, "ULT", 16);
    api.maskToVector(ApiLanes.BYTES);
    arithmetic.binary(ApiLanes.BYTES, "AND", "Associative");
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
