package io.dunlin.x64.inst;

/** Derives the form with VEX from the row of the older one. */
final class VexPattern {
  private VexPattern() {}

  /** The first operand, if it is read and written, becomes a result and a source. */
  static String operands(String sse) {
    if (!sse.startsWith("+")) {
      return sse;
    }
    int comma = sse.indexOf(',');
    String first = sse.substring(1, comma);
    return "=x, " + first + sse.substring(comma);
  }

  /** Prefix and escape bytes move into VEX. */
  static String encoding(String sse) {
    String rest = sse;
    String prefix = "NP";
    for (String each : new String[] {"66", "F3", "F2"}) {
      if (rest.startsWith(each + " ")) {
        prefix = each;
        rest = rest.substring(3);
      }
    }
    boolean isWide = rest.startsWith("REX.W ");
    rest = isWide ? rest.substring(6) : rest;
    String map = "0F";
    rest = rest.substring(3);
    if (rest.startsWith("38 ") || rest.startsWith("3A ")) {
      map += rest.substring(0, 2);
      rest = rest.substring(3);
    }
    return "VEX." + prefix + "." + map + (isWide ? ".W1 " : ".W0 ") + rest;
  }
}
