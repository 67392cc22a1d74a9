package io.dunlin.bytecode.emit;

/**
 * Rounding to integers, which Java's Vector API has no operation for. A number that is less than
 * 2^23, or for {@code double} 2^52, is rounded to the nearest integer if that is added and
 * subtracted again; greater ones are integers. Each result has the sign of its operand, zeros as
 * well.
 */
final class ApiRounding {
  private static final int VECTOR = VectorForm.OBJECT.type();

  private final JavaCode code;
  private final ApiCode api;
  private final ApiArithmetic arithmetic;

  ApiRounding(Emission emission, ApiCode api, ApiArithmetic arithmetic) {
    this.code = emission.code;
    this.api = api;
    this.arithmetic = arithmetic;
  }

  /** The first number of which all that are greater are integers. */
  private static long integers(ApiLanes lanes) {
    return 1L << (lanes == ApiLanes.FLOATS ? 23 : 52);
  }

  /** Rounds as the instruction with this name, {@code floor} say, does. */
  void round(ApiLanes lanes, String name) {
    int operand = arithmetic.store();
    code.load(VECTOR, operand);
    arithmetic.sign(lanes, "abs");
    int magnitude = arithmetic.store();
    code.load(VECTOR, magnitude);
    toNearest(lanes);
    switch (name) {
      case "nearest" -> copySign(lanes, operand);
      case "trunc" -> {
        stepIf(lanes, "gt", magnitude, "SUB");
        copySign(lanes, operand);
      }
      case "floor" -> {
        copySign(lanes, operand);
        stepIf(lanes, "gt", operand, "SUB");
      }
      case "ceil" -> {
        copySign(lanes, operand);
        stepIf(lanes, "lt", operand, "ADD");
        copySign(lanes, operand);
      }
      default -> throw new AssertionError(name);
    }
    int rounded = arithmetic.store();
    // A signalling NaN becomes quiet by a sum.
    code.load(VECTOR, operand);
    arithmetic.operateWith(lanes, "ADD", "Associative", 0);
    int others = arithmetic.store();
    arithmetic.select(
        lanes,
        others,
        rounded,
        () -> {
          code.load(VECTOR, magnitude);
          arithmetic.compareWith(lanes, "LT", integers(lanes));
        });
  }

  private void toNearest(ApiLanes lanes) {
    arithmetic.operateWith(lanes, "ADD", "Associative", integers(lanes));
    arithmetic.operateWith(lanes, "SUB", "Binary", integers(lanes));
  }

  /**
   * Gives the vector on top of the stack, whose lanes may have one already, the sign of another.
   */
  private void copySign(ApiLanes lanes, int signs) {
    int unsigned = arithmetic.store();
    code.load(VECTOR, signs);
    arithmetic.operateWith(lanes.integers(), "AND", "Associative", ApiArithmetic.signBit(lanes));
    arithmetic.operate(lanes.integers(), "OR", "Associative", unsigned);
  }

  /** Adds 1 to lanes on top of the stack, or subtracts it, where they compare so with others. */
  private void stepIf(ApiLanes lanes, String comparison, int others, String operator) {
    int rounded = arithmetic.store();
    code.load(VECTOR, rounded);
    arithmetic.operateWith(lanes, operator, operator.equals("ADD") ? "Associative" : "Binary", 1);
    int stepped = arithmetic.store();
    arithmetic.select(
        lanes,
        rounded,
        stepped,
        () -> {
          code.load(VECTOR, rounded);
          code.load(VECTOR, others);
          arithmetic.compare(lanes, comparison);
        });
  }

  /** What is less than a number, or no number, becomes zero. */
  void dropNegative(ApiLanes lanes) {
    int operand = arithmetic.store();
    api.pushConstant(0, 0);
    int zero = arithmetic.store();
    arithmetic.select(
        lanes,
        zero,
        operand,
        () -> {
          code.load(VECTOR, operand);
          arithmetic.compareWith(lanes, "GT", 0);
        });
  }
}
