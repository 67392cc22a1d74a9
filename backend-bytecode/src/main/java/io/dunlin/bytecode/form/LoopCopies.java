package io.dunlin.bytecode.form;

import io.dunlin.bytecode.form.TripCount.Counter;
import io.dunlin.wasm.op.Op;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The copies that code has of the rounds of a loop which counts from one constant to another, and
 * switches on the lower bits of the count: they are the same each time in the same copy, which does
 * not have to switch then. HotSpot copies loops as well, but does not see that.
 */
public final class LoopCopies {
  private static final int MAX_COPIES = 8;

  /** So many instructions all copies have at most. */
  private static final int MAX_INSTRUCTIONS = 1024;

  /** In front of a switch are the local with the count, a mask, and the instruction to mask it. */
  private static final int MASKED = 3;

  /** What does not fit into the registers that most processors have for integers. */
  private static final int MANY_LOCALS = 16;

  private final FunctionForm form;
  private final Counter counter;
  private final int mask;
  private final int count;
  private final boolean hasManyLocals;

  private LoopCopies(
      FunctionForm form, Counter counter, int mask, int count, boolean hasManyLocals) {
    this.form = form;
    this.counter = counter;
    this.mask = mask;
    this.count = count;
    this.hasManyLocals = hasManyLocals;
  }

  /** The copies of a loop that calls nothing, or null if it is of no use to have more than one. */
  static @Nullable LoopCopies of(FunctionForm form, Region loop, Counter counter) {
    boolean isInnermost = loop.repeatedInstructions == 0;
    int mask = isInnermost ? switchedBits(form, loop, counter) : 0;
    int count = mask == 0 ? 0 : period(counter.step(), mask);
    if (count < 2 || count > MAX_COPIES || counter.trips() % count != 0) {
      return null;
    }
    return (loop.end() - loop.start()) * count > MAX_INSTRUCTIONS
        ? null
        : new LoopCopies(form, counter, mask, count, hasManyLocals(form, loop));
  }

  /**
   * The bits of the count that the loop switches on, which are its lowest ones; 0 if it doesn't.
   */
  private static int switchedBits(FunctionForm form, Region loop, Counter counter) {
    int bits = 0;
    for (int at = loop.start() + 1; at < loop.end(); at++) {
      if (form.op(at) == Op.BR_TABLE && isMasked(form, at - MASKED, counter)) {
        bits = Math.max(bits, (int) form.value(at - MASKED + 1));
      }
    }
    return (bits & (bits + 1)) == 0 ? bits : 0;
  }

  /** Whether lower bits of the count are what the instructions from one on compute. */
  private static boolean isMasked(FunctionForm form, int at, Counter counter) {
    return form.op(at) == Op.LOCAL_GET
        && form.index(at) == counter.local()
        && form.op(at + 1) == Op.I32_CONST
        && form.op(at + 2) == Op.I32_AND
        && form.charge(at + 1) == 0
        && form.charge(at + 2) == 0;
  }

  /** After how many rounds bits are the same again; more than the most copies if after more. */
  private static int period(int step, int mask) {
    int rounds = 1;
    while (rounds <= MAX_COPIES && (rounds * step & mask) != 0) {
      rounds++;
    }
    return rounds;
  }

  private static boolean hasManyLocals(FunctionForm form, Region loop) {
    BitSet locals = new BitSet();
    for (int at = loop.start() + 1; at < loop.end(); at++) {
      switch (form.op(at)) {
        case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> locals.set(form.index(at));
        default -> {}
      }
    }
    return locals.cardinality() > MANY_LOCALS;
  }

  /** How many copies there are: all of them run before the loop can end at the end of a round. */
  public int count() {
    return count;
  }

  /** Whether the loop has more locals than processors have registers. */
  public boolean hasManyLocals() {
    return hasManyLocals;
  }

  /**
   * The instruction that pushes the count, which the loop's last ones test. It may set the local as
   * well. In all copies but the last one nothing has to be tested.
   */
  public int tested() {
    return counter.tested();
  }

  /** Whether three instructions from one on compute what is known in each copy. */
  public boolean isKnown(int at) {
    return at + MASKED <= counter.tested()
        && isMasked(form, at, counter)
        && form.value(at + 1) >= 0
        && form.value(at + 1) <= mask;
  }

  /** What these compute in a copy. */
  public int known(int at, int copy) {
    int changes = at > counter.assignment() ? copy + 1 : copy;
    return counter.first() + changes * counter.step() & (int) form.value(at + 1);
  }

  /** The instruction behind those. */
  public int behindKnown(int at) {
    return at + MASKED;
  }
}
