package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.type.TypeCodes;
import java.util.function.IntUnaryOperator;

/**
 * The texts of validation errors, in the wording of the specification's tests.
 *
 * <p>Rules do not know where they are applied: the exceptions made here have no place yet. Whoever
 * walks the instructions or sections adds it with {@link #at}.
 */
final class Fault {
  /** The most types that a message spells out. */
  private static final int MAX_TYPES = 10;

  private Fault() {}

  /** A broken rule. */
  static InvalidModuleException invalid(String reason) {
    return new InvalidModuleException(
        reason, InvalidModuleException.UNKNOWN, InvalidModuleException.UNKNOWN);
  }

  /** The grammar of the binary format is broken. */
  static MalformedModuleException malformed(String reason, int offset) {
    return new MalformedModuleException(reason, offset);
  }

  /** An index (unsigned) beyond its index space. */
  static InvalidModuleException unknown(String what, int index) {
    return invalid("unknown " + what + " " + Integer.toUnsignedString(index));
  }

  /** Types that do not fit. */
  static InvalidModuleException mismatch(String detail) {
    return invalid("type mismatch: " + detail);
  }

  /** A type that is not the subtype of another that it must be. */
  static InvalidModuleException mismatch(String what, int actual, int expected) {
    return mismatch(
        what
            + " has type "
            + TypeCodes.toString(actual)
            + ", which does not match "
            + TypeCodes.toString(expected));
  }

  /** Something that only a feature allows which is off. */
  static InvalidModuleException disabled(String what, Feature feature) {
    return invalid(what + ": requires the feature " + feature + ", which is disabled");
  }

  /** Something beyond a limit of this implementation. */
  static InvalidModuleException tooMany(String what, long limit) {
    return invalid("too many " + what + ": the limit is " + limit);
  }

  /** The fault with a place: that of a malformed module is kept, others get this one. */
  static InvalidModuleException at(InvalidModuleException fault, int offset, int functionIndex) {
    if (fault.offset() != InvalidModuleException.UNKNOWN) {
      return functionIndex == InvalidModuleException.UNKNOWN
          ? fault
          : fault.inFunction(functionIndex);
    }
    InvalidModuleException placed =
        new InvalidModuleException(fault.reason(), offset, functionIndex);
    placed.setStackTrace(fault.getStackTrace());
    return placed;
  }

  /** A list of types as {@code [i32 i64]}; of a long one the end, which is the top of a stack. */
  static String list(IntUnaryOperator types, int count) {
    StringBuilder text = new StringBuilder("[");
    int first = Math.max(0, count - MAX_TYPES);
    if (first > 0) {
      text.append("... ");
    }
    for (int i = first; i < count; i++) {
      text.append(i > first ? " " : "").append(TypeCodes.toString(types.applyAsInt(i)));
    }
    return text.append(']').toString();
  }

  /** A list of types as {@code [i32 i64]}. */
  static String list(int[] types) {
    return list(i -> types[i], types.length);
  }
}
