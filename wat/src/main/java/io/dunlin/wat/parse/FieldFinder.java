package io.dunlin.wat.parse;

import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.ExternKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of a module, and gives indices to what they define. Of what is in a field, only
 * so much is read as is needed to know that.
 */
final class FieldFinder {
  private final Lexer lexer;
  private final ModuleScope scope;

  /** For each field, its offset. */
  private final IntList starts = new IntList();

  /** For each field, the ordinal of its kind. */
  private final IntList kinds = new IntList();

  /** What the first definition in front of which imports must stand defines, or null. */
  private @Nullable String defined;

  private boolean started;

  FieldFinder(Lexer lexer, ModuleScope scope) {
    this.lexer = lexer;
    this.scope = scope;
  }

  int count() {
    return starts.size();
  }

  int start(int field) {
    return starts.get(field);
  }

  FieldKind kind(int field) {
    return FieldKind.of(kinds.get(field));
  }

  /** Goes behind the last field. */
  void find() {
    while (lexer.token() != Token.RIGHT_PAREN && lexer.token() != Token.END) {
      int start = lexer.start();
      FieldKind kind = FieldKind.at(lexer);
      if (kind == null) {
        if (lexer.token() == Token.LEFT_PAREN) {
          lexer.advance();
        }
        throw lexer.unexpected("a field of a module");
      }
      starts.add(start);
      kinds.add(kind.ordinal());
      if (kind != FieldKind.CUSTOM) {
        lexer.advance();
        lexer.advance();
        declare(kind, start);
      }
      lexer.moveTo(start);
      lexer.skipForm();
    }
  }

  private void declare(FieldKind kind, int start) {
    switch (kind) {
      case TYPE:
        scope.declare(scope.types, NameSection.Kind.TYPE);
        break;
      case REC:
        declareTypes();
        break;
      case IMPORT:
        requireNoDefinition(start);
        declareImport();
        break;
      case FUNC:
        declareDefinition(ExternKind.FUNC, start);
        break;
      case TABLE:
        declareDefinition(ExternKind.TABLE, start);
        declareInlineSegment("elem", scope.elements);
        break;
      case MEMORY:
        declareDefinition(ExternKind.MEMORY, start);
        declareInlineSegment("data", scope.dataSegments);
        break;
      case GLOBAL:
        declareDefinition(ExternKind.GLOBAL, start);
        break;
      case TAG:
        declareDefinition(ExternKind.TAG, start);
        break;
      case ELEM:
        scope.declare(scope.elements, NameSection.Kind.ELEMENT);
        break;
      case DATA:
        scope.declare(scope.dataSegments, NameSection.Kind.DATA);
        break;
      case START:
        if (started) {
          throw lexer.error("multiple start sections");
        }
        started = true;
        break;
      case EXPORT:
      case CUSTOM:
        break;
    }
  }

  private void declareTypes() {
    while (lexer.token() == Token.LEFT_PAREN) {
      int start = lexer.start();
      lexer.expectForm("type");
      scope.declare(scope.types, NameSection.Kind.TYPE);
      lexer.moveTo(start);
      lexer.skipForm();
    }
  }

  private void declareImport() {
    lexer.expect(Token.STRING);
    lexer.expect(Token.STRING);
    declare(readKind(lexer));
  }

  /** Reads the parenthesis and keyword of what is imported or exported. */
  static ExternKind readKind(Lexer lexer) {
    for (ExternKind kind : ExternKind.values()) {
      if (lexer.acceptForm(kind.toString())) {
        return kind;
      }
    }
    if (lexer.token() == Token.LEFT_PAREN) {
      lexer.advance();
    }
    throw lexer.unexpected("func, table, memory, global or tag");
  }

  private void declare(ExternKind kind) {
    scope.declare(scope.space(kind), NameSection.Kind.of(kind));
  }

  private void declareDefinition(ExternKind kind, int start) {
    declare(kind);
    while (lexer.isForm("export")) {
      lexer.skipForm();
    }
    if (lexer.isForm("import")) {
      requireNoDefinition(start);
    } else if (defined == null) {
      defined = scope.space(kind).noun();
    }
  }

  private void requireNoDefinition(int start) {
    if (defined != null) {
      lexer.moveTo(start);
      throw lexer.error("import after " + defined);
    }
  }

  /** Counts the segment that a table or memory may contain; it has no identifier. */
  private void declareInlineSegment(String keyword, IndexSpace space) {
    while (lexer.token() != Token.RIGHT_PAREN && lexer.token() != Token.END) {
      if (lexer.isForm(keyword)) {
        space.add(1);
        return;
      }
      if (lexer.token() == Token.LEFT_PAREN) {
        lexer.skipForm();
      } else {
        lexer.advance();
      }
    }
  }
}
