package io.dunlin.wat.parse;

import io.dunlin.wasm.WasmLimits;

/**
 * The labels of the blocks around the cursor. An inner label hides an outer one of the same name;
 * finding one takes no longer the deeper the blocks are.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html#labels">Labels</a>
 */
final class Labels {
  /** In place of the number of a name: the block has none. */
  static final int ANONYMOUS = -1;

  /** In place of a depth: no block has the name. */
  private static final int UNBOUND = -1;

  private final Lexer lexer;
  private final NameTable names = new NameTable();

  /** The depth of the innermost block of each name, by the name's number. */
  private final IntList depths = new IntList();

  /** For each block, outermost first, the number of its name. */
  private final IntList blocks = new IntList();

  /** For each block, what {@link #depths} said before. */
  private final IntList hidden = new IntList();

  Labels(Lexer lexer) {
    this.lexer = lexer;
  }

  void clear() {
    names.clear();
    depths.clear();
    blocks.clear();
    hidden.clear();
  }

  /** The number of the identifier that may stand at the cursor, behind which it goes. */
  int readName() {
    if (lexer.token() != Token.IDENTIFIER) {
      return ANONYMOUS;
    }
    int number = names.intern(lexer.identifier());
    if (number == depths.size()) {
      depths.add(UNBOUND);
    }
    lexer.advance();
    return number;
  }

  /** The name with a number. */
  String name(int number) {
    return names.name(number);
  }

  /** Enters a block. */
  void push(int name) {
    if (blocks.size() == WasmLimits.BLOCK_NESTING) {
      throw lexer.error("too many nested blocks: limit " + WasmLimits.BLOCK_NESTING);
    }
    if (name != ANONYMOUS) {
      hidden.add(depths.get(name));
      depths.set(name, blocks.size());
    } else {
      hidden.add(UNBOUND);
    }
    blocks.add(name);
  }

  /** Leaves a block. */
  void pop() {
    int name = blocks.removeLast();
    int before = hidden.removeLast();
    if (name != ANONYMOUS) {
      depths.set(name, before);
    }
  }

  /** Goes behind the identifier that may stand behind {@code end} or {@code else}. */
  void readRepeated() {
    if (lexer.token() == Token.IDENTIFIER) {
      int number = names.find(lexer.identifier());
      if (number == NameTable.ABSENT || number != blocks.last()) {
        throw lexer.error("mismatching label " + lexer.text());
      }
      lexer.advance();
    }
  }

  /** The label that the cursor stands on, as the number of blocks that are left. */
  int read() {
    if (lexer.token() == Token.INTEGER) {
      return IntegerLiteral.readU32(lexer);
    }
    if (lexer.token() != Token.IDENTIFIER) {
      throw lexer.unexpected("a label");
    }
    int number = names.find(lexer.identifier());
    if (number == NameTable.ABSENT || depths.get(number) == UNBOUND) {
      throw lexer.error("unknown label " + lexer.text());
    }
    lexer.advance();
    return blocks.size() - 1 - depths.get(number);
  }
}
