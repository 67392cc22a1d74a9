package io.dunlin.benchmarks.objects;

/**
 * Chains of {@code instanceof}, and virtual calls: expressions of one variable are derived,
 * simplified and evaluated.
 */
final class Expressions {
  private static final int DERIVATIVES = 3;
  private static final int POINTS = 20;

  private Expressions() {}

  private interface Expression {
    int at(int x);

    Expression derivative();
  }

  private record Constant(int value) implements Expression {
    @Override
    public int at(int x) {
      return value;
    }

    @Override
    public Expression derivative() {
      return new Constant(0);
    }
  }

  private record Variable() implements Expression {
    @Override
    public int at(int x) {
      return x;
    }

    @Override
    public Expression derivative() {
      return new Constant(1);
    }
  }

  private record Negation(Expression operand) implements Expression {
    @Override
    public int at(int x) {
      return -operand.at(x);
    }

    @Override
    public Expression derivative() {
      return new Negation(operand.derivative());
    }
  }

  private record Sum(Expression left, Expression right) implements Expression {
    @Override
    public int at(int x) {
      return left.at(x) + right.at(x);
    }

    @Override
    public Expression derivative() {
      return new Sum(left.derivative(), right.derivative());
    }
  }

  private record Product(Expression left, Expression right) implements Expression {
    @Override
    public int at(int x) {
      return left.at(x) * right.at(x);
    }

    @Override
    public Expression derivative() {
      return new Sum(new Product(left.derivative(), right), new Product(left, right.derivative()));
    }
  }

  private static boolean is(Expression expression, int value) {
    return expression instanceof Constant constant && constant.value == value;
  }

  private static Expression simplified(Expression expression) {
    if (expression instanceof Sum sum) {
      return sum(simplified(sum.left), simplified(sum.right));
    } else if (expression instanceof Product product) {
      return product(simplified(product.left), simplified(product.right));
    } else if (expression instanceof Negation negation) {
      Expression operand = simplified(negation.operand);
      return operand instanceof Negation twice ? twice.operand : new Negation(operand);
    }
    return expression;
  }

  private static Expression sum(Expression left, Expression right) {
    if (is(left, 0)) {
      return right;
    } else if (is(right, 0)) {
      return left;
    } else if (left instanceof Constant a && right instanceof Constant b) {
      return new Constant(a.value + b.value);
    }
    return new Sum(left, right);
  }

  private static Expression product(Expression left, Expression right) {
    if (is(left, 0) || is(right, 0)) {
      return new Constant(0);
    } else if (is(left, 1)) {
      return right;
    } else if (is(right, 1)) {
      return left;
    } else if (left instanceof Constant a && right instanceof Constant b) {
      return new Constant(a.value * b.value);
    }
    return new Product(left, right);
  }

  /** The polynomial with these coefficients, in pseudo-random shape. */
  private static Expression polynomial(int seed) {
    Expression result = new Constant(seed % 7);
    for (int i = 0; i < 5; i++) {
      int bits = seed >> (2 * i);
      Expression coefficient = new Constant(bits & 3);
      result = new Sum(new Product(result, new Variable()), coefficient);
      if ((bits & 4) != 0) {
        result = new Negation(result);
      }
    }
    return result;
  }

  /** Derives a number of polynomials. */
  static int run(int polynomials) {
    int sum = 0;
    for (int i = 0; i < polynomials; i++) {
      Expression expression = polynomial(i);
      for (int j = 0; j < DERIVATIVES; j++) {
        expression = simplified(expression.derivative());
      }
      for (int x = 0; x < POINTS; x++) {
        sum = 31 * sum + expression.at(x);
      }
    }
    return sum;
  }
}
