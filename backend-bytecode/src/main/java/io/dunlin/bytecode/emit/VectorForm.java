package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Java holds a vector: as several values of one type, its components, the one with the lowest
 * lanes first. Each form has a type code of its own, by which Java's stack and locals know it.
 */
enum VectorForm {
  /** Two {@code long}s, for lanes of 64 bits or several lanes in one; the form at all borders. */
  HALVES(TypeCodes.V128, TypeCodes.I64, 2),

  /** An {@code int} for each byte; its higher bits mean nothing. */
  BYTES(-6, TypeCodes.I32, 16),

  /** An {@code int} for each lane of 16 bits; its higher bits mean nothing. */
  SHORTS(-7, TypeCodes.I32, 8),

  /** An {@code int} for each lane of 32 bits. */
  INTS(-8, TypeCodes.I32, 4),

  /** A number of single precision for each lane. */
  FLOATS(-9, TypeCodes.F32, 4),

  /** A number of double precision for each lane. */
  DOUBLES(-10, TypeCodes.F64, 2),

  /** An object of Java's Vector API, of which HotSpot makes a register. */
  OBJECT(-11, JavaTypes.BYTE_VECTOR, 1),

  /** The {@code int} of a single lane of 32 bits, in a method that computes no other lane. */
  LANE(-13, TypeCodes.I32, 1);

  /** The forms that need nothing but what every Java has. */
  static final Set<VectorForm> PORTABLE =
      Collections.unmodifiableSet(EnumSet.range(HALVES, DOUBLES));

  /** Those of them for which code takes least room. */
  static final Set<VectorForm> SMALL =
      Collections.unmodifiableSet(EnumSet.of(HALVES, INTS, FLOATS, DOUBLES));

  /** Those of them with no more components than eight. */
  static final Set<VectorForm> MEDIUM =
      Collections.unmodifiableSet(EnumSet.of(HALVES, SHORTS, INTS, FLOATS, DOUBLES));

  private static final int BYTES_PER_VECTOR = 16;
  private static final int BYTES_PER_LANE = 4;

  private final int type;
  private final int component;
  private final int count;

  VectorForm(int type, int component, int count) {
    this.type = type;
    this.component = component;
    this.count = count;
  }

  /** The type code of vectors in this form. */
  int type() {
    return type;
  }

  /** The type of a component. */
  int component() {
    return component;
  }

  /** The number of components. */
  int count() {
    return count;
  }

  /** The bytes of the vector that a component holds. */
  int bytes() {
    return this == LANE ? BYTES_PER_LANE : BYTES_PER_VECTOR / count;
  }

  /** The bits of the vector that a component holds. */
  int bits() {
    return bytes() * Byte.SIZE;
  }

  /** Where a component is, of a vector in locals from a slot on. */
  int slot(int first, int index) {
    return this == LANE ? first : first + index * JavaTypes.slots(component);
  }

  /** The form that a vector has where all of its lanes are computed by one method. */
  VectorForm ofAllLanes() {
    return this == LANE ? INTS : this;
  }

  /** The form with integers that has the same components. */
  VectorForm integers() {
    return switch (this) {
      case FLOATS -> INTS;
      case DOUBLES -> HALVES;
      default -> this;
    };
  }

  /** The form with a component for each lane. */
  static VectorForm of(LaneShape shape) {
    return switch (shape) {
      case I8X16 -> BYTES;
      case I16X8 -> SHORTS;
      case I32X4 -> INTS;
      case F32X4 -> FLOATS;
      case F64X2 -> DOUBLES;
      case I64X2, NONE -> HALVES;
    };
  }

  /** The form that a type code stands for; null if it is that of no vector. */
  static @Nullable VectorForm ofType(int type) {
    return switch (type) {
      case TypeCodes.V128 -> HALVES;
      case -6 -> BYTES;
      case -7 -> SHORTS;
      case -8 -> INTS;
      case -9 -> FLOATS;
      case -10 -> DOUBLES;
      case -11 -> OBJECT;
      case -13 -> LANE;
      default -> null;
    };
  }
}
