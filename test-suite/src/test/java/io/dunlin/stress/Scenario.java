package io.dunlin.stress;

import java.util.Random;

/**
 * Something that threads do with a store, over and over. Each checks what comes of it, but for
 * overflows of the stack, which may happen to all of them.
 */
enum Scenario {
  /** Code traps, for every kind of reason. */
  TRAPS(Traps::one),
  /** An activation of code traps deep inside of others. */
  NESTED_TRAPS(Traps::nested),
  /** Code calls itself as often as it can, and a bit less often. */
  RECURSION(Recursion::inCode),
  /** Code and host call each other. */
  MUTUAL_RECURSION(Recursion::throughHost),
  /** Code and host call each other until there is no stack left. */
  ENDLESS_RECURSION(Recursion::endless),
  /** The host uses up the Java stack when code calls it. */
  HOST_OVERFLOW(Recursion::ofHost),
  /** Exceptions of code and of the host pass frames of both. */
  EXCEPTIONS(Recursion::exceptions),
  /** Code makes objects, and garbage. */
  OBJECTS(Objects::lists),
  /** Objects of the host go through code and stay what they are. */
  REFERENCES(Objects::references),
  /** A memory grows, and is used up to its end. */
  GROWTH(Objects::growth),
  /** Code is stopped by a deadline or by fuel. */
  DEADLINE(Stopping::byDeadline),
  /** Code is stopped because its thread is interrupted. */
  INTERRUPTION(Stopping::byInterruption),
  /** A host function closes the store that calls it. */
  CLOSING_INSIDE(Stopping::closing);

  private interface Body {
    void run(Guest guest, Random random);
  }

  private final Body body;

  Scenario(Body body) {
    this.body = body;
  }

  void run(Guest guest, Random random) {
    body.run(guest, random);
  }
}
