package io.dunlin.x64.inst;

/**
 * An operand of a form.
 *
 * @param role what the instruction does with it
 * @param kind what may stand there
 * @param isImplicit whether text leaves it out
 */
public record Operand(Role role, OperandKind kind, boolean isImplicit) {

  /** Reads one as rows write it, such as {@code +rm32}. */
  static Operand parse(String text, boolean isImplicit) {
    Role role =
        switch (text.charAt(0)) {
          case '=' -> Role.WRITE;
          case '+' -> Role.READ_WRITE;
          default -> Role.READ;
        };
    String token = role == Role.READ ? text : text.substring(1);
    return new Operand(role, OperandKind.ofToken(token), isImplicit);
  }
}
