package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which forms a vector instruction can take its operands and give its result, as its name says.
 *
 * @param kind how far it can choose
 * @param operand the form with a component for each lane of its operands
 * @param result the same for its result
 * @param weight how much is gained if the vectors have these forms
 */
record LaneTraits(Kind kind, VectorForm operand, VectorForm result, int weight) {
  /** How far an instruction can choose the forms of its vectors. */
  enum Kind {
    /** Operands and result have the same form, whichever. */
    BITWISE,
    /** Operands and result have the same form: halves, or a component for each lane. */
    PACKED,
    /** A component for each lane. */
    LANES,
    /** Halves. */
    HALVES
  }

  private static final int LANES_WEIGHT = 2;

  /** To multiply packed lanes, each has to be taken out and put back. */
  private static final int MULTIPLICATION_WEIGHT = 8;

  private static final Pattern SHAPES =
      Pattern.compile("([if]\\d+x\\d+)\\..*?(?:([if]\\d+x\\d+).*)?");
  private static final Map<Op, LaneTraits> CACHE = new ConcurrentHashMap<>();

  /** The traits of an instruction without a relaxed form. */
  static LaneTraits of(Op op) {
    return CACHE.computeIfAbsent(op, LaneTraits::ofName);
  }

  private static LaneTraits ofName(Op op) {
    switch (op) {
      case V128_NOT, V128_AND, V128_ANDNOT, V128_OR, V128_XOR, V128_BITSELECT -> {
        return new LaneTraits(Kind.BITWISE, VectorForm.HALVES, VectorForm.HALVES, 0);
      }
      case F32X4_PMIN,
          F32X4_PMAX,
          F64X2_PMIN,
          F64X2_PMAX,
          I8X16_SWIZZLE,
          V128_ANY_TRUE,
          I16X8_RELAXED_DOT_I8X16_I7X16_S,
          I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> {
        return halves(1);
      }
      default -> {
        return ofShapes(op);
      }
    }
  }

  private static LaneTraits ofShapes(Op op) {
    String mnemonic = op.mnemonic();
    Matcher matcher = SHAPES.matcher(mnemonic);
    if (!matcher.matches() || mnemonic.endsWith("all_true") || mnemonic.endsWith("bitmask")) {
      return halves(1);
    }
    VectorForm form = VectorForm.of(op.laneShape());
    if (matcher.group(2) != null) {
      VectorForm operand =
          VectorForm.of(LaneShape.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)));
      return new LaneTraits(Kind.LANES, operand, form, LANES_WEIGHT);
    }
    return switch (form) {
      case HALVES -> halves(LANES_WEIGHT);
      case BYTES, SHORTS ->
          new LaneTraits(
              Kind.PACKED, form, form, mnemonic.contains("mul") ? MULTIPLICATION_WEIGHT : 0);
      default ->
          new LaneTraits(
              Kind.LANES, form, isComparison(mnemonic) ? form.integers() : form, LANES_WEIGHT);
    };
  }

  private static LaneTraits halves(int weight) {
    return new LaneTraits(Kind.HALVES, VectorForm.HALVES, VectorForm.HALVES, weight);
  }

  /** Whether the result is a mask. */
  static boolean isComparison(String mnemonic) {
    String name = mnemonic.substring(mnemonic.indexOf('.') + 1);
    return switch (name.length() > 2 && name.charAt(2) == '_' ? name.substring(0, 2) : name) {
      case "eq", "ne", "lt", "gt", "le", "ge" -> true;
      default -> false;
    };
  }
}
