package io.dunlin.wat.parse;

/**
 * The kinds of tokens.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/lexical.html#tokens">Tokens</a>
 */
public enum Token {
  /** {@code (}. */
  LEFT_PAREN("("),
  /** {@code )}. */
  RIGHT_PAREN(")"),
  /** {@code (@} and the name of an annotation that is not skipped; its content follows. */
  ANNOTATION("an annotation"),
  /** A word that begins with a lower-case letter. */
  KEYWORD("a keyword"),
  /** {@code $} and a name, plain or quoted. */
  IDENTIFIER("an identifier"),
  /** A string. */
  STRING("a string"),
  /** An integer, with or without a sign. */
  INTEGER("an integer"),
  /** A number that is no integer: with a point or exponent, {@code inf}, {@code nan}. */
  FLOAT("a number"),
  /** Characters that are no token of any other kind. */
  RESERVED("a reserved token"),
  /** The end of the text. */
  END("the end of the text");

  private final String description;

  Token(String description) {
    this.description = description;
  }

  /** What to call it in a message. */
  @Override
  public String toString() {
    return description;
  }
}
