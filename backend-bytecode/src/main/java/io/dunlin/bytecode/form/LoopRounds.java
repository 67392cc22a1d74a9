package io.dunlin.bytecode.form;

import io.dunlin.bytecode.form.TripCount.Counter;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Decides after how many rounds a loop looks whether to stop.
 *
 * <p>A look in each round would keep HotSpot from much that it does with loops, so there are many
 * rounds between two. Where it is known that there are only a few rounds, none is needed. It comes
 * in each round of a loop in which anything may take long: a call, a bulk instruction, or other
 * loops that together have many rounds: those of loops in loops multiply.
 */
public final class LoopRounds {
  private static final int MAX_ROUNDS = 4096;
  private static final int MIN_ROUNDS = 64;
  private static final int INSTRUCTIONS_BETWEEN_LOOKS = 1 << 17;

  /**
   * How many instructions may run in a round of a loop that does not look in each. A hundred loops
   * can be inside of it, but none that has others inside.
   */
  static final long MAX_UNLOOKED = 1 << 24;

  private LoopRounds() {}

  /** Whether an instruction takes as long as many others if its operands say so. */
  public static boolean isBulk(Op op) {
    return switch (op) {
      case MEMORY_FILL,
          MEMORY_COPY,
          MEMORY_INIT,
          TABLE_FILL,
          TABLE_COPY,
          TABLE_INIT,
          TABLE_GROW,
          ARRAY_NEW,
          ARRAY_NEW_DEFAULT,
          ARRAY_NEW_DATA,
          ARRAY_NEW_ELEM,
          ARRAY_FILL,
          ARRAY_COPY,
          ARRAY_INIT_DATA,
          ARRAY_INIT_ELEM ->
          true;
      default -> false;
    };
  }

  /** Decides that for a loop with a branch to its beginning, which now is complete. */
  static void decide(FunctionForm form, Region loop) {
    long instructions = loop.end() - loop.start() + loop.repeatedInstructions;
    long inRound = instructions + loop.unlookedInstructions;
    if (loop.calls() || loop.hasBulk || inRound > MAX_UNLOOKED) {
      loop.roundsBetweenLooks = 1;
      return;
    }
    Counter counter = counter(form, loop, instructions);
    long inAllRounds = counter == null ? Long.MAX_VALUE : counter.trips() * instructions;
    if (counter != null && inAllRounds <= INSTRUCTIONS_BETWEEN_LOOKS) {
      loop.roundsBetweenLooks = Region.NO_LOOKS;
      loop.copies = LoopCopies.of(form, loop, counter);
      form.copiesLoops |= loop.copies != null;
      loop.repeatedInstructions += inAllRounds - instructions;
    } else {
      int rounds = rounds(instructions);
      loop.roundsBetweenLooks = rounds;
      loop.unlookedInstructions = rounds * inRound;
    }
  }

  /**
   * How a loop counts its rounds, if they are limited, and that is of use. It is not where memory
   * is accessed: HotSpot moves checks of addresses out of loops that count rounds, and makes slower
   * code of those that only count what is in the local. Where nothing is, each register counts.
   */
  private static @Nullable Counter counter(FunctionForm form, Region loop, long instructions) {
    boolean isCandidate =
        !loop.accesses
            && loop.unlookedInstructions == 0
            && instructions <= INSTRUCTIONS_BETWEEN_LOOKS;
    return isCandidate ? TripCount.of(form, loop) : null;
  }

  /**
   * HotSpot checks in front of a loop that memory has the addresses of all rounds until the look,
   * even of those that never come about, and where it does not, compiles the loop again with the
   * checks in it. So loops that are large, which often step far, have fewer.
   */
  private static int rounds(long instructions) {
    long rounds = INSTRUCTIONS_BETWEEN_LOOKS / instructions;
    return (int) Math.max(MIN_ROUNDS, Math.min(MAX_ROUNDS, rounds));
  }
}
