package io.dunlin.wat.parse;

/**
 * The characters of identifiers, keywords and numbers.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html#text-id">Identifiers</a>
 */
public final class IdentifierSyntax {
  private IdentifierSyntax() {}

  /** Whether the character may be part of an identifier that is not quoted. */
  public static boolean isCharacter(int character) {
    return character > ' ' && character <= '~' && "\"(),;[]{}".indexOf(character) < 0;
  }
}
