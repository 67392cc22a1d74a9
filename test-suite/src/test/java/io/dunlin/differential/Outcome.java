package io.dunlin.differential;

import io.dunlin.spi.trap.TrapCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a run of a module did, in words that can be compared and read. */
final class Outcome {
  private final List<String> events = new ArrayList<>();
  private final List<Long> fuelUsed = new ArrayList<>();
  private final Map<TrapCode, Integer> traps = new EnumMap<>(TrapCode.class);
  private int returned;
  private int thrown;
  private boolean faulty;
  private boolean exhausted;

  /** Adds what happened next. */
  void add(String event) {
    events.add(event);
  }

  /** Adds something that must not happen, whatever the code. */
  void addFault(String event) {
    events.add("FAULT " + event);
    faulty = true;
  }

  /** A call of the host ended with this trap. */
  void countTrap(TrapCode code) {
    traps.merge(code, 1, Integer::sum);
  }

  /** A call of the host ended with an exception. */
  void countThrown() {
    thrown++;
  }

  /** A call of the host returned. */
  void countReturned() {
    returned++;
  }

  /** A call of the host took this much fuel. */
  void addFuel(long used) {
    fuelUsed.add(used);
  }

  /**
   * The stack was used up. When that happens is up to the backend, so whatever follows is not
   * comparable.
   */
  void exhaust() {
    exhausted = true;
  }

  /** Whether everything went as the code says, to the end. */
  boolean isComplete() {
    return !exhausted && !faulty;
  }

  List<String> events() {
    return events;
  }

  /** The fuel that instantiation and each call took; empty if it is not metered. */
  List<Long> fuelUsed() {
    return fuelUsed;
  }

  Map<TrapCode, Integer> traps() {
    return traps;
  }

  int returned() {
    return returned;
  }

  int thrown() {
    return thrown;
  }

  /** Says where two outcomes differ; empty if they do not. */
  static String difference(Outcome left, Outcome right) {
    if (left.faulty || right.faulty) {
      return "there is a fault";
    }
    boolean comparable = !left.exhausted && !right.exhausted;
    int common = Math.min(left.events.size(), right.events.size());
    for (int i = 0; i < common; i++) {
      if (!left.events.get(i).equals(right.events.get(i))) {
        return "event " + i + " differs:\n  " + left.events.get(i) + "\n  " + right.events.get(i);
      }
    }
    if (comparable && left.events.size() != right.events.size()) {
      return "one has " + left.events.size() + " events, one " + right.events.size();
    }
    return fuelDifference(left, right);
  }

  private static String fuelDifference(Outcome left, Outcome right) {
    int common = Math.min(left.fuelUsed.size(), right.fuelUsed.size());
    for (int i = 0; i < common; i++) {
      if (!left.fuelUsed.get(i).equals(right.fuelUsed.get(i))) {
        return "call " + i + " takes fuel " + left.fuelUsed.get(i) + " or " + right.fuelUsed.get(i);
      }
    }
    return "";
  }

  /** The events, one on a line. */
  @Override
  public String toString() {
    return String.join("\n", events) + "\nfuel " + fuelUsed + "\n";
  }
}
