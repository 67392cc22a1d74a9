package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import java.util.Arrays;

/**
 * Puts virtual registers together that are copied to each other and do not live at the same time,
 * the most frequent copies first.
 */
final class Coalescer {
  /**
   * How many ranges are gone through to put bundles together, for each instruction, lest that takes
   * quadratic time for one that grows and grows.
   */
  private static final long STEPS_PER_INSTRUCTION = 100;

  private static final long LEAST_STEPS = 1_000_000;

  private static final int NONE = -1;
  private static final int[] IN_POOL = {};

  private final MachineFunction function;
  private final LiveRanges live;
  private final OperandRules rules;
  private final int[] roots;
  private final RangePool ranges;

  /** The ranges of those that have been put together, by threes; of others, the pool has them. */
  private final int[][] merged;

  private int[] buffer = new int[96];
  private long stepsLeft;
  private final UseOrder useOrder = new UseOrder();
  private final IntList uses = new IntList();
  private final IntList copies = new IntList(); // two virtual registers each
  private long[] order = new long[16];

  Coalescer(MachineFunction function, LiveRanges live, OperandRules rules, LoopForest loops) {
    this.function = function;
    this.live = live;
    this.rules = rules;
    int count = function.virtualRegisterCount();
    roots = new int[count];
    Arrays.setAll(roots, each -> each);
    ranges = live.ranges();
    merged = new int[count][];
    Arrays.fill(merged, IN_POOL);
    stepsLeft = Math.max(LEAST_STEPS, STEPS_PER_INSTRUCTION * function.instructionCount());
    for (int block = 0; block < function.blockCount(); block++) {
      findCopies(block, loops.frequency(block));
    }
    Arrays.sort(order, 0, copies.size() / 2);
    for (int i = 0; i < copies.size() / 2; i++) {
      int copy = (int) order[i];
      join(copies.get(2 * copy), copies.get(2 * copy + 1));
    }
  }

  private void findCopies(int block, float frequency) {
    for (int each = function.blockStart(block); each < function.blockEnd(block); each++) {
      int start = function.operandStart(each);
      if (function.isMove(each)) {
        addCopy(function.operandRegister(start), function.operandRegister(start + 1), frequency);
      }
      for (int o = start; o < function.operandEnd(each); o++) {
        if (rules.constraint(o) == Operand.REUSE) {
          addCopy(
              function.operandRegister(o),
              function.operandRegister(rules.input(each, o)),
              frequency);
        }
      }
    }
    for (int i = 0; i < function.argumentCount(block); i++) {
      int parameter = function.parameter(function.successor(block, 0), i);
      addCopy(parameter, function.argument(block, i), frequency);
    }
  }

  private void addCopy(int first, int second, float frequency) {
    int index = copies.size() / 2;
    if (index == order.length) {
      order = Arrays.copyOf(order, 2 * index);
    }
    // Bits of positive floats are in the order of the floats.
    order[index] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(frequency)) << 32 | index;
    copies.add(first);
    copies.add(second);
  }

  private void join(int first, int second) {
    int one = root(first);
    int other = root(second);
    if (one == other || !maySharePlace(first, second) || !isWorthIt(first) || !isWorthIt(second)) {
      return;
    }
    int count = rangeCount(one) + rangeCount(other);
    if (count > stepsLeft) {
      return;
    }
    stepsLeft -= count;
    if (RangePool.FIELDS * count > buffer.length) {
      buffer = new int[2 * RangePool.FIELDS * count];
    }
    if (merge(one, other)) {
      roots[other] = one;
      merged[other] = IN_POOL;
      merged[one] = Arrays.copyOf(buffer, RangePool.FIELDS * count);
    }
  }

  private int rangeCount(int root) {
    int[] own = merged[root];
    return own == IN_POOL
        ? live.rangeStart(root + 1) - live.rangeStart(root)
        : own.length / RangePool.FIELDS;
  }

  private int[] rangesOf(int root) {
    int[] own = merged[root];
    return own == IN_POOL ? ranges.toArray(live.rangeStart(root), live.rangeStart(root + 1)) : own;
  }

  private boolean maySharePlace(int first, int second) {
    return !function.isPinned(first)
        && !function.isPinned(second)
        && !live.isEmpty(first)
        && !live.isEmpty(second)
        && function.registerClass(first) == function.registerClass(second)
        && isWide(first) == isWide(second);
  }

  private boolean isWide(int value) {
    return function.width(value) == 16;
  }

  /** A value that can be made again loses that when it shares its place with others. */
  private boolean isWorthIt(int value) {
    return rematerialization(value) == 0 || live.useCount(value) == 1;
  }

  private int rematerialization(int value) {
    int definition = live.definition(value);
    if (definition < 0) {
      return 0;
    }
    int instruction = live.instructionOf(definition);
    boolean can = function.isRematerializable(instruction) && !rules.isOnStack(value);
    return can ? ~instruction : 0;
  }

  /** Puts the ranges of both into the buffer, in order; gives up where they overlap. */
  private boolean merge(int first, int second) {
    int[] ofFirst = rangesOf(first);
    int[] ofSecond = rangesOf(second);
    int i = 0;
    int j = 0;
    int end = 0;
    while (i < ofFirst.length || j < ofSecond.length) {
      boolean takeFirst = j == ofSecond.length || (i < ofFirst.length && ofFirst[i] < ofSecond[j]);
      int[] from = takeFirst ? ofFirst : ofSecond;
      int at = takeFirst ? i : j;
      if (from[at] < end) {
        return false;
      }
      end = from[at + 1];
      System.arraycopy(from, at, buffer, i + j, RangePool.FIELDS);
      if (takeFirst) {
        i += RangePool.FIELDS;
      } else {
        j += RangePool.FIELDS;
      }
    }
    return true;
  }

  private int root(int value) {
    int at = value;
    while (roots[at] != at) {
      roots[at] = roots[roots[at]];
      at = roots[at];
    }
    return at;
  }

  /** Are two virtual registers in one bundle? */
  boolean areTogether(int first, int second) {
    return root(first) == root(second);
  }

  /** Makes a piece of each bundle, in the order of their first virtual registers. */
  void makePieces(PieceMaker maker) {
    int count = roots.length;
    int[] nextMember = new int[count];
    int[] lastMember = new int[count];
    Arrays.fill(nextMember, NONE);
    Arrays.setAll(lastMember, each -> each);
    for (int each = 0; each < count; each++) {
      int root = root(each);
      if (root != each) {
        nextMember[lastMember[root]] = each;
        lastMember[root] = each;
      }
    }
    for (int each = 0; each < count; each++) {
      if (root(each) == each && rangeCount(each) > 0) {
        makePiece(maker, each, nextMember);
      }
    }
  }

  private void makePiece(PieceMaker maker, int root, int[] nextMember) {
    uses.clear();
    for (int member = root; member != NONE; member = nextMember[member]) {
      live.appendUses(member, uses);
    }
    boolean single = nextMember[root] == NONE;
    Bundle bundle =
        new Bundle(
            function.registerClass(root), isWide(root), single ? rematerialization(root) : 0);
    for (int member = root; member != NONE; member = nextMember[member]) {
      bundle.needsSlot |= rules.isOnStack(member);
    }
    useOrder.sort(uses);
    int[] own = merged[root];
    int first = own == IN_POOL ? live.rangeStart(root) : ranges.addAll(own);
    maker.make(bundle, first, first + rangeCount(root), uses);
  }
}
