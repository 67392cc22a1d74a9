package io.dunlin.wat.parse;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.module.WasmModule;

/**
 * Reads modules, and writes them in the binary format.
 *
 * <p>The text is read three times. First its fields are found, so that all identifiers are known,
 * wherever they are used; bodies are passed over quickly. Then types are defined. Last, everything
 * else is read in order and written at once. What is kept are the index spaces and the result.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html">Modules</a>
 */
public final class ModuleParser {
  private final Lexer lexer;
  private final Features features;
  private final ModuleScope scope;

  private ModuleParser(Lexer lexer, Features features) {
    this.lexer = lexer;
    this.features = features;
    this.scope = new ModuleScope(lexer);
  }

  /**
   * A text that is one module: {@code (module ...)}, or the fields of one.
   *
   * @param features what decides how large limits can be written; nothing else is refused for them
   * @return the module in the binary format
   * @throws WatSyntaxException if the text is anything else
   */
  public static byte[] parse(Source source, Features features) {
    Lexer lexer = new Lexer(source);
    byte[] module =
        lexer.isForm("module") ? readModule(lexer, features) : readFields(lexer, features);
    lexer.expect(Token.END);
    return module;
  }

  /**
   * The module whose parenthesis the cursor stands on; goes behind it.
   *
   * @return the module in the binary format; of {@code (module binary ...)}, whatever is given
   * @throws WatSyntaxException if there is no module
   */
  public static byte[] readModule(Lexer lexer, Features features) {
    lexer.expectForm("module");
    return readModuleBehindKeyword(lexer, features);
  }

  /**
   * As {@link #readModule}, from behind the keyword.
   *
   * @throws WatSyntaxException if there is no module
   */
  public static byte[] readModuleBehindKeyword(Lexer lexer, Features features) {
    ModuleParser parser = new ModuleParser(lexer, features);
    parser.readName();
    byte[] module;
    if (lexer.acceptKeyword("binary")) {
      module = readStrings(lexer);
    } else if (lexer.acceptKeyword("quote")) {
      module = parseQuoted(readStrings(lexer), features);
    } else {
      module = parser.readFields();
    }
    lexer.expect(Token.RIGHT_PAREN);
    return module;
  }

  /**
   * The fields of a module, from the cursor up to a parenthesis that does not belong to them, or
   * the end of the text.
   *
   * @return the module in the binary format
   * @throws WatSyntaxException if there is anything else
   */
  public static byte[] readFields(Lexer lexer, Features features) {
    return new ModuleParser(lexer, features).readFields();
  }

  /** Whether the cursor stands on the beginning of a field of a module. */
  public static boolean isField(Lexer lexer) {
    return FieldKind.at(lexer) != null;
  }

  private static byte[] readStrings(Lexer lexer) {
    ByteWriter bytes = new ByteWriter();
    while (lexer.token() == Token.STRING) {
      lexer.readString(bytes);
    }
    return bytes.toByteArray();
  }

  /** A quoted text, which grows by a factor with each quotation in it: recursion stays shallow. */
  private static byte[] parseQuoted(byte[] text, Features features) {
    return parse(Source.of(text), features);
  }

  private void readName() {
    String name = null;
    if (lexer.token() == Token.IDENTIFIER) {
      name = lexer.identifier().toString();
      lexer.advance();
    }
    name = scope.readName(name);
    if (name != null) {
      scope.names.module(name);
    }
  }

  private byte[] readFields() {
    FieldFinder fields = new FieldFinder(lexer, scope);
    fields.find();
    int end = lexer.start();
    WasmModule.Builder module = new WasmModule.Builder();
    TypeParser types = new TypeParser(lexer, scope.types, features);
    TypeUses typeUses = new TypeUses(lexer, scope, types, module);
    new TypeFieldParser(lexer, scope, types, typeUses).readAll(fields);
    FieldParser parser = new FieldParser(lexer, scope, types, typeUses, module);
    for (int i = 0; i < fields.count(); i++) {
      lexer.moveTo(fields.start(i));
      parser.read(fields.kind(i));
    }
    parser.finish();
    lexer.moveTo(end);
    return BinaryEncoder.encode(module.build());
  }
}
