package io.dunlin.wat.parse;

import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads type definitions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html#recursive-types">Recursive
 *     types</a>
 */
final class TypeFieldParser {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeParser types;
  private final TypeUses typeUses;
  private int typeCount;

  TypeFieldParser(Lexer lexer, ModuleScope scope, TypeParser types, TypeUses typeUses) {
    this.lexer = lexer;
    this.scope = scope;
    this.types = types;
    this.typeUses = typeUses;
  }

  /** Reads those fields that define types. */
  void readAll(FieldFinder fields) {
    for (int i = 0; i < fields.count(); i++) {
      if (fields.kind(i) == FieldKind.TYPE) {
        lexer.moveTo(fields.start(i));
        typeUses.define(List.of(readDefinition()));
      } else if (fields.kind(i) == FieldKind.REC) {
        lexer.moveTo(fields.start(i));
        typeUses.define(readGroup());
      }
    }
  }

  private List<SubType> readGroup() {
    lexer.expectForm("rec");
    List<SubType> group = new ArrayList<>();
    while (!lexer.accept(Token.RIGHT_PAREN)) {
      group.add(readDefinition());
    }
    return group;
  }

  private SubType readDefinition() {
    lexer.expectForm("type");
    scope.skipIdentifier();
    SubType type = lexer.acceptForm("sub") ? readSubType() : SubType.plain(readComposite());
    lexer.expect(Token.RIGHT_PAREN);
    typeCount++;
    return type;
  }

  private SubType readSubType() {
    boolean isFinal = lexer.acceptKeyword("final");
    List<Integer> supertypes = new ArrayList<>();
    while (IndexSpace.isNext(lexer)) {
      supertypes.add(scope.types.read(lexer));
    }
    CompositeType composite = readComposite();
    lexer.expect(Token.RIGHT_PAREN);
    return new SubType(isFinal, supertypes, composite);
  }

  private CompositeType readComposite() {
    if (lexer.acceptForm("func")) {
      return typeUses.readDefinition();
    }
    if (lexer.acceptForm("struct")) {
      return readStruct();
    }
    if (lexer.acceptForm("array")) {
      ArrayType array = new ArrayType(readField());
      lexer.expect(Token.RIGHT_PAREN);
      return array;
    }
    if (lexer.token() == Token.LEFT_PAREN) {
      lexer.advance();
    }
    throw lexer.unexpected("func, struct or array");
  }

  private StructType readStruct() {
    List<FieldType> fields = new ArrayList<>();
    IndexSpace identifiers = null;
    while (lexer.acceptForm("field")) {
      if (lexer.token() == Token.IDENTIFIER || lexer.token() == Token.ANNOTATION) {
        identifiers = identifiers == null ? scope.addFields(typeCount) : identifiers;
        identifiers.add(fields.size() - identifiers.size());
        scope.declarePart(identifiers, NameSection.Kind.FIELD, typeCount);
        fields.add(readField());
        lexer.expect(Token.RIGHT_PAREN);
      } else {
        while (!lexer.accept(Token.RIGHT_PAREN)) {
          fields.add(readField());
        }
      }
    }
    lexer.expect(Token.RIGHT_PAREN);
    return new StructType(fields);
  }

  private FieldType readField() {
    boolean mutable = lexer.acceptForm("mut");
    FieldType field = new FieldType(StorageType.ofCode(types.readStorageType()), mutable);
    if (mutable) {
      lexer.expect(Token.RIGHT_PAREN);
    }
    return field;
  }
}
