package io.dunlin.wasm.validate;

import io.dunlin.wasm.binary.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * Divides a function body into the segments by which fuel is metered, the same ones for every
 * compiler.
 *
 * <p>A segment is a stretch of code that control enters only at its beginning and, traps aside,
 * leaves only at its end. One begins at the function's entry, behind {@code loop}, {@code if},
 * {@code else} and the catches of a legacy {@code try}, behind an {@code end} at which control
 * paths join, and behind every branch and call. Its cost is the sum of {@code Op.fuel()} over its
 * reachable instructions; the instruction that ends a segment belongs to it. The cost is charged
 * when control enters the segment. If less fuel than that is left, the segment is not begun and the
 * fuel stays as it is: the program traps for lack of fuel. Bulk instructions take, when they are
 * executed, {@link #bytes} or {@link #elements} in addition, before it is checked whether what they
 * name is in bounds.
 *
 * <p>A compiler that meters fuel passes each event of its {@link CodeConsumer} on to {@link #add}.
 * Instances belong to one thread.
 */
public final class FuelSegments {
  /** The binary logarithm of how many bytes a bulk memory instruction moves for a unit of fuel. */
  public static final int BYTES_PER_UNIT_LOG2 = 6;

  /** The same of the elements that a bulk table or array instruction moves. */
  public static final int ELEMENTS_PER_UNIT_LOG2 = 3;

  private int cost;
  private boolean ended = true;

  /** Creates a meter that has seen nothing yet. */
  public FuelSegments() {}

  /** A function begins, and with it the first segment. */
  public void begin() {
    cost = 0;
    ended = false;
  }

  /**
   * Adds the next instruction to the segment.
   *
   * @return whether the segment ends with this instruction; {@link #cost} is then what to charge at
   *     the segment's beginning, and, if {@link CodeState#reachableAfter}, the next one begins here
   */
  public boolean add(Instruction instruction, CodeState state) {
    if (ended) {
      cost = 0;
    }
    if (state.reachable()) {
      cost += instruction.op().fuel();
    }
    ended = endsWith(instruction, state);
    return ended;
  }

  /** The units of fuel that the segment takes, counting what has been added until now. */
  public int cost() {
    return cost;
  }

  private static boolean endsWith(Instruction instruction, CodeState state) {
    if (!state.reachableAfter()) {
      return state.reachable();
    }
    return switch (instruction.op()) {
      case LOOP, IF, ELSE, CATCH, CATCH_ALL -> true;
      case BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> true;
      case CALL, CALL_INDIRECT, CALL_REF -> true;
      case END, DELEGATE -> joins(state.closed());
      default -> false;
    };
  }

  private static boolean joins(@Nullable Label closed) {
    if (closed == null) {
      return false;
    }
    return switch (closed.kind()) {
      case LOOP -> false;
      case IF, ELSE, CATCH, CATCH_ALL -> true;
      default -> closed.branchedTo();
    };
  }

  /** The fuel for moving or filling this many bytes of memory (unsigned). */
  public static long bytes(long count) {
    return count >>> BYTES_PER_UNIT_LOG2;
  }

  /** The fuel for moving or filling this many elements of a table or array (unsigned). */
  public static long elements(long count) {
    return count >>> ELEMENTS_PER_UNIT_LOG2;
  }
}
