package io.dunlin.x64.inst;

/** Puts a width into a row that stands for several. */
final class WidthPattern {
  private static final String[] ACCUMULATORS = {"al", "ax", "eax", "rax"};
  private static final String[] DATA = {"dl", "dx", "edx", "rdx"};

  private WidthPattern() {}

  static String operands(String pattern, int bytes) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int end = at;
      while (end < pattern.length() && Character.isLetterOrDigit(pattern.charAt(end))) {
        end++;
      }
      if (end > at) {
        text.append(operand(pattern.substring(at, end), bytes));
        at = end;
      } else {
        text.append(pattern.charAt(at++));
      }
    }
    return text.toString();
  }

  private static String operand(String token, int bytes) {
    int logarithm = Integer.numberOfTrailingZeros(bytes);
    return switch (token) {
      case "r", "rm", "m" -> token + bytes * 8;
      case "imm" -> token + Math.min(bytes * 8, 32);
      case "a" -> ACCUMULATORS[logarithm];
      case "d" -> DATA[logarithm];
      default -> token;
    };
  }

  static String encoding(String pattern, int bytes) {
    String sized = pattern.endsWith(" i") ? pattern + immediateSize(bytes) : pattern;
    return switch (bytes) {
      case 1 -> withOpcodeOfBytes(sized);
      case 2 -> "66 " + sized;
      case 4 -> sized;
      default -> sized.startsWith("VEX.") ? sized.replace(".W0 ", ".W1 ") : "REX.W " + sized;
    };
  }

  private static String immediateSize(int bytes) {
    return switch (bytes) {
      case 1 -> "b";
      case 2 -> "w";
      default -> "d";
    };
  }

  /** The opcode is the last byte before whatever is not one. */
  private static String withOpcodeOfBytes(String encoding) {
    int end = encoding.indexOf('/');
    int start = (end < 0 ? encoding.length() : end - 1) - 2;
    int opcode = Integer.parseInt(encoding.substring(start, start + 2), 16) - 1;
    return encoding.substring(0, start)
        + String.format("%02X", opcode)
        + encoding.substring(start + 2);
  }
}
