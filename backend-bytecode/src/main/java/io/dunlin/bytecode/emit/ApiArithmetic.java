package io.dunlin.bytecode.emit;

import java.util.Locale;

/**
 * Operations of Java's Vector API on the vector on top of Java's stack and others, which are in
 * temporaries. Temporaries are not released here.
 */
final class ApiArithmetic {
  private static final int VECTOR = VectorForm.OBJECT.type();

  private final Emission emission;
  private final JavaCode code;
  private final ApiCode api;

  ApiArithmetic(Emission emission, ApiCode api) {
    this.emission = emission;
    this.code = emission.code;
    this.api = api;
  }

  void unary(ApiLanes lanes, String operator) {
    api.to(lanes);
    api.pushOperator(operator, "Unary");
    api.unary(lanes);
    api.from(lanes);
  }

  /** An operation on the two vectors on top of the stack. */
  void binary(ApiLanes lanes, String operator, String kind) {
    operate(lanes, operator, kind, store());
  }

  /** An operation on the vector on top of the stack and one in a temporary. */
  void operate(ApiLanes lanes, String operator, String kind, int second) {
    api.to(lanes);
    api.pushOperator(operator, kind);
    code.load(VECTOR, second);
    api.to(lanes);
    api.binary(lanes);
    api.from(lanes);
  }

  /** An operation on the vector on top of the stack and a constant in all lanes. */
  void operateWith(ApiLanes lanes, String operator, String kind, long constant) {
    api.to(lanes);
    api.pushOperator(operator, kind);
    code.push(constant);
    api.binaryWithLong(lanes);
    api.from(lanes);
  }

  /** A mask of how the two vectors on top of the stack compare. */
  void compare(ApiLanes lanes, String name) {
    int second = store();
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

  /** A mask of how the vector on top of the stack compares with a constant in all lanes. */
  void compareWith(ApiLanes lanes, String operator, long constant) {
    api.to(lanes);
    api.pushOperator(operator, "Comparison");
    code.push(constant);
    api.compareWithLong(lanes);
  }

  /**
   * The absolute value or the negation. Of floating-point numbers it is only the highest bit that
   * changes, of NaNs as well.
   */
  void sign(ApiLanes lanes, String name) {
    if (lanes == lanes.integers()) {
      unary(lanes, name.toUpperCase(Locale.ROOT));
      return;
    }
    boolean clears = name.equals("abs");
    long highest = signBit(lanes);
    operateWith(
        lanes.integers(), clears ? "AND" : "XOR", "Associative", clears ? ~highest : highest);
  }

  /** The bit that is the sign of a floating-point number, sign-extended. */
  static long signBit(ApiLanes lanes) {
    return lanes == ApiLanes.FLOATS ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  /** Every other lane of the half as wide ones of a vector in a temporary, extended. */
  void evenOrOdd(ApiLanes lanes, int vector, boolean signed, boolean odd) {
    int bits = lanes.bits() / 2;
    code.load(VECTOR, vector);
    if (!odd) {
      operateWith(lanes, "LSHL", "Binary", bits);
    }
    operateWith(lanes, signed ? "ASHR" : "LSHR", "Binary", bits);
  }

  /** The first vector in lanes where a mask has a 0, the second where it has a 1. */
  void select(ApiLanes lanes, int first, int second, Runnable pushMask) {
    code.load(VECTOR, first);
    api.to(lanes);
    code.load(VECTOR, second);
    api.to(lanes);
    pushMask.run();
    api.blend(lanes);
    api.from(lanes);
  }

  /** A temporary with the vector on top of the stack. */
  int store() {
    return emission.storeTemporary(VECTOR);
  }

  /** The lowest bits of each lane of the vector on top of the stack. */
  void keepLowest(ApiLanes lanes, int bits) {
    operateWith(lanes, "AND", "Associative", (1L << bits) - 1);
  }
}
