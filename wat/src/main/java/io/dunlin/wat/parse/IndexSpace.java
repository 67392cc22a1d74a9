package io.dunlin.wat.parse;

/**
 * The things of one kind that have indices, and the identifiers of some of them.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/modules.html#indices">Indices</a>
 */
final class IndexSpace {
  private final String noun;
  private final NameTable names = new NameTable();

  /** Indices by the numbers of their identifiers. */
  private final IntList indices = new IntList();

  private int size;

  /**
   * An empty space.
   *
   * @param noun what its things are called
   */
  IndexSpace(String noun) {
    this.noun = noun;
  }

  String noun() {
    return noun;
  }

  /** The number of things. */
  int size() {
    return size;
  }

  void clear() {
    names.clear();
    indices.clear();
    size = 0;
  }

  /** Adds things without identifiers, and returns the index of the first. */
  int add(int count) {
    int first = size;
    size += count;
    return first;
  }

  /** Adds a thing with the identifier that the cursor stands on, and returns its index. */
  int addIdentified(Lexer lexer) {
    int number = names.intern(lexer.identifier());
    if (number < indices.size()) {
      throw lexer.error("duplicate " + noun + " " + lexer.text());
    }
    indices.add(size);
    return size++;
  }

  /** Whether the cursor stands on an index or identifier. */
  static boolean isNext(Lexer lexer) {
    return isIndex(lexer.token());
  }

  /** Whether such a token may be an index or identifier. */
  static boolean isIndex(Token token) {
    return token == Token.INTEGER || token == Token.IDENTIFIER;
  }

  /** The index that the cursor stands on, as a number or an identifier; goes on. */
  int read(Lexer lexer) {
    if (lexer.token() == Token.INTEGER) {
      return IntegerLiteral.readU32(lexer);
    }
    if (lexer.token() != Token.IDENTIFIER) {
      throw lexer.unexpected("the index of a " + noun);
    }
    int number = names.find(lexer.identifier());
    if (number == NameTable.ABSENT) {
      throw lexer.error("unknown " + noun + " " + lexer.text());
    }
    lexer.advance();
    return indices.get(number);
  }
}
