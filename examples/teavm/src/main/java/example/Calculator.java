package example;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates what its arguments say, either {@code name = expression} or an expression. */
public final class Calculator {
  private final Map<String, Double> variables = new HashMap<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  private Calculator() {}

  /** Prints what each argument is worth, then the variables by value, then the failures. */
  public static void main(String[] args) {
    Calculator calculator = new Calculator();
    for (String arg : args) {
      calculator.run(arg);
    }
    calculator.report();
  }

  private void run(String line) {
    try {
      int equals = line.indexOf('=');
      Expression expression = Parser.parse(line.substring(equals + 1));
      double value = expression.evaluate(variables);
      if (equals >= 0) {
        variables.put(line.substring(0, equals).trim(), value);
      }
      lines.add(expression + " is " + value);
    } catch (EvaluationException e) {
      lines.add(line.trim() + " fails: " + e.getMessage());
      failures.merge(e.getMessage(), 1, Integer::sum);
    } finally {
      System.out.println(lines.get(lines.size() - 1));
    }
  }

  private void report() {
    List<Map.Entry<String, Double>> sorted = new ArrayList<>(variables.entrySet());
    sorted.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()));
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Double> entry : sorted) {
      text.append(text.length() == 0 ? "" : ", ").append(entry.getKey());
    }
    System.out.println("variables: " + text);
    failures.forEach((message, count) -> System.out.println(count + " x " + message));
    System.out.println("lines of an odd length: "
        + lines.stream().filter(line -> line.length() % 2 == 1).count());
  }
}
