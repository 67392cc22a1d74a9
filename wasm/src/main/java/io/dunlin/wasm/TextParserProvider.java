package io.dunlin.wasm;

/**
 * Offers a parser of the text format; found with {@link java.util.ServiceLoader}, so that bytes and
 * text are accepted in the same place without a dependency on the parser. Thread-safe.
 */
public interface TextParserProvider {
  /**
   * Whether a module is probably in the text format: the first byte that is not white space begins
   * a form or a comment. No module in the binary format begins so.
   */
  static boolean looksLikeText(byte[] bytes) {
    for (byte each : bytes) {
      if (each == '(' || each == ';') {
        return true;
      }
      if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
        return false;
      }
    }
    return false;
  }

  /**
   * Translates a module from the text format to the binary format.
   *
   * @param utf8 the module's text in UTF-8
   * @return the module's bytes
   * @throws MalformedModuleException if the text does not follow the grammar; its message has line
   *     and column
   */
  byte[] toBinary(byte[] utf8);

  /**
   * Translates a module from the text format to the binary format.
   *
   * @param text the module's text
   * @return the module's bytes
   * @throws MalformedModuleException if the text does not follow the grammar; its message has line
   *     and column
   */
  byte[] toBinary(CharSequence text);
}
