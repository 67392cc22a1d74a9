package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads element and data segments, also those that stand in tables and memories.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#element-segments">Element
 *     segments</a>
 */
final class SegmentParser {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeParser types;
  private final CodeParser code;
  private final WasmModule.Builder module;
  private final ByteWriter content;
  private final IntList functions = new IntList();

  SegmentParser(
      Lexer lexer,
      ModuleScope scope,
      TypeParser types,
      CodeParser code,
      WasmModule.Builder module,
      ByteWriter content) {
    this.lexer = lexer;
    this.scope = scope;
    this.types = types;
    this.code = code;
    this.module = module;
    this.content = content;
  }

  /** Reads an element segment behind its identifier. */
  void readElements() {
    boolean declarative = lexer.acceptKeyword("declare");
    int table = 0;
    ConstExpr offset = null;
    if (!declarative) {
      boolean named = lexer.acceptForm("table");
      if (named) {
        table = scope.tables.read(lexer);
        lexer.expect(Token.RIGHT_PAREN);
      } else if (IndexSpace.isNext(lexer) && lexer.peek() == Token.LEFT_PAREN) {
        named = true;
        table = scope.tables.read(lexer);
      }
      // A reference type in parentheses begins the list of a passive segment.
      if (named || (lexer.token() == Token.LEFT_PAREN && !lexer.isForm("ref"))) {
        offset = readOffset();
      }
    }
    SegmentMode mode =
        declarative
            ? SegmentMode.DECLARATIVE
            : offset == null ? SegmentMode.PASSIVE : SegmentMode.ACTIVE;
    if (lexer.acceptKeyword("func") || (offset != null && isFunctionList())) {
      int[] list = readFunctions();
      module.addElement(
          ElementSegment.ofFunctions(mode, table, offset, ElementSegment.FUNCTION_TYPE, list));
    } else {
      ValType type = ValType.ofCode(types.readReferenceType());
      List<ConstExpr> list = readExpressions();
      module.addElement(ElementSegment.ofExpressions(mode, table, offset, type, list));
    }
  }

  /** Whether function indices follow, or nothing. */
  private boolean isFunctionList() {
    return IndexSpace.isNext(lexer) || lexer.token() == Token.RIGHT_PAREN;
  }

  private int[] readFunctions() {
    functions.clear();
    while (lexer.token() != Token.RIGHT_PAREN) {
      functions.add(scope.functions.read(lexer));
    }
    return functions.toArray();
  }

  private List<ConstExpr> readExpressions() {
    List<ConstExpr> expressions = new ArrayList<>();
    while (lexer.token() != Token.RIGHT_PAREN) {
      expressions.add(readExpression("item"));
    }
    return expressions;
  }

  /** Reads {@code (offset ...)} or the folded instruction that stands for it. */
  private ConstExpr readOffset() {
    return readExpression("offset");
  }

  private ConstExpr readExpression(String keyword) {
    if (!lexer.acceptForm(keyword)) {
      return code.readFoldedConstant();
    }
    ConstExpr expression = code.readConstant();
    lexer.expect(Token.RIGHT_PAREN);
    return expression;
  }

  /**
   * Reads the elements that a table begins with.
   *
   * @return their number
   */
  int readInlineElements(int table, AddressType addressType, ValType type) {
    lexer.expectForm("elem");
    ConstExpr offset = zero(addressType);
    ElementSegment segment;
    if (isFunctionList() && type.equals(ValType.FUNCREF)) {
      segment =
          ElementSegment.ofFunctions(
              SegmentMode.ACTIVE, table, offset, ElementSegment.FUNCTION_TYPE, readFunctions());
    } else {
      List<ConstExpr> list = isFunctionList() ? references(readFunctions()) : readExpressions();
      segment = ElementSegment.ofExpressions(SegmentMode.ACTIVE, table, offset, type, list);
    }
    lexer.expect(Token.RIGHT_PAREN);
    module.addElement(segment);
    return segment.size();
  }

  private static List<ConstExpr> references(int[] functions) {
    List<ConstExpr> expressions = new ArrayList<>(functions.length);
    for (int function : functions) {
      ByteWriter out = new ByteWriter();
      InstructionWriter writer = new InstructionWriter(out);
      writer.writeIndex(Op.REF_FUNC, function);
      writer.write(Op.END);
      expressions.add(expression(out));
    }
    return expressions;
  }

  private static ConstExpr zero(AddressType addressType) {
    ByteWriter out = new ByteWriter();
    InstructionWriter writer = new InstructionWriter(out);
    writer.writeConstant(addressType == AddressType.I64 ? Op.I64_CONST : Op.I32_CONST, 0);
    writer.write(Op.END);
    return expression(out);
  }

  private static ConstExpr expression(ByteWriter out) {
    return new ConstExpr(out.toByteArray(), 0, out.size());
  }

  /** Reads a data segment behind its identifier. */
  void readData() {
    int memory = 0;
    ConstExpr offset = null;
    if (lexer.acceptForm("memory")) {
      memory = scope.memories.read(lexer);
      lexer.expect(Token.RIGHT_PAREN);
      offset = readOffset();
    } else if (IndexSpace.isNext(lexer)) {
      memory = scope.memories.read(lexer);
      offset = readOffset();
    } else if (lexer.token() == Token.LEFT_PAREN) {
      offset = readOffset();
    }
    addData(memory, offset);
  }

  /**
   * Reads the bytes that a memory begins with.
   *
   * @return their number
   */
  long readInlineData(int memory, AddressType addressType) {
    lexer.expectForm("data");
    int size = addData(memory, zero(addressType));
    lexer.expect(Token.RIGHT_PAREN);
    return size;
  }

  private int addData(int memory, @Nullable ConstExpr offset) {
    int start = content.size();
    while (lexer.token() == Token.STRING) {
      lexer.readString(content);
    }
    SegmentMode mode = offset == null ? SegmentMode.PASSIVE : SegmentMode.ACTIVE;
    ByteRange range = new ByteRange(start, content.size());
    module.addData(new DataSegment(mode, memory, offset, range));
    return range.length();
  }
}
