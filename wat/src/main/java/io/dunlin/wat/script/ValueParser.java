package io.dunlin.wat.script;

import io.dunlin.wasm.WatSyntaxException;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wat.parse.IntegerLiteral;
import io.dunlin.wat.parse.Lexer;
import io.dunlin.wat.parse.Token;
import io.dunlin.wat.parse.TypeKeywords;
import io.dunlin.wat.parse.VectorLiteral;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arguments and the patterns of results. */
final class ValueParser {
  private static final int VECTOR_BITS = 128;

  private final Lexer lexer;

  ValueParser(Lexer lexer) {
    this.lexer = lexer;
  }

  List<Argument> readArguments() {
    List<Argument> arguments = new ArrayList<>();
    while (lexer.token() == Token.LEFT_PAREN) {
      lexer.advance();
      arguments.add(readArgument());
      lexer.expect(Token.RIGHT_PAREN);
    }
    return arguments;
  }

  private Argument readArgument() {
    if (lexer.acceptKeyword("v128.const")) {
      long[] halves = VectorLiteral.readConstant(lexer);
      return new Argument.Numeric(ValType.V128, halves[0], halves[1]);
    }
    ValType type = acceptNumericType();
    if (type != null) {
      return new Argument.Numeric(type, readNumber(type), 0);
    }
    if (lexer.acceptKeyword("ref.null")) {
      return new Argument.Null(readHeapType());
    }
    if (lexer.acceptKeyword("ref.extern")) {
      return new Argument.Host(HeapType.EXTERN, IntegerLiteral.readU32(lexer));
    }
    if (lexer.acceptKeyword("ref.host")) {
      return new Argument.Host(HeapType.ANY, IntegerLiteral.readU32(lexer));
    }
    throw lexer.unexpected("a constant");
  }

  List<ResultPattern> readResults() {
    List<ResultPattern> results = new ArrayList<>();
    while (lexer.token() == Token.LEFT_PAREN) {
      lexer.advance();
      results.add(lexer.acceptKeyword("either") ? readEither() : readResult());
      lexer.expect(Token.RIGHT_PAREN);
    }
    return results;
  }

  private ResultPattern readEither() {
    List<ResultPattern> alternatives = new ArrayList<>();
    do {
      lexer.expect(Token.LEFT_PAREN);
      alternatives.add(readResult());
      lexer.expect(Token.RIGHT_PAREN);
    } while (lexer.token() == Token.LEFT_PAREN);
    return new ResultPattern.Either(alternatives);
  }

  private ResultPattern readResult() {
    if (lexer.acceptKeyword("v128.const")) {
      return readVector();
    }
    ValType type = acceptNumericType();
    return type != null
        ? new ResultPattern.Numeric(type, readPattern(shapeOf(type), bitsOf(type)))
        : readReference();
  }

  private ResultPattern readVector() {
    LaneShape shape = VectorLiteral.readShape(lexer);
    List<NumberPattern> lanes = new ArrayList<>();
    for (int i = 0; i < shape.lanes(); i++) {
      lanes.add(readPattern(shape, VECTOR_BITS / shape.lanes()));
    }
    return new ResultPattern.Vector(shape, lanes);
  }

  private ResultPattern readReference() {
    if (lexer.acceptKeyword("ref.null")) {
      boolean open = lexer.token() == Token.RIGHT_PAREN;
      return new ResultPattern.Null(open ? null : readHeapType());
    }
    if (lexer.acceptKeyword("ref.host")) {
      return new ResultPattern.Host(HeapType.ANY, IntegerLiteral.readU32(lexer));
    }
    HeapType type = readReferencedType();
    return type.equals(HeapType.EXTERN) && lexer.token() == Token.INTEGER
        ? new ResultPattern.Host(type, IntegerLiteral.readU32(lexer))
        : new ResultPattern.Reference(type);
  }

  /** The type in the word {@code ref.struct}, or whatever it is. */
  private HeapType readReferencedType() {
    String prefix = "ref.";
    if (lexer.isKeywordWithPrefix(prefix)) {
      int code = TypeKeywords.heapType(lexer.text().substring(prefix.length()));
      if (code != TypeCodes.BOTTOM) {
        lexer.advance();
        return HeapType.ofCode(code);
      }
    }
    throw lexer.unexpected("a result");
  }

  private HeapType readHeapType() {
    int code = TypeKeywords.heapType(lexer);
    if (code == TypeCodes.BOTTOM) {
      throw lexer.unexpected("a heap type");
    }
    lexer.advance();
    return HeapType.ofCode(code);
  }

  private @Nullable ValType acceptNumericType() {
    for (ValType type : List.of(ValType.I32, ValType.I64, ValType.F32, ValType.F64)) {
      if (lexer.acceptKeyword(type + ".const")) {
        return type;
      }
    }
    return null;
  }

  private long readNumber(ValType type) {
    return VectorLiteral.readLane(lexer, shapeOf(type));
  }

  /** The shape of vectors with lanes of a type. */
  private static LaneShape shapeOf(ValType type) {
    switch (type.code()) {
      case TypeCodes.I32:
        return LaneShape.I32X4;
      case TypeCodes.I64:
        return LaneShape.I64X2;
      case TypeCodes.F32:
        return LaneShape.F32X4;
      default:
        return LaneShape.F64X2;
    }
  }

  private static int bitsOf(ValType type) {
    return VECTOR_BITS / shapeOf(type).lanes();
  }

  private NumberPattern readPattern(LaneShape shape, int bits) {
    String text = lexer.text();
    long all = -1L >>> (Long.SIZE - bits);
    if (lexer.isKeyword("nan:canonical")) {
      // Only the sign is left open.
      return readNan(text, shape, all >>> 1);
    }
    if (lexer.isKeyword("nan:arithmetic")) {
      // Only the highest bit of the payload must be set.
      return readNan(text, shape, canonicalNan(shape));
    }
    return new NumberPattern(text, all, VectorLiteral.readLane(lexer, shape) & all);
  }

  private NumberPattern readNan(String text, LaneShape shape, long mask) {
    long nan = canonicalNan(shape);
    lexer.advance();
    return new NumberPattern(text, mask, nan);
  }

  /**
   * The bits of the positive NaN with only the highest bit of its payload set.
   *
   * @throws WatSyntaxException if the lanes are integers
   */
  private long canonicalNan(LaneShape shape) {
    switch (shape) {
      case F32X4:
        return Float.floatToIntBits(Float.NaN);
      case F64X2:
        return Double.doubleToLongBits(Double.NaN);
      default:
        throw lexer.unexpected("an integer");
    }
  }
}
