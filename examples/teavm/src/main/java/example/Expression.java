package example;

import java.util.Map;

/** An arithmetic expression. */
interface Expression {
  double evaluate(Map<String, Double> variables);
}

record Literal(double value) implements Expression {
  @Override
  public double evaluate(Map<String, Double> variables) {
    return value;
  }

  @Override
  public String toString() {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}

record Variable(String name) implements Expression {
  @Override
  public double evaluate(Map<String, Double> variables) {
    Double value = variables.get(name);
    if (value == null) {
      throw new EvaluationException("unknown variable " + name);
    }
    return value;
  }

  @Override
  public String toString() {
    return name;
  }
}

record Operation(Operator operator, Expression left, Expression right) implements Expression {
  @Override
  public double evaluate(Map<String, Double> variables) {
    return operator.apply(left.evaluate(variables), right.evaluate(variables));
  }

  @Override
  public String toString() {
    return "(" + left + " " + operator.symbol() + " " + right + ")";
  }
}
