package io.dunlin.x64.inst;

/** What flags may say; in the order of their codes. */
public enum Condition {
  // spotless:off
  OVERFLOW("o"), NOT_OVERFLOW("no"),
  BELOW("b"), NOT_BELOW("ae"),
  EQUAL("e"), NOT_EQUAL("ne"),
  NOT_ABOVE("be"), ABOVE("a"),
  SIGN("s"), NOT_SIGN("ns"),
  PARITY("p"), NOT_PARITY("np"),
  LESS("l"), NOT_LESS("ge"),
  NOT_GREATER("le"), GREATER("g");
  // spotless:on

  private static final Condition[] ALL = values();

  private final String suffix;

  Condition(String suffix) {
    this.suffix = suffix;
  }

  /** What mnemonics end in. */
  public String suffix() {
    return suffix;
  }

  /** What holds if this does not. */
  public Condition negated() {
    return ALL[ordinal() ^ 1];
  }

  /** What holds after a comparison if this holds after that of the operands in the other order. */
  public Condition swapped() {
    return switch (this) {
      case BELOW -> ABOVE;
      case ABOVE -> BELOW;
      case NOT_BELOW -> NOT_ABOVE;
      case NOT_ABOVE -> NOT_BELOW;
      case LESS -> GREATER;
      case GREATER -> LESS;
      case NOT_LESS -> NOT_GREATER;
      case NOT_GREATER -> NOT_LESS;
      default -> this;
    };
  }
}
