package io.dunlin.x64.emit;

import java.util.function.Consumer;

/**
 * What is one instruction to the register allocator and several, or none, to the CPU.
 *
 * <p>The comments list operands and, in brackets, immediates. A predicate is a packed {@link
 * Predicate} about flags that the instruction before has set; instructions that are one after the
 * other keep flags, whatever is inserted between them.
 */
public enum Pseudo {
  // spotless:off

  /** Copies: result, source. */
  MOVE(Moving::move),
  /** All zeros: result. */
  ZERO_VECTOR(Moving::zeroVector),
  /** The function's parameters arrive: results in the registers of the calling convention. */
  PARAMETERS(site -> {}),
  /** Zero; flags are lost: result. */
  ZERO(Choosing::zero),
  /** 1 if the predicate holds, else 0: zero, result [predicate]. */
  SET(Choosing::set),
  /** Chooses between integers: what is chosen if the predicate does not hold, result, what is chosen otherwise [predicate, which is not of both]. */
  CHOOSE(Choosing::choose),
  /** The same of floats or vectors [predicate, which is not of either]. */
  CHOOSE_VECTOR(Choosing::chooseVector),

  /** Goes to the only successor. */
  JUMP(Jumping::jump),
  /** Goes to the first successor if the predicate holds, else to the second [predicate]. */
  BRANCH(Jumping::branch),
  /** Goes where a table says: index, temporary [successor for each index, and for indices beyond]. */
  SWITCH(Jumping::jumpByTable),
  /** Traps if the predicate holds: the index that the trap names, if it does [predicate, trap code]. */
  TRAP_IF(Jumping::trapIf),
  /** Traps: the index, in its register, if the trap names one [trap code]. */
  TRAP(Jumping::trap),
  /** Calls the runtime out of line if the predicate holds; no register changes [predicate, runtime function]. */
  CALL_RUNTIME_IF(Jumping::callRuntimeIf),
  /** Ends a block that is never reached to its end. */
  UNREACHABLE(Jumping::unreachable),

  /** Calls a function of this instance: arguments, results [function]. */
  CALL(Calling::call),
  /** Calls by code pointer: code, instance context, caller's context, arguments, results. */
  CALL_INDIRECT(Calling::callIndirect),
  /** Calls the runtime: arguments, results [runtime function]. */
  CALL_RUNTIME(Calling::callRuntime),
  /** Gives the frame up and jumps to a function of this instance: arguments [function]. */
  TAIL_CALL(Calling::tailCall),
  /** The same by code pointer: code, instance context, caller's context, arguments. */
  TAIL_CALL_INDIRECT(Calling::tailCallIndirect),
  /** Returns: results in the registers of the calling convention. */
  RETURN(Calling::returnFromFunction),
  /** A call threw: the exception. */
  LANDING(Calling::landing),

  /** The lesser of two floats: first, result, second [size in bytes]. */
  MINIMUM(MinMax::minimum),
  /** The greater of two floats: first, result, second [size in bytes]. */
  MAXIMUM(MinMax::maximum),
  /** An unsigned integer of 64 bits to a float: source, result, a temporary [size in bytes]. */
  CONVERT_UNSIGNED(Converting::unsigned),
  /** A float to an integer: source, result, vector temporary [bytes of the float, bytes of the integer]. */
  TRUNCATE_SIGNED(Truncating::signed),
  TRUNCATE_UNSIGNED(Truncating::unsigned),
  /** The same, to the nearest integer there is, and to 0 from a NaN. */
  SATURATE_SIGNED(Saturating::signed),
  SATURATE_UNSIGNED(Saturating::unsigned),

  /** Changes memory by a loop: address, value, result in rax, temporary [operation, bytes]. */
  ATOMIC_UPDATE(Atomically::update);
  // spotless:on

  private static final Pseudo[] ALL = values();

  private final Consumer<Site> emission;

  Pseudo(Consumer<Site> emission) {
    this.emission = emission;
  }

  static Pseudo of(int ordinal) {
    return ALL[ordinal];
  }

  void emit(Site site) {
    emission.accept(site);
  }
}
