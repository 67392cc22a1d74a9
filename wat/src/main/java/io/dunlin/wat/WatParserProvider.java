package io.dunlin.wat;

import io.dunlin.wasm.TextParserProvider;

/** Lets {@link java.util.ServiceLoader} find {@link Wat}. */
public final class WatParserProvider implements TextParserProvider {
  /** Creates the provider; called by the service loader. */
  public WatParserProvider() {}

  @Override
  public byte[] toBinary(byte[] utf8) {
    return Wat.toBinary(utf8);
  }

  @Override
  public byte[] toBinary(CharSequence text) {
    return Wat.toBinary(text);
  }
}
