package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.name.NameSection;
import org.jspecify.annotations.Nullable;

/**
 * Reads functions and constant expressions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#functions">Functions</a>
 */
final class CodeParser {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeParser types;
  private final TypeUses typeUses;
  private final IndexSpace locals = new IndexSpace("local");
  private final IntList localTypes = new IntList();
  private final ImmediateParser immediates;
  private final InstructionParser instructions;

  CodeParser(Lexer lexer, ModuleScope scope, TypeParser types, TypeUses typeUses) {
    this.lexer = lexer;
    this.scope = scope;
    this.types = types;
    this.typeUses = typeUses;
    Labels labels = new Labels(lexer);
    immediates = new ImmediateParser(lexer, scope, types, typeUses, locals, labels);
    instructions = new InstructionParser(lexer, scope, typeUses, labels, immediates);
  }

  /** Whether any code so far names a data segment. */
  boolean usesDataSegments() {
    return immediates.usesDataSegments();
  }

  /**
   * Reads a type use, and begins the locals with its parameters.
   *
   * @param function the function that has the locals, or null
   * @return the index of the type
   */
  int readFunctionType(@Nullable Integer function) {
    locals.clear();
    typeUses.read(locals, function);
    return typeUses.index();
  }

  /** Reads the locals and instructions of a function, whose type has just been read. */
  byte[] readBody(int function) {
    localTypes.clear();
    while (lexer.acceptForm("local")) {
      if (lexer.token() == Token.IDENTIFIER || lexer.token() == Token.ANNOTATION) {
        scope.declarePart(locals, NameSection.Kind.LOCAL, function);
        localTypes.add(types.readValueType());
        lexer.expect(Token.RIGHT_PAREN);
      } else {
        int before = localTypes.size();
        types.readValueTypes(localTypes);
        locals.add(localTypes.size() - before);
      }
    }
    ByteWriter body = instructions.begin(function);
    new InstructionWriter(body).writeLocals(localTypes.values(), localTypes.size());
    instructions.readAll();
    return instructions.finish();
  }

  /** Reads instructions up to a closing parenthesis as a constant expression. */
  ConstExpr readConstant() {
    beginConstant();
    instructions.readAll();
    return finishConstant();
  }

  /** Reads a folded instruction as a constant expression. */
  ConstExpr readFoldedConstant() {
    beginConstant();
    instructions.readFolded();
    return finishConstant();
  }

  private void beginConstant() {
    locals.clear();
    instructions.begin(null);
  }

  private ConstExpr finishConstant() {
    byte[] bytes = instructions.finish();
    return new ConstExpr(bytes, 0, bytes.length);
  }
}
