package example;

/** Reads expressions by precedence climbing. */
final class Parser {
  private final String text;
  private int at;

  private Parser(String text) {
    this.text = text;
  }

  static Expression parse(String text) {
    Parser parser = new Parser(text);
    Expression expression = parser.expression(0);
    if (parser.peek() != 0) {
      throw parser.unexpected();
    }
    return expression;
  }

  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private EvaluationException unexpected() {
    return new EvaluationException(
        at < text.length() ? "unexpected '" + text.charAt(at) + "' at " + at : "unexpected end");
  }

  private Expression expression(int precedence) {
    Expression left = operand();
    Operator operator = Operator.of(peek());
    while (operator != null && operator.precedence() > precedence) {
      at++;
      left = new Operation(operator, left, expression(operator.precedence()));
      operator = Operator.of(peek());
    }
    return left;
  }

  private Expression operand() {
    char first = peek();
    if (first == '(') {
      at++;
      Expression inner = expression(0);
      if (peek() != ')') {
        throw unexpected();
      }
      at++;
      return inner;
    }
    int start = at;
    if (Character.isLetter(first)) {
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      return new Variable(text.substring(start, at));
    }
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    return new Literal(Double.parseDouble(text.substring(start, at)));
  }
}
