package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.IntList;
import io.dunlin.compiler.machine.MachineFunction;
import java.util.Arrays;

/**
 * Where virtual registers live, and what uses them.
 *
 * <p>From each use the blocks are followed backwards up to the definition, so that the time taken
 * is in proportion to the result.
 */
final class LiveRanges {
  private static final int NONE = -1;
  private static final long STEPS_PER_INSTRUCTION = 200;
  private static final long LEAST_STEPS = 1_000_000;

  private final MachineFunction function;
  private final Positions positions;
  private final OperandRules rules;
  private final int[] instructionOf;
  private final int[] definitions; // operands, or complements of blocks for parameters
  private final int[] useStarts;
  private final int[] uses; // operands, or complements of blocks for arguments
  private final int[] rangeStarts;
  private final RangePool ranges = new RangePool();

  private final int[] liveIn;
  private final int[] liveOut;
  private final int[] usedIn;
  private final int[] lastEnd;
  private final int[] touchedFor;
  private final IntList touched = new IntList();
  private final IntList work = new IntList();
  private long stepsLeft;

  LiveRanges(MachineFunction function, Positions positions, OperandRules rules) {
    this.function = function;
    this.positions = positions;
    this.rules = rules;
    int count = function.virtualRegisterCount();
    instructionOf = new int[function.operandCount()];
    definitions = new int[count];
    Arrays.fill(definitions, Integer.MIN_VALUE);
    useStarts = new int[count + 1];
    countUses();
    uses = new int[useStarts[count]];
    placeUses();
    int blocks = function.blockCount();
    liveIn = filled(blocks);
    liveOut = filled(blocks);
    usedIn = filled(blocks);
    lastEnd = new int[blocks];
    touchedFor = filled(blocks);
    rangeStarts = new int[count + 1];
    stepsLeft = Math.max(LEAST_STEPS, STEPS_PER_INSTRUCTION * function.instructionCount());
    for (int each = 0; each < count && !isTooMuch(); each++) {
      if (!function.isPinned(each) && definitions[each] != Integer.MIN_VALUE) {
        build(each);
      }
      rangeStarts[each + 1] = ranges.size();
    }
  }

  private static int[] filled(int count) {
    int[] array = new int[count];
    Arrays.fill(array, NONE);
    return array;
  }

  private void countUses() {
    for (int each = 0; each < function.instructionCount(); each++) {
      for (int o = function.operandStart(each); o < function.operandEnd(each); o++) {
        instructionOf[o] = each;
        if (rules.isDefinition(o)) {
          definitions[function.operandRegister(o)] = o;
        } else {
          useStarts[function.operandRegister(o) + 1]++;
        }
      }
    }
    for (int block = 0; block < function.blockCount(); block++) {
      for (int i = 0; i < function.parameterCount(block); i++) {
        definitions[function.parameter(block, i)] = ~block;
      }
      for (int i = 0; i < function.argumentCount(block); i++) {
        useStarts[function.argument(block, i) + 1]++;
      }
    }
    for (int each = 1; each < useStarts.length; each++) {
      useStarts[each] += useStarts[each - 1];
    }
  }

  private void placeUses() {
    int[] next = useStarts.clone();
    for (int block = 0; block < function.blockCount(); block++) {
      int end = function.operandEnd(function.blockEnd(block) - 1);
      for (int o = function.operandStart(function.blockStart(block)); o < end; o++) {
        if (!rules.isDefinition(o)) {
          uses[next[function.operandRegister(o)]++] = o;
        }
      }
      for (int i = 0; i < function.argumentCount(block); i++) {
        uses[next[function.argument(block, i)]++] = ~block;
      }
    }
  }

  private void build(int value) {
    int definition = definitions[value];
    int block =
        definition < 0 ? ~definition : positions.block(Positions.before(instructionOf[definition]));
    touched.clear();
    for (int use = useStarts[value]; use < useStarts[value + 1]; use++) {
      addUse(value, uses[use], block);
    }
    if (touched.isEmpty()) {
      addDead(value);
      return;
    }
    int[] blocks = touched.toArray();
    Arrays.sort(blocks);
    int first = ranges.size();
    for (int each : blocks) {
      int from = each == block ? definitionStart(value) : positions.start(each);
      int to = liveOut[each] == value ? positions.end(each) : lastEnd[each];
      ranges.addTouching(first, from, to, value);
    }
  }

  /** A result that nothing uses still takes room while the instruction writes it. */
  private void addDead(int value) {
    int definition = definitions[value];
    if (definition >= 0 && !rules.isApart(instructionOf[definition], definition)) {
      int end = Positions.before(instructionOf[definition] + 1);
      ranges.add(definitionStart(value), end, value);
    }
  }

  private void addUse(int value, int use, int definingBlock) {
    int block = use < 0 ? ~use : positions.block(Positions.before(instructionOf[use]));
    int end = use < 0 ? positions.end(block) : rules.useEnd(instructionOf[use], use);
    if (usedIn[block] != value) {
      usedIn[block] = value;
      lastEnd[block] = end;
      touch(value, block);
    } else {
      lastEnd[block] = Math.max(lastEnd[block], end);
    }
    if (block != definingBlock) {
      enter(value, block);
    }
    while (!work.isEmpty()) {
      int entered = work.removeLast();
      stepsLeft -= function.predecessorCount(entered);
      for (int i = 0; i < function.predecessorCount(entered); i++) {
        int predecessor = function.predecessor(entered, i);
        if (liveOut[predecessor] != value) {
          touch(value, predecessor);
          liveOut[predecessor] = value;
          if (predecessor != definingBlock) {
            enter(value, predecessor);
          }
        }
      }
    }
  }

  private void enter(int value, int block) {
    if (liveIn[block] != value) {
      liveIn[block] = value;
      work.add(block);
    }
  }

  /** Notes a block, unless it has been noted for another reason. */
  private void touch(int value, int block) {
    if (touchedFor[block] != value) {
      touchedFor[block] = value;
      touched.add(block);
    }
  }

  /**
   * Do so many virtual registers live in so many blocks that working with ranges takes too long?
   * Programs that people write are far from it; the ranges are incomplete then.
   */
  boolean isTooMuch() {
    return stepsLeft < 0;
  }

  /** All ranges, those of each virtual register one after the other, to which others add. */
  RangePool ranges() {
    return ranges;
  }

  /** The first range of a virtual register; they end where those of the next one begin. */
  int rangeStart(int value) {
    return rangeStarts[value];
  }

  boolean isEmpty(int value) {
    return rangeStarts[value] == rangeStarts[value + 1];
  }

  int useCount(int value) {
    return useStarts[value + 1] - useStarts[value];
  }

  /** The operand that defines it, or the complement of the block that it is a parameter of. */
  int definition(int value) {
    return definitions[value];
  }

  int instructionOf(int operand) {
    return instructionOf[operand];
  }

  /** The point from which it may be in a location of its own. */
  int definitionStart(int value) {
    int definition = definitions[value];
    return definition < 0
        ? positions.start(~definition)
        : rules.definitionStart(instructionOf[definition], definition);
  }

  /** Appends position, operand and virtual register of the definition and uses, in order. */
  void appendUses(int value, IntList out) {
    out.add(definitionStart(value));
    out.add(definitions[value]);
    out.add(value);
    for (int i = useStarts[value]; i < useStarts[value + 1]; i++) {
      int use = uses[i];
      out.add(use < 0 ? positions.end(~use) - 1 : rules.usePosition(instructionOf[use], use));
      out.add(use);
      out.add(value);
    }
  }
}
