package io.dunlin.wasm.op;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an atomic read-modify-write instruction computes between reading and writing. */
public enum AtomicOperator {
  /** Addition. */
  ADD,
  /** Subtraction of the operand. */
  SUB,
  /** Bitwise and. */
  AND,
  /** Bitwise or. */
  OR,
  /** Bitwise exclusive or. */
  XOR,
  /** The operand itself. */
  XCHG;

  private static final Map<Op, AtomicOperator> OPERATORS = operators();

  /** From the last part of the mnemonics, such as {@code i64.atomic.rmw8.add_u}. */
  private static Map<Op, AtomicOperator> operators() {
    Map<Op, AtomicOperator> operators = new EnumMap<>(Op.class);
    for (Op op : Op.values()) {
      if (op.family() == Family.ATOMIC) {
        String name = op.mnemonic().substring(op.mnemonic().lastIndexOf('.') + 1);
        for (AtomicOperator operator : values()) {
          String wanted = operator.name().toLowerCase(Locale.ROOT);
          if (name.equals(wanted) || name.equals(wanted + "_u")) {
            operators.put(op, operator);
          }
        }
      }
    }
    return operators;
  }

  /** The operator of a read-modify-write instruction; null for every other instruction. */
  public static @Nullable AtomicOperator of(Op op) {
    return OPERATORS.get(op);
  }

  /**
   * What is written. Only as many low bits count as the access has.
   *
   * @param read what was read
   * @param operand the instruction's operand
   */
  public long apply(long read, long operand) {
    switch (this) {
      case ADD:
        return read + operand;
      case SUB:
        return read - operand;
      case AND:
        return read & operand;
      case OR:
        return read | operand;
      case XOR:
        return read ^ operand;
      case XCHG:
        return operand;
    }
    throw new AssertionError(this);
  }
}
