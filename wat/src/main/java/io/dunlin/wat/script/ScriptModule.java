package io.dunlin.wat.script;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wat.parse.Lexer;
import io.dunlin.wat.parse.ModuleParser;
import io.dunlin.wat.parse.Source;
import org.jspecify.annotations.Nullable;

/** A module in a script, of which only so much has been read as says where it ends. */
public final class ScriptModule {
  /** How a script gives a module. */
  public enum Form {
    /** In the text format. */
    TEXT,
    /** In the text format, quoted, so that it may have any fault. */
    QUOTE,
    /** In the binary format. */
    BINARY
  }

  private final Source source;
  private final int start;
  private final boolean framed;
  private final Form form;
  private final @Nullable String identifier;

  private ScriptModule(
      Source source, int start, boolean framed, Form form, @Nullable String identifier) {
    this.source = source;
    this.start = start;
    this.framed = framed;
    this.form = form;
    this.identifier = identifier;
  }

  /**
   * A module in parentheses.
   *
   * @param start the offset behind {@code module} and {@code definition}
   */
  static ScriptModule framed(Source source, int start, Form form, @Nullable String identifier) {
    return new ScriptModule(source, start, true, form, identifier);
  }

  /** A module that is the whole of a text. */
  static ScriptModule unframed(Source source) {
    return new ScriptModule(source, 0, false, Form.TEXT, null);
  }

  /** How the script gives the module. */
  public Form form() {
    return form;
  }

  /** The identifier that the script gives the module, without {@code $}, or null. */
  public @Nullable String identifier() {
    return identifier;
  }

  /**
   * The module in the binary format: translated, or as it is given.
   *
   * @param features what the script may use. Without {@link io.dunlin.wasm.Feature#MEMORY64}, a
   *     limit that takes more than 32 bits does not follow the grammar; the other features make no
   *     difference here.
   * @throws WatSyntaxException if it is in the text format and does not follow the grammar; the
   *     line is that of the script, or of the quoted text
   */
  public byte[] toBinary(Features features) {
    Lexer lexer = new Lexer(source);
    if (!framed) {
      return ModuleParser.readFields(lexer, features);
    }
    lexer.moveTo(start);
    return ModuleParser.readModuleBehindKeyword(lexer, features);
  }
}
