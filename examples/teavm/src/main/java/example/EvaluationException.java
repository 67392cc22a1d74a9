package example;

/** An expression that has no value. */
final class EvaluationException extends RuntimeException {
  EvaluationException(String message) {
    super(message);
  }
}
