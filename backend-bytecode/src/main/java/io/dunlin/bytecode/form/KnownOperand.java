package io.dunlin.bytecode.form;

import io.dunlin.wasm.type.TypeCodes;

/**
 * What an operand says of whether a reference is null.
 *
 * @param local the local that it says something of, or {@link FunctionForm#NONE}
 * @param assignments how often that local had been assigned when the operand was pushed: it says
 *     nothing of later values
 * @param meaning what it says
 */
record KnownOperand(int local, int assignments, Meaning meaning) {
  /** An operand of which nothing is known. */
  static final KnownOperand UNKNOWN = ofNoLocal(Meaning.VALUE);

  /** What an operand says. */
  enum Meaning {
    /** It is the local's value. */
    VALUE,

    /** It is a reference that is not null, and the local's value if there is one. */
    NON_NULL,

    /** It is a number; if that is zero, the local is not null. */
    NON_NULL_IF_ZERO,

    /** It is a number; if that is not zero, the local is not null. */
    NON_NULL_IF_NOT_ZERO
  }

  private static KnownOperand ofNoLocal(Meaning meaning) {
    return new KnownOperand(FunctionForm.NONE, 0, meaning);
  }

  /** An operand of which only the type is known. */
  static KnownOperand ofType(int type) {
    boolean isNonNull = TypeCodes.isReference(type) && !TypeCodes.isNullable(type);
    return isNonNull ? ofNoLocal(Meaning.NON_NULL) : UNKNOWN;
  }

  private KnownOperand as(Meaning other) {
    return new KnownOperand(local, assignments, other);
  }

  /** The same value where it is known not to be null. */
  KnownOperand nonNull() {
    return as(Meaning.NON_NULL);
  }

  /** What {@code ref.is_null} leaves of it. */
  KnownOperand isNull() {
    return as(Meaning.NON_NULL_IF_ZERO);
  }

  /** What a test leaves of it that only references pass which are not null. */
  KnownOperand passes() {
    return as(Meaning.NON_NULL_IF_NOT_ZERO);
  }

  /** What {@code i32.eqz} leaves of it. */
  KnownOperand isZero() {
    return switch (meaning) {
      case NON_NULL_IF_ZERO -> as(Meaning.NON_NULL_IF_NOT_ZERO);
      case NON_NULL_IF_NOT_ZERO -> as(Meaning.NON_NULL_IF_ZERO);
      case VALUE, NON_NULL -> UNKNOWN;
    };
  }
}
