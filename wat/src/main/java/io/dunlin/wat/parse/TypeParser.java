package io.dunlin.wat.parse;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;

/**
 * Reads types; those of values, as {@linkplain TypeCodes codes}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Types</a>
 */
final class TypeParser {
  private final Lexer lexer;
  private final IndexSpace types;
  private final int limitBits;

  /**
   * A reader of types.
   *
   * @param types the identifiers of types, all of which must be known
   * @param features what the text may use: it decides how large a limit can be written
   */
  TypeParser(Lexer lexer, IndexSpace types, Features features) {
    this.lexer = lexer;
    this.types = types;
    limitBits = features.has(Feature.MEMORY64) ? Long.SIZE : Integer.SIZE;
  }

  /** The type of a field or array element. */
  int readStorageType() {
    int code = TypeKeywords.storageType(lexer);
    if (code != TypeCodes.BOTTOM) {
      lexer.advance();
      return code;
    }
    return readReferenceType("a value type");
  }

  int readValueType() {
    int code = TypeKeywords.storageType(lexer);
    if (code == TypeCodes.I8 || code == TypeCodes.I16) {
      throw lexer.unexpected("a value type");
    }
    return readStorageType();
  }

  int readReferenceType() {
    return readReferenceType("a reference type");
  }

  private int readReferenceType(String expected) {
    int code = TypeKeywords.referenceType(lexer);
    if (code != TypeCodes.BOTTOM) {
      lexer.advance();
      return code;
    }
    if (!lexer.acceptForm("ref")) {
      throw lexer.unexpected(expected);
    }
    boolean nullable = lexer.acceptKeyword("null");
    code = TypeCodes.reference(nullable, readHeapType());
    lexer.expect(Token.RIGHT_PAREN);
    return code;
  }

  int readHeapType() {
    int code = TypeKeywords.heapType(lexer);
    if (code != TypeCodes.BOTTOM) {
      lexer.advance();
      return code;
    }
    if (!IndexSpace.isNext(lexer)) {
      throw lexer.unexpected("a heap type");
    }
    int start = lexer.start();
    int end = lexer.end();
    int index = types.read(lexer);
    if (index < 0 || !TypeCodes.isConcrete(index)) {
      throw lexer.error("unknown type " + Integer.toUnsignedString(index), start, end);
    }
    return index;
  }

  /** Appends types up to a closing parenthesis, and goes behind it. */
  void readValueTypes(IntList codes) {
    while (!lexer.accept(Token.RIGHT_PAREN)) {
      codes.add(readValueType());
    }
  }

  GlobalType readGlobalType() {
    if (!lexer.acceptForm("mut")) {
      return new GlobalType(ValType.ofCode(readValueType()), false);
    }
    int code = readValueType();
    lexer.expect(Token.RIGHT_PAREN);
    return new GlobalType(ValType.ofCode(code), true);
  }

  AddressType readAddressType() {
    if (lexer.acceptKeyword("i64")) {
      return AddressType.I64;
    }
    lexer.acceptKeyword("i32");
    return AddressType.I32;
  }

  TableType readTableType() {
    AddressType addressType = readAddressType();
    Limits limits = readLimits();
    return new TableType(addressType, limits, ValType.ofCode(readReferenceType()));
  }

  MemoryType readMemoryType() {
    AddressType addressType = readAddressType();
    Limits limits = readLimits();
    boolean shared = lexer.acceptKeyword("shared");
    if (!shared) {
      lexer.acceptKeyword("unshared");
    }
    return new MemoryType(addressType, limits, shared, readPageSize());
  }

  /** The logarithm of a memory's page size, which may be left out. */
  int readPageSize() {
    if (!lexer.acceptForm("pagesize")) {
      return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    }
    int start = lexer.start();
    int end = lexer.end();
    long size = IntegerLiteral.readU64(lexer);
    if (Long.bitCount(size) != 1) {
      throw lexer.error(
          "invalid custom page size: " + Long.toUnsignedString(size) + " is no power of two",
          start,
          end);
    }
    lexer.expect(Token.RIGHT_PAREN);
    return Long.numberOfTrailingZeros(size);
  }

  private Limits readLimits() {
    long min = IntegerLiteral.readUnsigned(lexer, limitBits);
    return lexer.token() == Token.INTEGER
        ? Limits.between(min, IntegerLiteral.readUnsigned(lexer, limitBits))
        : Limits.atLeast(min);
  }
}
