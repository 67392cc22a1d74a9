package io.dunlin.spi;

/** Offers a parser of the text format; found with {@link java.util.ServiceLoader}. Thread-safe. */
public interface TextParserProvider {
  /**
   * Translates a module from the text format to the binary format.
   *
   * @param text the module's text
   * @return the module's bytes
   * @throws io.dunlin.wasm.InvalidModuleException if the text is not that of a module
   */
  byte[] toBinary(String text);
}
