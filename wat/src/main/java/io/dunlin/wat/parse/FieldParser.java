package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.ValType;

/** Reads the fields of a module, in order, types excepted, and adds what they define to it. */
final class FieldParser {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeParser types;
  private final WasmModule.Builder module;
  private final CodeParser code;
  private final SegmentParser segments;
  private final CustomSectionParser customSections;
  private final ByteWriter content = new ByteWriter();

  /** How many of each kind have been read, imports included. */
  private final int[] counts = new int[ExternKind.values().length];

  FieldParser(
      Lexer lexer,
      ModuleScope scope,
      TypeParser types,
      TypeUses typeUses,
      WasmModule.Builder module) {
    this.lexer = lexer;
    this.scope = scope;
    this.types = types;
    this.module = module;
    this.code = new CodeParser(lexer, scope, types, typeUses);
    this.segments = new SegmentParser(lexer, scope, types, code, module, content);
    this.customSections = new CustomSectionParser(lexer, content);
  }

  /** Reads the field that the cursor stands on. */
  void read(FieldKind kind) {
    if (kind == FieldKind.TYPE || kind == FieldKind.REC) {
      return;
    }
    lexer.advance();
    if (kind == FieldKind.CUSTOM) {
      customSections.read();
      return;
    }
    lexer.advance();
    switch (kind) {
      case IMPORT:
        readImport();
        break;
      case FUNC:
        readFunction();
        break;
      case TABLE:
        readTable();
        break;
      case MEMORY:
        readMemory();
        break;
      case GLOBAL:
        readGlobal();
        break;
      case TAG:
        readTag();
        break;
      case EXPORT:
        readExport();
        break;
      case START:
        module.startFunction(scope.functions.read(lexer));
        break;
      case ELEM:
        scope.skipIdentifier();
        segments.readElements();
        break;
      case DATA:
        scope.skipIdentifier();
        segments.readData();
        break;
      default:
        throw new AssertionError(kind);
    }
    lexer.expect(Token.RIGHT_PAREN);
  }

  /** Adds what is known only when all fields have been read. */
  void finish() {
    if (code.usesDataSegments()) {
      module.dataCount(module.dataSegmentCount());
    }
    customSections.finish(module, scope.names);
    module.bytes(content.takeBytes());
  }

  private int next(ExternKind kind) {
    return counts[kind.ordinal()]++;
  }

  private void readImport() {
    String from = lexer.readName();
    String name = lexer.readName();
    ExternKind kind = FieldFinder.readKind(lexer);
    scope.skipIdentifier();
    module.addImport(new Import(from, name, readImportedType(kind, next(kind))));
    lexer.expect(Token.RIGHT_PAREN);
  }

  private ExternType readImportedType(ExternKind kind, int index) {
    switch (kind) {
      case FUNC:
        return new FunctionType(code.readFunctionType(index));
      case TABLE:
        return types.readTableType();
      case MEMORY:
        return types.readMemoryType();
      case GLOBAL:
        return types.readGlobalType();
      case TAG:
        return readTagType();
    }
    throw new AssertionError(kind);
  }

  private TagType readTagType() {
    return new TagType(code.readFunctionType(null));
  }

  private void readExport() {
    String name = lexer.readName();
    ExternKind kind = FieldFinder.readKind(lexer);
    module.addExport(new Export(name, kind, scope.space(kind).read(lexer)));
    lexer.expect(Token.RIGHT_PAREN);
  }

  /**
   * Reads the identifier of a definition and the exports in it, and the import that it may be.
   *
   * @return whether it is an import
   */
  private boolean readHead(ExternKind kind, int index) {
    scope.skipIdentifier();
    while (lexer.acceptForm("export")) {
      module.addExport(new Export(lexer.readName(), kind, index));
      lexer.expect(Token.RIGHT_PAREN);
    }
    if (!lexer.acceptForm("import")) {
      return false;
    }
    String from = lexer.readName();
    String name = lexer.readName();
    lexer.expect(Token.RIGHT_PAREN);
    module.addImport(new Import(from, name, readImportedType(kind, index)));
    return true;
  }

  private void readFunction() {
    int index = next(ExternKind.FUNC);
    if (!readHead(ExternKind.FUNC, index)) {
      module.addFunction(code.readFunctionType(index));
      byte[] body = code.readBody(index);
      module.addBody(new FunctionBody(index, body, 0, body.length));
    }
  }

  private void readTable() {
    int index = next(ExternKind.TABLE);
    if (readHead(ExternKind.TABLE, index)) {
      return;
    }
    int start = lexer.start();
    AddressType addressType = types.readAddressType();
    if (lexer.token() != Token.INTEGER) {
      ValType type = ValType.ofCode(types.readReferenceType());
      int size = segments.readInlineElements(index, addressType, type);
      Limits limits = Limits.between(size, size);
      module.addTable(new TableDefinition(new TableType(addressType, limits, type), null));
      return;
    }
    lexer.moveTo(start);
    TableType type = types.readTableType();
    ConstExpr init = lexer.token() == Token.RIGHT_PAREN ? null : code.readConstant();
    module.addTable(new TableDefinition(type, init));
  }

  private void readMemory() {
    int index = next(ExternKind.MEMORY);
    if (readHead(ExternKind.MEMORY, index)) {
      return;
    }
    int start = lexer.start();
    AddressType addressType = types.readAddressType();
    int pageSize = types.readPageSize();
    if (lexer.isForm("data")) {
      long bytes = segments.readInlineData(index, addressType);
      long pages = (bytes + (1L << pageSize) - 1) >>> pageSize;
      Limits limits = Limits.between(pages, pages);
      module.addMemory(new MemoryType(addressType, limits, false, pageSize));
    } else {
      lexer.moveTo(start);
      module.addMemory(types.readMemoryType());
    }
  }

  private void readGlobal() {
    if (!readHead(ExternKind.GLOBAL, next(ExternKind.GLOBAL))) {
      GlobalType type = types.readGlobalType();
      module.addGlobal(new GlobalDefinition(type, code.readConstant()));
    }
  }

  private void readTag() {
    if (!readHead(ExternKind.TAG, next(ExternKind.TAG))) {
      module.addTag(readTagType());
    }
  }
}
