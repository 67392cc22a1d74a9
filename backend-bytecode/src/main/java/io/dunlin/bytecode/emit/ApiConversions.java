package io.dunlin.bytecode.emit;

import static io.dunlin.bytecode.emit.ApiLanes.DOUBLES;
import static io.dunlin.bytecode.emit.ApiLanes.FLOATS;
import static io.dunlin.bytecode.emit.ApiLanes.INTS;

/**
 * Conversions between integers and floating-point numbers by Java's Vector API, which knows of
 * signed integers only. What is no number becomes zero, and what is too great the greatest integer,
 * as in WebAssembly.
 */
final class ApiConversions {
  private static final int VECTOR = VectorForm.OBJECT.type();

  /** The first number that is no signed {@code int}. */
  private static final long SIGNED_END = 1L << (Integer.SIZE - 1);

  private static final int HALF = Integer.SIZE / 2;

  private final JavaCode code;
  private final ApiCode api;
  private final ApiArithmetic arithmetic;
  private final ApiRounding rounding;

  ApiConversions(Emission emission, ApiCode api, ApiArithmetic arithmetic, ApiRounding rounding) {
    this.code = emission.code;
    this.api = api;
    this.arithmetic = arithmetic;
    this.rounding = rounding;
  }

  /** Converts to lanes as the instruction with this name does. */
  void convert(ApiLanes to, String name) {
    switch (name) {
      case "convertS" -> {
        if (to == FLOATS) {
          api.convert(INTS, FLOATS, "I2F");
        } else {
          api.convertLow(INTS, DOUBLES, "I2D");
        }
      }
      case "convertU" -> {
        if (to == FLOATS) {
          unsignedToFloats();
        } else {
          unsignedToDoubles();
        }
      }
      case "truncSatS" -> api.convert(FLOATS, INTS, "F2I");
      case "truncSatU" -> floatsToUnsigned();
      case "truncSatSZero" -> api.convertLow(DOUBLES, INTS, "D2I");
      case "truncSatUZero" -> doublesToUnsigned();
      case "demoteZero" -> api.convertLow(DOUBLES, FLOATS, "D2F");
      case "promote" -> api.convertLow(FLOATS, DOUBLES, "F2D");
      default -> throw new AssertionError(name);
    }
  }

  /** Converts both halves of each, exactly, and rounds their sum. */
  private void unsignedToFloats() {
    int integers = arithmetic.store();
    code.load(VECTOR, integers);
    arithmetic.operateWith(INTS, "LSHR", "Binary", HALF);
    api.convert(INTS, FLOATS, "I2F");
    arithmetic.operateWith(FLOATS, "MUL", "Associative", 1L << HALF);
    int high = arithmetic.store();
    code.load(VECTOR, integers);
    arithmetic.keepLowest(INTS, HALF);
    api.convert(INTS, FLOATS, "I2F");
    arithmetic.operate(FLOATS, "ADD", "Associative", high);
  }

  private void unsignedToDoubles() {
    arithmetic.operateWith(INTS, "XOR", "Associative", Integer.MIN_VALUE);
    api.convertLow(INTS, DOUBLES, "I2D");
    arithmetic.operateWith(DOUBLES, "ADD", "Associative", SIGNED_END);
  }

  /**
   * What is below 2^31 as signed, and what is above that as well, which together give one less than
   * it is: 2^31 has become the greatest signed integer.
   */
  private void floatsToUnsigned() {
    int operand = arithmetic.store();
    code.load(VECTOR, operand);
    signedOrZero();
    int below = arithmetic.store();
    code.load(VECTOR, operand);
    arithmetic.operateWith(FLOATS, "SUB", "Binary", SIGNED_END);
    signedOrZero();
    arithmetic.operate(INTS, "ADD", "Associative", below);
    code.load(VECTOR, operand);
    arithmetic.compareWith(FLOATS, "GE", SIGNED_END);
    api.maskToVector(FLOATS);
    arithmetic.binary(INTS, "SUB", "Binary");
  }

  private void signedOrZero() {
    api.convert(FLOATS, INTS, "F2I");
    arithmetic.operateWith(INTS, "MAX", "Associative", 0);
  }

  /** Integers, 2^31 less than they are, which no further rounding changes, and back. */
  private void doublesToUnsigned() {
    rounding.dropNegative(DOUBLES);
    rounding.round(DOUBLES, "trunc");
    arithmetic.operateWith(DOUBLES, "SUB", "Binary", SIGNED_END);
    api.convertLow(DOUBLES, INTS, "D2I");
    int less = arithmetic.store();
    long both = Integer.toUnsignedLong(Integer.MIN_VALUE);
    api.pushConstant(both | both << Integer.SIZE, 0);
    arithmetic.operate(INTS, "XOR", "Associative", less);
  }
}
