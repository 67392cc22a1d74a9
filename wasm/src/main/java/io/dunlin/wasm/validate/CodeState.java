package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/**
 * What one instruction did to the operand stack and the labels, as the validator saw it.
 *
 * <p>A view that is valid during one {@link CodeConsumer#instruction} call. Types are codes ({@link
 * io.dunlin.wasm.type.TypeCodes}) in the module's index space. Heights count operands, whatever
 * their size.
 *
 * <p>Reachability follows the structure of the code: what stands behind an unconditional branch, a
 * return, a throw or a trap is unreachable until the next point at which control can arrive, and a
 * branch that is itself unreachable makes nothing reachable. Unreachable code is reported as well;
 * there the stack may hold fewer operands than are popped, and the missing ones have the type
 * {@link io.dunlin.wasm.type.TypeCodes#BOTTOM}.
 */
public interface CodeState {
  /**
   * Whether control can arrive at the instruction. For {@code else}, {@code catch} and {@code end}:
   * whether the code in front of it falls through.
   */
  boolean reachable();

  /** Whether control can arrive behind the instruction. */
  boolean reachableAfter();

  /** The height of the operand stack in front of the instruction. */
  int heightBefore();

  /** The height of the operand stack behind the instruction. */
  int heightAfter();

  /**
   * The number of operands that the instruction's type pops. Operands that the type gives back
   * count too: those of {@code local.tee}, the ones a conditional branch carries, the parameters of
   * a block, and the results of a block at its {@code end}.
   */
  int operandCount();

  /**
   * The type that a popped operand had.
   *
   * @param index which operand, 0 for the deepest, {@code operandCount() - 1} for the top
   * @throws IndexOutOfBoundsException if so many were not popped
   */
  int operandType(int index);

  /**
   * The type of an entry of the operand stack behind the instruction.
   *
   * @param height 0 for the bottom, {@code heightAfter() - 1} for the top
   * @throws IndexOutOfBoundsException if the stack is not as high
   */
  int type(int height);

  /** The number of labels behind the instruction; the function's own is one of them. */
  int controlDepth();

  /**
   * A label that is in scope behind the instruction.
   *
   * <p>Behind {@code block}, {@code loop}, {@code if}, {@code try} and {@code try_table} the label
   * at depth 0 is the new one; the labels of a {@code try_table}'s catch clauses are numbered
   * without it, so that label {@code l} of a clause is {@code label(l + 1)} here. Behind {@code
   * delegate}, as behind {@code end}, the closed label is gone: the label it names is {@code
   * label(l)}.
   *
   * @param depth as in the immediates of branches: 0 for the innermost
   * @throws IndexOutOfBoundsException if there are not as many labels
   */
  Label label(int depth);

  /**
   * The label that this {@code end} or {@code delegate} closed, or whose arm this {@code else},
   * {@code catch} or {@code catch_all} ended (its {@link Label#kind} is that of the arm that
   * begins); null at every other instruction.
   */
  @Nullable Label closed();

  /**
   * The type of the function that is called.
   *
   * @throws IllegalStateException if the instruction is not a call
   */
  FuncType callee();
}
