package io.dunlin.wat;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wat.parse.ModuleParser;
import io.dunlin.wat.parse.Source;
import io.dunlin.wat.print.ModulePrinter;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads and writes modules in the text format: WebAssembly 3.0 and the proposals that {@link
 * io.dunlin.wasm.Feature} names, whether or not they are on by default.
 *
 * <p>A text is one module, {@code (module ...)}, or the fields of one without that frame.
 * Identifiers and {@code @name} annotations make a name section, {@code @custom} annotations custom
 * sections; other annotations are skipped. Only the grammar is checked: what is read may be
 * invalid, which {@link io.dunlin.wasm.validate.ModuleValidator} finds out.
 *
 * <p>A text is read in several passes, without a syntax tree: what it takes is the text, the result
 * and the identifiers of the module.
 *
 * <p>What is written reads back as the same module: in the binary format it is the same but for
 * numbers that were longer than need be, declarations of locals and types that can be joined or
 * need no group, and a count of data segments that no instruction asks for. Names stand as
 * identifiers, other custom sections as annotations. Thread-safe.
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
    return ModuleParser.parse(Source.of(text), Features.ALL);
  }

  /**
   * Translates a module to the binary format.
   *
   * @param utf8 the module's text in UTF-8
   * @return the module's bytes
   * @throws WatSyntaxException if the text does not follow the grammar, or is not UTF-8
   */
  public static byte[] toBinary(byte[] utf8) {
    return ModuleParser.parse(Source.of(utf8), Features.ALL);
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

  /**
   * Translates a module to the text format. The text of a usual module is ten times as long; that
   * of a hostile one may be any longer, for which {@link #print} is there.
   *
   * @param binary the module in the binary format
   * @return the module's text
   * @throws io.dunlin.wasm.InvalidModuleException if the module is malformed
   */
  public static String toText(byte[] binary) {
    return toText(BinaryDecoder.decode(binary, Features.ALL));
  }

  /**
   * Translates a module to the text format, as {@link #toText(byte[])}.
   *
   * @param module a module that need not be valid
   * @return the module's text
   * @throws io.dunlin.wasm.InvalidModuleException if the code of a function, or a constant
   *     expression, is malformed
   */
  public static String toText(WasmModule module) {
    StringBuilder text = new StringBuilder();
    try {
      print(module, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Writes a module in the text format. Beyond what the module takes, that takes memory for its
   * names only.
   *
   * @param module a module that need not be valid
   * @param target what the text is written to as it is made; flushing it is left to the caller
   * @throws io.dunlin.wasm.InvalidModuleException if the code of a function, or a constant
   *     expression, is malformed; what is in front of it has been written
   * @throws IOException if {@code target} throws it
   */
  public static void print(WasmModule module, Appendable target) throws IOException {
    ModulePrinter.print(module, target);
  }
}
