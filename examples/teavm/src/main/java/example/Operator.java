package example;

/** What an operation does. */
enum Operator {
  ADD('+', 1) {
    @Override
    double apply(double left, double right) {
      return left + right;
    }
  },
  SUBTRACT('-', 1) {
    @Override
    double apply(double left, double right) {
      return left - right;
    }
  },
  MULTIPLY('*', 2) {
    @Override
    double apply(double left, double right) {
      return left * right;
    }
  },
  DIVIDE('/', 2) {
    @Override
    double apply(double left, double right) {
      if (right == 0) {
        throw new EvaluationException("division by zero");
      }
      return left / right;
    }
  };

  private final char symbol;
  private final int precedence;

  Operator(char symbol, int precedence) {
    this.symbol = symbol;
    this.precedence = precedence;
  }

  abstract double apply(double left, double right);

  char symbol() {
    return symbol;
  }

  int precedence() {
    return precedence;
  }

  /** The operator with this symbol, or null. */
  static Operator of(char symbol) {
    for (Operator operator : values()) {
      if (operator.symbol == symbol) {
        return operator;
      }
    }
    return null;
  }
}
