package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.type.ExternKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index spaces of a module, and the names that its name section will have. */
final class ModuleScope {
  final IndexSpace types = new IndexSpace("type");
  final IndexSpace functions = new IndexSpace("function");
  final IndexSpace tables = new IndexSpace("table");
  final IndexSpace memories = new IndexSpace("memory");
  final IndexSpace globals = new IndexSpace("global");
  final IndexSpace tags = new IndexSpace("tag");
  final IndexSpace elements = new IndexSpace("elem segment");
  final IndexSpace dataSegments = new IndexSpace("data segment");

  /** The fields of those structures, by type index, that have identifiers. */
  private final Map<Integer, IndexSpace> fields = new HashMap<>();

  final NameSectionWriter names = new NameSectionWriter();

  private final Lexer lexer;

  ModuleScope(Lexer lexer) {
    this.lexer = lexer;
  }

  IndexSpace space(ExternKind kind) {
    switch (kind) {
      case FUNC:
        return functions;
      case TABLE:
        return tables;
      case MEMORY:
        return memories;
      case GLOBAL:
        return globals;
      case TAG:
        return tags;
    }
    throw new AssertionError(kind);
  }

  /** The fields of a structure, for identifiers to be added. */
  IndexSpace addFields(int typeIndex) {
    IndexSpace space = new IndexSpace("field");
    fields.put(typeIndex, space);
    return space;
  }

  /** The index of a field; one by identifier must belong to the type. */
  int readField(int typeIndex) {
    IndexSpace space = fields.get(typeIndex);
    return (space == null ? new IndexSpace("field") : space).read(lexer);
  }

  /** Adds a thing with the identifier and name that may stand at the cursor. */
  int declare(IndexSpace space, NameSection.Kind kind) {
    String name = add(space);
    int index = space.size() - 1;
    if (name != null) {
      names.name(kind, index, name);
    }
    return index;
  }

  /** As {@link #declare}, of a local of a function or a field of a type. */
  void declarePart(IndexSpace space, NameSection.Kind kind, int owner) {
    String name = add(space);
    if (name != null) {
      names.name(kind, owner, space.size() - 1, name);
    }
  }

  private @Nullable String add(IndexSpace space) {
    if (lexer.token() != Token.IDENTIFIER) {
      space.add(1);
      return readName(null);
    }
    String identifier = lexer.identifier().toString();
    space.addIdentified(lexer);
    lexer.advance();
    return readName(identifier);
  }

  /** The name that an annotation at the cursor gives, or else the identifier. */
  @Nullable String readName(@Nullable String identifier) {
    if (!lexer.isAnnotation(Annotations.NAME)) {
      return identifier;
    }
    lexer.advance();
    String name = lexer.readName();
    lexer.expect(Token.RIGHT_PAREN);
    return name;
  }

  /** Goes behind an identifier and name, if they stand there. */
  void skipIdentifier() {
    lexer.accept(Token.IDENTIFIER);
    readName(null);
  }
}
