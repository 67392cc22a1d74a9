package io.dunlin.x64.inst;

/**
 * Reads an encoding in the notation of the processor's manuals, which {@link Rows} explains. One
 * object reads one encoding.
 */
final class EncodingParser {
  private boolean isVex;
  private int mandatoryPrefix;
  private boolean isLocked;
  private int map;
  private boolean isWide;
  private int opcode = -1;
  private boolean hasRegisterInOpcode;
  private boolean hasModRm;
  private int digit = -1;
  private int fixedModRm = -1;
  private int immediateBytes;
  private boolean isRelative;
  private boolean hasRegisterInImmediate;

  Encoding parse(String text) {
    String[] tokens = text.split(" ", -1);
    for (int i = 0; i < tokens.length; i++) {
      boolean isFollowedByByte = i + 1 < tokens.length && isByte(tokens[i + 1]);
      token(tokens[i], isFollowedByByte);
    }
    return new Encoding(
        isVex,
        mandatoryPrefix,
        isLocked,
        map,
        isWide,
        opcode,
        hasRegisterInOpcode,
        hasModRm,
        digit,
        fixedModRm,
        immediateBytes,
        isRelative,
        hasRegisterInImmediate);
  }

  private static boolean isByte(String token) {
    return token.equals("REX.W") || (isHex(token, 0) && isHex(token, 1));
  }

  private static boolean isHex(String token, int at) {
    return at < token.length() && "0123456789ABCDEF".indexOf(token.charAt(at)) >= 0;
  }

  private void token(String token, boolean isFollowedByByte) {
    if (token.startsWith("VEX.")) {
      vex(token);
    } else if (token.equals("REX.W")) {
      isWide = true;
    } else if (token.equals("/r")) {
      hasModRm = true;
    } else if (token.equals("/is4")) {
      hasRegisterInImmediate = true;
    } else if (token.startsWith("/")) {
      hasModRm = true;
      digit = token.charAt(1) - '0';
    } else if (isByte(token)) {
      code(token, isFollowedByByte);
    } else {
      immediate(token);
    }
  }

  private void vex(String token) {
    isVex = true;
    for (String part : token.substring(4).split("\\.", -1)) {
      switch (part) {
        case "NP" -> mandatoryPrefix = 0;
        case "66" -> mandatoryPrefix = 1;
        case "F3" -> mandatoryPrefix = 2;
        case "F2" -> mandatoryPrefix = 3;
        case "0F" -> map = 1;
        case "0F38" -> map = 2;
        case "0F3A" -> map = 3;
        case "W0" -> isWide = false;
        case "W1" -> isWide = true;
        default -> throw new IllegalArgumentException(token);
      }
    }
  }

  /** A prefix, an escape byte, the opcode, or the byte ModRM, in this order. */
  private void code(String token, boolean isFollowedByByte) {
    int value = Integer.parseInt(token.substring(0, 2), 16);
    if (opcode >= 0) {
      hasModRm = true;
      fixedModRm = value;
    } else if (!isFollowedByByte || isVex) {
      opcode = value;
      hasRegisterInOpcode = token.endsWith("+r");
    } else if (map == 0) {
      prefix(value);
    } else if (map == 1 && value == 0x38) {
      map = 2;
    } else if (map == 1 && value == 0x3A) {
      map = 3;
    } else {
      opcode = value;
    }
  }

  private void prefix(int value) {
    switch (value) {
      case 0xF0 -> isLocked = true;
      case 0x66 -> mandatoryPrefix = 1;
      case 0xF3 -> mandatoryPrefix = 2;
      case 0xF2 -> mandatoryPrefix = 3;
      case 0x0F -> map = 1;
      default -> opcode = value;
    }
  }

  private void immediate(String token) {
    switch (token) {
      case "ib" -> immediateBytes = 1;
      case "iw" -> immediateBytes = 2;
      case "id" -> immediateBytes = 4;
      case "io" -> immediateBytes = 8;
      case "cb" -> immediateBytes = 1;
      case "cd" -> immediateBytes = 4;
      default -> throw new IllegalArgumentException(token);
    }
    isRelative = token.startsWith("c");
  }
}
