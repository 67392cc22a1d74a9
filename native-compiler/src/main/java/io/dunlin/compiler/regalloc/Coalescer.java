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
  /** Longer lists are not made yet longer, lest putting them together takes quadratic time. */
  private static final int MOST_RANGES = 4096;

  private static final int NONE = -1;

  private final MachineFunction function;
  private final LiveRanges live;
  private final OperandRules rules;
  private final int[] roots;
  private final RangePool ranges;
  private final int[] rangeStarts;
  private final int[] rangeEnds;
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
    rangeStarts = new int[count];
    rangeEnds = new int[count];
    for (int each = 0; each < count; each++) {
      rangeStarts[each] = live.rangeStart(each);
      rangeEnds[each] = live.rangeStart(each + 1);
    }
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
    int start = ranges.size();
    if (merge(one, other)) {
      roots[other] = one;
      rangeStarts[one] = start;
      rangeEnds[one] = ranges.size();
    } else {
      ranges.truncate(start);
    }
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

  /** Adds the ranges of both in order; gives up where they overlap. */
  private boolean merge(int first, int second) {
    int i = rangeStarts[first];
    int j = rangeStarts[second];
    int firstEnd = rangeEnds[first];
    int secondEnd = rangeEnds[second];
    if (firstEnd - i > MOST_RANGES || secondEnd - j > MOST_RANGES) {
      return false;
    }
    int end = 0;
    while (i < firstEnd || j < secondEnd) {
      boolean takeFirst = j == secondEnd || (i < firstEnd && ranges.from(i) < ranges.from(j));
      int range = takeFirst ? i++ : j++;
      if (ranges.from(range) < end) {
        return false;
      }
      end = ranges.to(range);
      ranges.add(ranges.from(range), end, ranges.virtualRegister(range));
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
      if (root(each) == each && rangeStarts[each] < rangeEnds[each]) {
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
    maker.make(bundle, rangeStarts[root], rangeEnds[root], uses);
  }
}
