package io.dunlin.wat;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.parse.ModuleParser;
import io.dunlin.wat.parse.Source;

/**
 * Reads modules in the text format: WebAssembly 3.0 and the proposals that {@link
 * io.dunlin.wasm.Feature} names, whether or not they are on by default.
 *
 * <p>A text is one module, {@code (module ...)}, or the fields of one without that frame.
 * Identifiers and {@code @name} annotations make a name section, {@code @custom} annotations custom
 * sections; other annotations are skipped. Only the grammar is checked: what is read may be
 * invalid, which {@link io.dunlin.wasm.validate.ModuleValidator} finds out.
 *
 * <p>A text is read in several passes, without a syntax tree: what it takes is the text, the result
 * and the identifiers of the module. Thread-safe.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
public final class Wat {
  private Wat() {}

  /**
   * Translates a module to the binary format.
   *
   * @param text the module's text
   * @return the module's bytes
   * @throws WatSyntaxException if the text does not follow the grammar
   */
  public static byte[] toBinary(CharSequence text) {
    return ModuleParser.parse(Source.of(text));
  }

  /**
   * Translates a module to the binary format.
   *
   * @param utf8 the module's text in UTF-8
   * @return the module's bytes
   * @throws WatSyntaxException if the text does not follow the grammar, or is not UTF-8
   */
  public static byte[] toBinary(byte[] utf8) {
    return ModuleParser.parse(Source.of(utf8));
  }

  /**
   * Reads a module.
   *
   * @param text the module's text
   * @return the module, not validated
   * @throws WatSyntaxException if the text does not follow the grammar
   * @throws io.dunlin.wasm.InvalidModuleException if the module exceeds a limit, or its text quotes
   *     a binary module that is malformed
   */
  public static WasmModule parse(CharSequence text) {
    return BinaryDecoder.decode(toBinary(text), Features.ALL);
  }

  /**
   * Reads a module.
   *
   * @param utf8 the module's text in UTF-8
   * @return the module, not validated
   * @throws WatSyntaxException if the text does not follow the grammar, or is not UTF-8
   * @throws io.dunlin.wasm.InvalidModuleException if the module exceeds a limit, or its text quotes
   *     a binary module that is malformed
   */
  public static WasmModule parse(byte[] utf8) {
    return BinaryDecoder.decode(toBinary(utf8), Features.ALL);
  }
}
