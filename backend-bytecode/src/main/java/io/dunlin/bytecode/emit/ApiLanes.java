package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.type.TypeCodes;

/** The classes of Java's Vector API, one for each shape of lanes. */
enum ApiLanes {
  BYTES("Byte", "B", TypeCodes.I32, 8),
  SHORTS("Short", "S", TypeCodes.I32, 16),
  INTS("Int", "I", TypeCodes.I32, 32),
  LONGS("Long", "J", TypeCodes.I64, 64),
  FLOATS("Float", "F", TypeCodes.F32, 32),
  DOUBLES("Double", "D", TypeCodes.F64, 64);

  static final String PACKAGE = "jdk/incubator/vector/";
  static final String VECTOR = PACKAGE + "Vector";
  static final String SPECIES = PACKAGE + "VectorSpecies";
  static final String MASK = PACKAGE + "VectorMask";
  static final String SHUFFLE = PACKAGE + "VectorShuffle";
  static final String OPERATORS = PACKAGE + "VectorOperators";

  private final String noun;
  private final String element;
  private final int scalar;
  private final int bits;

  ApiLanes(String noun, String element, int scalar, int bits) {
    this.noun = noun;
    this.element = element;
    this.scalar = scalar;
    this.bits = bits;
  }

  static ApiLanes of(LaneShape shape) {
    return switch (shape) {
      case I8X16, NONE -> BYTES;
      case I16X8 -> SHORTS;
      case I32X4 -> INTS;
      case I64X2 -> LONGS;
      case F32X4 -> FLOATS;
      case F64X2 -> DOUBLES;
    };
  }

  /** Lanes of integers, as wide as those of a form. */
  static ApiLanes ofIntegers(VectorForm form) {
    return switch (form.integers()) {
      case BYTES -> BYTES;
      case SHORTS -> SHORTS;
      case INTS -> INTS;
      default -> LONGS;
    };
  }

  /** The class of vectors with such lanes. */
  String className() {
    return PACKAGE + noun + "Vector";
  }

  String descriptor() {
    return RuntimeNames.descriptor(className());
  }

  /** The method that gives the same bits as a vector with such lanes. */
  String reinterpret() {
    return "reinterpretAs" + noun + "s";
  }

  /** The lanes that are twice as wide. */
  ApiLanes wider() {
    return switch (this) {
      case BYTES -> SHORTS;
      case SHORTS -> INTS;
      case INTS -> LONGS;
      default -> throw new AssertionError(this);
    };
  }

  /** The lanes that are half as wide. */
  ApiLanes narrower() {
    return switch (this) {
      case SHORTS -> BYTES;
      case INTS -> SHORTS;
      case LONGS -> INTS;
      default -> throw new AssertionError(this);
    };
  }

  /** The name of the conversion to the lanes that are twice as wide. */
  String widening() {
    return switch (this) {
      case BYTES -> "B2S";
      case SHORTS -> "S2I";
      case INTS -> "I2L";
      default -> throw new AssertionError(this);
    };
  }

  /** The descriptor of a lane. */
  String element() {
    return element;
  }

  /** The type of WebAssembly that a lane is taken out as. */
  int scalar() {
    return scalar;
  }

  /** The bits of a lane. */
  int bits() {
    return bits;
  }

  /** The lanes of integers as wide. */
  ApiLanes integers() {
    return switch (this) {
      case FLOATS -> INTS;
      case DOUBLES -> LONGS;
      default -> this;
    };
  }
}
