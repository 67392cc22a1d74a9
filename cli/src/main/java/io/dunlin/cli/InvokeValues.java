package io.dunlin.cli;

import io.dunlin.Val;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Values of functions that are called from the command line: read and printed as Wasmtime does. */
final class InvokeValues {
  private InvokeValues() {}

  /**
   * Reads an argument.
   *
   * @throws CommandException if it is none of the type, or the type's values have no text
   */
  static Val parse(ValType type, String text) {
    try {
      if (type.equals(ValType.I32)) {
        return Val.i32((int) parseInteger(text, Integer.SIZE));
      } else if (type.equals(ValType.I64)) {
        return Val.i64(parseInteger(text, Long.SIZE));
      } else if (type.equals(ValType.F32)) {
        return Val.f32(Float.parseFloat(floatText(text)));
      } else if (type.equals(ValType.F64)) {
        return Val.f64(Double.parseDouble(floatText(text)));
      }
    } catch (NumberFormatException e) {
      throw new CommandException("not a value of type " + type + ": '" + text + "'");
    }
    throw new CommandException(
        "values of type " + type + " cannot be given on the command line: '" + text + "'");
  }

  /** Prints a result. */
  static String print(Val value) {
    ValType type = value.type();
    if (type.equals(ValType.I32)) {
      return Integer.toString(value.i32());
    } else if (type.equals(ValType.I64)) {
      return Long.toString(value.i64());
    } else if (type.equals(ValType.F32)) {
      float number = value.f32();
      return Float.isFinite(number) ? plain(Float.toString(number)) : notFinite(number);
    } else if (type.equals(ValType.F64)) {
      double number = value.f64();
      return Double.isFinite(number) ? plain(Double.toString(number)) : notFinite(number);
    } else if (type.isVector()) {
      return unsigned(value.v128High())
          .shiftLeft(Long.SIZE)
          .or(unsigned(value.v128Low()))
          .toString();
    }
    String kind = type.heapType().equals(HeapType.FUNC) ? "funcref" : kindOf(type);
    return value.reference() == null ? "<null " + kind + ">" : "<" + kind + ">";
  }

  /** Decimal or hexadecimal, signed or unsigned: whatever has so many bits. */
  private static long parseInteger(String text, int bits) {
    String digits = text.toLowerCase(Locale.ROOT);
    BigInteger number =
        digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
    boolean fits = number.signum() < 0 ? number.bitLength() < bits : number.bitLength() <= bits;
    if (!fits) {
      throw new NumberFormatException(text);
    }
    return number.longValue();
  }

  /**
   * The names of special values as Java reads them; Java's own suffixes are no part of a number.
   */
  private static String floatText(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> "NaN";
      case "inf", "+inf", "infinity", "+infinity" -> "Infinity";
      case "-inf", "-infinity" -> "-Infinity";
      default -> {
        if (text.isEmpty() || !Character.isDigit(text.charAt(text.length() - 1))) {
          throw new NumberFormatException(text);
        }
        yield text;
      }
    };
  }

  private static String notFinite(double number) {
    return Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";
  }

  /** Without an exponent, and without a fraction of zero. */
  private static String plain(String text) {
    String plain = new BigDecimal(text).stripTrailingZeros().toPlainString();
    return text.startsWith("-") && !plain.startsWith("-") ? "-" + plain : plain;
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static String kindOf(ValType type) {
    return type.heapType().equals(HeapType.EXTERN) ? "externref" : type.toString();
  }
}
