package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Finds loops that count from one constant to another, and so end after a number of rounds that is
 * known. A local is set to a constant in front of such a loop; it is assigned once in each round,
 * its value plus or minus a constant; and the loop's last instruction, which is the only one that
 * branches to its beginning, does so if the local is not zero, or compares with a constant.
 *
 * <p>A loop of a single round is none of these. Any number of them could be inside of each other,
 * and would be searched again for each.
 */
final class TripCount {
  private static final int UNKNOWN = -1;

  /** How many rounds are gone through in search of the last one. */
  private static final int MAX_TRIPS = 256;

  /** How many instructions in front of a loop may stand behind the one that sets the local. */
  private static final int MAX_DISTANCE = 256;

  private final FunctionForm form;
  private final Region loop;

  private TripCount(FunctionForm form, Region loop) {
    this.form = form;
    this.loop = loop;
  }

  /**
   * How a loop counts.
   *
   * @param tested the instruction that pushes the count, which the loop's last ones test
   * @param assignment the one that changes the count in each round
   * @param local where the count is
   * @param first the count in the first round, until it is changed
   * @param step by how much it is changed
   * @param trips how many rounds there are at most: fewer if another branch leaves the loop
   */
  record Counter(int tested, int assignment, int local, int first, int step, int trips) {}

  /** How a loop counts, or null if it is not one of these. */
  static @Nullable Counter of(FunctionForm form, Region loop) {
    return new TripCount(form, loop).find();
  }

  private @Nullable Counter find() {
    int branch = loop.end() - 1;
    boolean isPlain = loop.params().length == 0 && loop.results().length == 0;
    if (!isPlain || loop.firstBranch() != branch || form.op(branch) != Op.BR_IF) {
      return null;
    }
    int condition = branch - 1;
    if (isComparison(form.op(condition)) && form.op(condition - 1) == Op.I32_CONST) {
      return counter(condition - 2, form.op(condition), (int) form.value(condition - 1));
    }
    return counter(condition, Op.I32_NE, 0);
  }

  /**
   * How it counts if it goes on while a comparison holds.
   *
   * @param tested the instruction that pushes what is compared
   */
  private @Nullable Counter counter(int tested, Op comparison, int limit) {
    if (form.op(tested) != Op.LOCAL_GET && form.op(tested) != Op.LOCAL_TEE) {
      return null;
    }
    int local = form.index(tested);
    int assignment = onlyAssignment(local);
    if (assignment == UNKNOWN || !addsConstant(assignment, local)) {
      return null;
    }
    int initialization = initialization(local);
    if (initialization == UNKNOWN) {
      return null;
    }
    int constant = (int) form.value(assignment - 2);
    int step = form.op(assignment - 1) == Op.I32_ADD ? constant : -constant;
    int first = (int) form.value(initialization - 1);
    int trips = trips(first, step, comparison, limit);
    return trips == UNKNOWN ? null : new Counter(tested, assignment, local, first, step, trips);
  }

  private static int trips(int first, int step, Op comparison, int limit) {
    int value = first;
    for (int trips = 1; trips <= MAX_TRIPS; trips++) {
      value += step;
      if (!holds(comparison, value, limit)) {
        return trips == 1 ? UNKNOWN : trips;
      }
    }
    return UNKNOWN;
  }

  private static boolean isComparison(Op op) {
    return switch (op) {
      case I32_NE, I32_LT_S, I32_LT_U, I32_GT_S, I32_GT_U, I32_LE_S, I32_LE_U, I32_GE_S, I32_GE_U ->
          true;
      default -> false;
    };
  }

  private static boolean holds(Op comparison, int a, int b) {
    return switch (comparison) {
      case I32_NE -> a != b;
      case I32_LT_S -> a < b;
      case I32_LT_U -> Integer.compareUnsigned(a, b) < 0;
      case I32_GT_S -> a > b;
      case I32_GT_U -> Integer.compareUnsigned(a, b) > 0;
      case I32_LE_S -> a <= b;
      case I32_LE_U -> Integer.compareUnsigned(a, b) <= 0;
      case I32_GE_S -> a >= b;
      case I32_GE_U -> Integer.compareUnsigned(a, b) >= 0;
      default -> throw new IllegalArgumentException(comparison.toString());
    };
  }

  /** The only instruction in the loop that assigns a local, if no branch goes around it. */
  private int onlyAssignment(int local) {
    int found = UNKNOWN;
    int depth = 0;
    for (int at = loop.start() + 1; at < loop.end(); at++) {
      switch (form.op(at)) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> depth++;
        case END, DELEGATE -> depth--;
        case LOCAL_SET, LOCAL_TEE -> {
          if (form.index(at) == local) {
            if (found != UNKNOWN || depth > 0) {
              return UNKNOWN;
            }
            found = at;
          }
        }
        default -> {}
      }
    }
    return found;
  }

  /** Whether an instruction assigns a local its own value plus or minus a constant. */
  private boolean addsConstant(int assignment, int local) {
    return assignment - 3 > loop.start()
        && (form.op(assignment - 1) == Op.I32_ADD || form.op(assignment - 1) == Op.I32_SUB)
        && form.op(assignment - 2) == Op.I32_CONST
        && form.op(assignment - 3) == Op.LOCAL_GET
        && form.index(assignment - 3) == local;
  }

  /** The instruction that sets a local to a constant with which the loop then always begins. */
  private int initialization(int local) {
    int first = Math.max(1, loop.start() - MAX_DISTANCE);
    for (int at = loop.start() - 1; at >= first; at--) {
      switch (form.op(at)) {
        case LOCAL_SET, LOCAL_TEE -> {
          if (form.index(at) == local) {
            return form.op(at - 1) == Op.I32_CONST ? at : UNKNOWN;
          }
        }
        // Control only arrives behind these from in front of them.
        case BLOCK, IF, BR_IF -> {}
        default -> {
          if (form.op(at).family() == Family.CONTROL || form.op(at).family() == Family.EXCEPTION) {
            return UNKNOWN;
          }
        }
      }
    }
    return UNKNOWN;
  }
}
