package io.dunlin.wat.script;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wat.parse.Lexer;
import io.dunlin.wat.parse.ModuleParser;
import io.dunlin.wat.parse.Source;
import io.dunlin.wat.parse.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script command by command, so that what it takes beside the text is one command. Modules
 * are passed over, and read when somebody asks for them: a fault in one of them is not a fault of
 * the script.
 *
 * <p>A text that is the fields of a module is a script, too, of one command. Not thread-safe.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts</a>
 */
public final class ScriptParser {
  private final Source source;
  private final Lexer lexer;
  private final ValueParser values;
  private boolean begun;

  /** The offset up to which lines have been counted, and how many there are. */
  private int counted;

  private int lines = 1;

  private ScriptParser(Source source) {
    this.source = source;
    this.lexer = new Lexer(source);
    this.values = new ValueParser(lexer);
  }

  /**
   * A parser that stands in front of a script's first command.
   *
   * @param utf8 the script, not copied; must not change
   * @throws WatSyntaxException if it is not UTF-8
   */
  public static ScriptParser of(byte[] utf8) {
    return new ScriptParser(Source.of(utf8));
  }

  /**
   * A parser that stands in front of a script's first command.
   *
   * @param text the script
   * @throws WatSyntaxException if it has half a surrogate pair
   */
  public static ScriptParser of(CharSequence text) {
    return new ScriptParser(Source.of(text));
  }

  /**
   * The next command, or null if there is none.
   *
   * @throws WatSyntaxException if there is anything else; the parser must not be used any more
   */
  public @Nullable Command next() {
    if (lexer.token() == Token.END) {
      return null;
    }
    if (!begun && ModuleParser.isField(lexer)) {
      return readUnframedModule();
    }
    begun = true;
    int line = line();
    if (!lexer.acceptForm("thread")) {
      return readCommand(line);
    }
    Command thread = readThread(line);
    lexer.expect(Token.RIGHT_PAREN);
    return thread;
  }

  /** The line that the cursor stands on. */
  private int line() {
    byte[] bytes = lexer.bytes();
    for (; counted < lexer.start(); counted++) {
      boolean carriageReturn = bytes[counted] == '\r' && bytes[counted + 1] != '\n';
      if (carriageReturn || bytes[counted] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  private Command readUnframedModule() {
    int line = line();
    while (ModuleParser.isField(lexer)) {
      lexer.skipForm();
    }
    lexer.expect(Token.END);
    return new Command.Instantiate(line, ScriptModule.unframed(source));
  }

  private Command readCommand(int line) {
    if (lexer.isForm("module")) {
      return readModuleCommand(line);
    }
    if (lexer.isForm("invoke") || lexer.isForm("get")) {
      return new Command.Perform(line, readAction());
    }
    lexer.expect(Token.LEFT_PAREN);
    Command command = readForm(line);
    lexer.expect(Token.RIGHT_PAREN);
    return command;
  }

  private Command readForm(int line) {
    if (lexer.acceptKeyword("register")) {
      return new Command.Register(line, lexer.readName(), acceptIdentifier());
    }
    if (lexer.acceptKeyword("wait")) {
      return new Command.AwaitThread(line, readIdentifier());
    }
    if (lexer.acceptKeyword("assert_return")) {
      return new Command.AssertReturn(line, readAction(), values.readResults());
    }
    for (Command.ActionFailure failure : Command.ActionFailure.values()) {
      if (lexer.acceptKeyword(keyword(failure))) {
        return readFailure(line, failure);
      }
    }
    for (Command.ModuleFailure failure : Command.ModuleFailure.values()) {
      if (lexer.acceptKeyword(keyword(failure))) {
        return readRefused(line, failure);
      }
    }
    throw lexer.unexpected("a command");
  }

  private static String keyword(Command.ActionFailure failure) {
    switch (failure) {
      case TRAP:
        return "assert_trap";
      case EXHAUSTION:
        return "assert_exhaustion";
      case EXCEPTION:
        return "assert_exception";
      case SUSPENSION:
        return "assert_suspension";
    }
    throw new AssertionError(failure);
  }

  private static String keyword(Command.ModuleFailure failure) {
    switch (failure) {
      case MALFORMED:
        return "assert_malformed";
      case INVALID:
        return "assert_invalid";
      case MALFORMED_CUSTOM:
        return "assert_malformed_custom";
      case INVALID_CUSTOM:
        return "assert_invalid_custom";
      case UNLINKABLE:
        return "assert_unlinkable";
      case TRAP:
        return "assert_trap";
    }
    throw new AssertionError(failure);
  }

  private Command readFailure(int line, Command.ActionFailure failure) {
    if (failure == Command.ActionFailure.TRAP && lexer.isForm("module")) {
      return readRefused(line, Command.ModuleFailure.TRAP);
    }
    Action action = readAction();
    String message = failure == Command.ActionFailure.EXCEPTION ? "" : lexer.readName();
    return new Command.AssertFailure(line, action, failure, message);
  }

  private Command readRefused(int line, Command.ModuleFailure failure) {
    lexer.expectForm("module");
    ScriptModule module = readModule();
    return new Command.AssertRefused(line, module, failure, lexer.readName());
  }

  private Command readModuleCommand(int line) {
    lexer.expectForm("module");
    if (lexer.acceptKeyword("instance")) {
      Command command =
          new Command.InstantiateDefined(line, acceptIdentifier(), acceptIdentifier());
      lexer.expect(Token.RIGHT_PAREN);
      return command;
    }
    return lexer.acceptKeyword("definition")
        ? new Command.Define(line, readModule())
        : new Command.Instantiate(line, readModule());
  }

  /** A module from behind its keyword; goes behind it. */
  private ScriptModule readModule() {
    int start = lexer.start();
    String identifier = acceptIdentifier();
    ScriptModule.Form form = ScriptModule.Form.TEXT;
    if (lexer.isKeyword("binary")) {
      form = ScriptModule.Form.BINARY;
    } else if (lexer.isKeyword("quote")) {
      form = ScriptModule.Form.QUOTE;
    }
    while (lexer.token() != Token.RIGHT_PAREN) {
      skip();
    }
    lexer.advance();
    return ScriptModule.framed(source, start, form, identifier);
  }

  /** Goes behind a token or a form. */
  private void skip() {
    switch (lexer.token()) {
      case LEFT_PAREN:
      case ANNOTATION:
        lexer.skipForm();
        break;
      case END:
        throw lexer.unexpected(Token.RIGHT_PAREN.toString());
      default:
        lexer.advance();
    }
  }

  private Action readAction() {
    Action action;
    if (lexer.acceptForm("get")) {
      action = new Action.Get(acceptIdentifier(), lexer.readName());
    } else {
      lexer.expectForm("invoke");
      action = new Action.Invoke(acceptIdentifier(), lexer.readName(), values.readArguments());
    }
    lexer.expect(Token.RIGHT_PAREN);
    return action;
  }

  /** A thread; its commands, unlike those of the script, are read all at once. */
  private Command readThread(int line) {
    String name = readIdentifier();
    List<String> shared = new ArrayList<>();
    while (lexer.acceptForm("shared")) {
      lexer.expectForm("module");
      shared.add(readIdentifier());
      lexer.expect(Token.RIGHT_PAREN);
      lexer.expect(Token.RIGHT_PAREN);
    }
    List<Command> commands = new ArrayList<>();
    while (lexer.token() == Token.LEFT_PAREN) {
      commands.add(readCommand(line()));
    }
    return new Command.StartThread(line, name, shared, commands);
  }

  private @Nullable String acceptIdentifier() {
    return lexer.token() == Token.IDENTIFIER ? readIdentifier() : null;
  }

  private String readIdentifier() {
    String name = lexer.identifier().toString();
    lexer.advance();
    return name;
  }
}
