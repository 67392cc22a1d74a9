package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.BlockOrder;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.Operand;
import java.util.Arrays;

/**
 * The slots of values that blocks hand to others, for the fast allocator. Values that live one
 * after the other share one.
 *
 * <p>A value lives at most from the place of its definition, in reverse postorder, to that of its
 * last use, or to the end of any loop that begins behind its definition and that this falls into:
 * the loop may come back to the use. Loops are ranges of places here, which one edge back makes.
 */
final class BlockSlots {
  private static final int NONE = -1;

  private final MachineFunction function;
  private final ValueFacts facts;
  private final BlockOrder order;
  private final int[] from;
  private final int[] to;
  private final int[] slotOf;
  private final SpillSlots slots;

  BlockSlots(MachineFunction function, ValueFacts facts) {
    this.function = function;
    this.facts = facts;
    order = new BlockOrder(function);
    slots = new SpillSlots(function.pinnedUnits());
    int values = function.virtualRegisterCount();
    from = new int[values];
    to = new int[values];
    Arrays.fill(to, NONE);
    slotOf = new int[values];
    Arrays.fill(slotOf, Location.NONE);
    // The definitions that are met come before all uses.
    PlaceLists definitions = new PlaceLists(order.size(), values);
    for (int place = 0; place < order.size(); place++) {
      visitParameters(place, definitions);
      visitInstructions(place, definitions);
    }
    extendThroughLoops(definitions);
    assign();
  }

  /** The slot of each value that has one. */
  int[] slotOf() {
    return slotOf;
  }

  /** How many units there are. */
  int units() {
    return slots.units();
  }

  private void define(int value, int place, PlaceLists definitions) {
    if (facts.livesOutsideOfBlock(value) && !facts.isRematerialized(value)) {
      definitions.add(place, value);
      from[value] = place;
      to[value] = place;
    }
  }

  private void use(int value, int place) {
    if (to[value] != NONE && place != NONE) {
      from[value] = Math.min(from[value], place);
      to[value] = Math.max(to[value], place);
    }
  }

  /** Parameters are written where the blocks before end. */
  private void visitParameters(int place, PlaceLists definitions) {
    int block = order.block(place);
    for (int i = 0; i < function.parameterCount(block); i++) {
      int parameter = function.parameter(block, i);
      define(parameter, place, definitions);
      for (int j = 0; j < function.predecessorCount(block); j++) {
        use(parameter, order.place(function.predecessor(block, j)));
      }
    }
  }

  private void visitInstructions(int place, PlaceLists definitions) {
    int block = order.block(place);
    int first = function.operandStart(function.blockStart(block));
    int last = function.operandStart(function.blockEnd(block) - 1);
    int end = function.operandEnd(function.blockEnd(block) - 1);
    for (int operand = first; operand < end; operand++) {
      int value = function.operandRegister(operand);
      if (!Operand.isDefinition(function.operandSpec(operand))) {
        use(value, place);
        continue;
      }
      define(value, place, definitions);
      if (operand >= last) {
        // It is stored where the blocks behind begin.
        for (int i = 0; i < function.successorCount(block); i++) {
          use(value, order.place(function.successor(block, i)));
        }
      }
    }
    for (int i = 0; i < function.argumentCount(block); i++) {
      use(function.argument(block, i), place);
    }
  }

  /** From the last place to the first, so that just the loops behind a definition are known. */
  private void extendThroughLoops(PlaceLists definitions) {
    int[] ends = new int[order.size()]; // union-find: where what begins or lies in loops ends
    Arrays.setAll(ends, place -> place);
    for (int place = order.size() - 1; place >= 0; place--) {
      for (int value = definitions.first(place); value != NONE; value = definitions.next(value)) {
        to[value] = find(ends, to[value]);
      }
      int end = lastLatch(place);
      for (int each = find(ends, place); each < end; each = find(ends, place)) {
        ends[each] = each + 1;
      }
    }
  }

  /** The last place from which an edge leads back to a place, or that place. */
  private int lastLatch(int place) {
    int block = order.block(place);
    int last = place;
    for (int i = 0; i < function.predecessorCount(block); i++) {
      last = Math.max(last, order.place(function.predecessor(block, i)));
    }
    return last;
  }

  private static int find(int[] ends, int place) {
    int at = place;
    while (ends[at] != at) {
      ends[at] = ends[ends[at]];
      at = ends[at];
    }
    return at;
  }

  private void assign() {
    PlaceLists starting = new PlaceLists(order.size(), to.length);
    PlaceLists ending = new PlaceLists(order.size(), to.length);
    for (int value = to.length - 1; value >= 0; value--) {
      if (to[value] != NONE) {
        starting.add(from[value], value);
        ending.add(to[value], value);
      }
    }
    for (int place = 0; place < order.size(); place++) {
      for (int value = starting.first(place); value != NONE; value = starting.next(value)) {
        slotOf[value] = slots.take(function.width(value));
      }
      for (int value = ending.first(place); value != NONE; value = ending.next(value)) {
        slots.release(slotOf[value], function.width(value));
      }
    }
  }

  /** A list of values for each place; a value is in one list at most. */
  private static final class PlaceLists {
    private final int[] firsts;
    private final int[] nexts;

    PlaceLists(int places, int values) {
      firsts = new int[places];
      Arrays.fill(firsts, NONE);
      nexts = new int[values];
    }

    void add(int place, int value) {
      nexts[value] = firsts[place];
      firsts[place] = value;
    }

    int first(int place) {
      return firsts[place];
    }

    int next(int value) {
      return nexts[value];
    }
  }
}
