package io.dunlin.compiler.machine;

/**
 * What an instruction does with a virtual register and where it demands it, packed into an int.
 *
 * <p>An instruction happens in two steps: early, when it reads its inputs, and late, when it writes
 * its results. A <em>use</em> reads early, so that a result may overwrite the register; a <em>late
 * use</em> reads until the end, so that no result shares its register. A <em>definition</em> writes
 * late; an <em>early definition</em> writes while inputs are still being read, so that it shares no
 * register with an input. A temporary is an early definition that nothing uses.
 */
public final class Operand {
  /** Reads before any result is written. */
  public static final int USE = 0;

  /** Reads until all results are written. */
  public static final int LATE_USE = 1;

  /** Writes after all inputs but late ones are read. */
  public static final int DEFINITION = 2;

  /** Writes while inputs are still being read. */
  public static final int EARLY_DEFINITION = 3;

  /** In a register or in a stack slot, whichever is better. */
  public static final int ANY = 0;

  /** In some register of its class. */
  public static final int REGISTER = 1;

  /** In a stack slot. */
  public static final int STACK = 2;

  /** In the register that {@link #payload} names. */
  public static final int FIXED = 3;

  /**
   * A definition in the register of the use that {@link #payload} counts, from 0, among the
   * operands of the instruction. That use demands a register, is not late, and is of the same
   * class; no other operand reuses it.
   */
  public static final int REUSE = 4;

  private static final int CONSTRAINT_SHIFT = 2;
  private static final int PAYLOAD_SHIFT = 5;

  private Operand() {}

  /** An operand with this role that is {@link #ANY}, {@link #REGISTER} or {@link #STACK}. */
  public static int of(int role, int constraint) {
    return role | constraint << CONSTRAINT_SHIFT;
  }

  /** An operand with this role that is in this register. */
  public static int fixed(int role, int register) {
    return role | FIXED << CONSTRAINT_SHIFT | register << PAYLOAD_SHIFT;
  }

  /** A definition in the register of the use at this place among the instruction's operands. */
  public static int reuse(int operandIndex) {
    return DEFINITION | REUSE << CONSTRAINT_SHIFT | operandIndex << PAYLOAD_SHIFT;
  }

  /** One of {@link #USE}, {@link #LATE_USE}, {@link #DEFINITION}, {@link #EARLY_DEFINITION}. */
  public static int role(int operand) {
    return operand & 3;
  }

  /** Does it write? */
  public static boolean isDefinition(int operand) {
    return (operand & 2) != 0;
  }

  /** Does it read? */
  public static boolean isUse(int operand) {
    return (operand & 2) == 0;
  }

  /** One of {@link #ANY}, {@link #REGISTER}, {@link #STACK}, {@link #FIXED}, {@link #REUSE}. */
  public static int constraint(int operand) {
    return operand >> CONSTRAINT_SHIFT & 7;
  }

  /** The register of a fixed operand, the place of the use that is reused. */
  public static int payload(int operand) {
    return operand >>> PAYLOAD_SHIFT;
  }
}
