package io.dunlin.bytecode.form;

import io.dunlin.bytecode.form.KnownOperand.Meaning;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.Label.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where locals are not null although their types allow it. What {@code local.get} and
 * {@code local.tee} push there gets a type without null in the form, so that code which uses it
 * does not look again.
 *
 * <p>A local is known not to be null once something was assigned to it that is not, once it was
 * tested, and once it was the operand of an instruction that traps on null. The instructions are
 * walked once. Where ways meet, what is known on all of them is known; a loop and the handlers of
 * exceptions begin with what is known in front of the region, but for locals assigned in it.
 */
final class NonNullLocals {
  /** The words that sets may take; functions that may need more stay as they are. */
  private static final long MAX_WORDS = 1 << 22;

  private final FunctionForm form;
  private final Assignments assignments;

  /** By local: how often it was assigned so far. */
  private final int[] versions;

  /** The operands that were pushed since the last region began or ended, the last one first. */
  private final Deque<KnownOperand> operands = new ArrayDeque<>();

  /** By region: what is known where its end is, as far as ways lead there that were walked. */
  private final Map<Integer, BitSet> ends = new HashMap<>();

  /** By region: what is known where its {@code else} or its handlers begin. */
  private final Map<Integer, BitSet> otherArms = new HashMap<>();

  private BitSet known = new BitSet();

  private NonNullLocals(FunctionForm form) {
    this.form = form;
    this.assignments = Assignments.of(form);
    this.versions = new int[form.localCount()];
  }

  /** Makes the types of what a form pushes more exact. */
  static void refine(FunctionForm form) {
    long wordsOfSet = form.localCount() / Long.SIZE + 1;
    if (hasNullable(form) && form.size() * wordsOfSet <= MAX_WORDS) {
      new NonNullLocals(form).walk();
    }
  }

  private static boolean hasNullable(FunctionForm form) {
    for (int local = 0; local < form.localCount(); local++) {
      if (isNullable(form.localType(local))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNullable(int type) {
    return TypeCodes.isReference(type) && TypeCodes.isNullable(type);
  }

  private void walk() {
    for (int at = 0; at < form.size(); at++) {
      switch (form.op(at).family()) {
        case LOCAL -> local(at);
        case CONTROL, EXCEPTION -> control(at);
        default -> plain(at);
      }
    }
  }

  private void local(int at) {
    int local = form.index(at);
    if (form.op(at) != Op.LOCAL_GET) {
      KnownOperand value = pop();
      known.set(local, value.meaning() == Meaning.NON_NULL || isKnown(value));
      versions[local]++;
    }
    if (form.op(at) != Op.LOCAL_SET) {
      int type = form.pushes(at)[0];
      KnownOperand value = new KnownOperand(local, versions[local], Meaning.VALUE);
      if (known.get(local) && isNullable(type)) {
        form.instructions.setPushed(at, TypeCodes.nonNull(type));
        value = value.nonNull();
      }
      operands.push(value);
    }
  }

  /** Whether an operand is the value of a local that is known not to be null. */
  private boolean isKnown(KnownOperand operand) {
    return operand.meaning() == Meaning.VALUE && isCurrent(operand) && known.get(operand.local());
  }

  private boolean isCurrent(KnownOperand operand) {
    int local = operand.local();
    return local != FunctionForm.NONE && versions[local] == operand.assignments();
  }

  private void plain(int at) {
    switch (form.op(at)) {
      case REF_IS_NULL -> operands.push(pop().isNull());
      case REF_TEST -> operands.push(pop().passes());
      case I32_EQZ -> operands.push(pop().isZero());
      case REF_AS_NON_NULL, REF_CAST -> {
        KnownOperand operand = pop();
        learn(operand, known);
        operands.push(operand.nonNull());
      }
      default -> {
        KnownOperand deepest = replace(at);
        if (trapsOnNull(form.op(at))) {
          learn(deepest, known);
        }
      }
    }
  }

  /** Whether an instruction traps if its deepest operand is null. */
  private static boolean trapsOnNull(Op op) {
    return switch (op) {
      case STRUCT_GET,
          STRUCT_GET_S,
          STRUCT_GET_U,
          STRUCT_SET,
          ARRAY_GET,
          ARRAY_GET_S,
          ARRAY_GET_U,
          ARRAY_SET,
          ARRAY_LEN,
          ARRAY_FILL,
          ARRAY_COPY,
          ARRAY_INIT_DATA,
          ARRAY_INIT_ELEM,
          I31_GET_S,
          I31_GET_U ->
          true;
      default -> false;
    };
  }

  private KnownOperand pop() {
    KnownOperand operand = operands.poll();
    return operand == null ? KnownOperand.UNKNOWN : operand;
  }

  /** Pops what an instruction pops, and pushes what it pushes; gives the deepest that is popped. */
  private KnownOperand replace(int at) {
    KnownOperand deepest = KnownOperand.UNKNOWN;
    for (int i = form.pops(at); i > 0; i--) {
      deepest = pop();
    }
    push(form.pushes(at));
    return deepest;
  }

  private void push(int[] types) {
    for (int type : types) {
      operands.push(KnownOperand.ofType(type));
    }
  }

  /** Adds to a set the local whose value an operand is, which is not null. */
  private void learn(KnownOperand operand, BitSet into) {
    if (isCurrent(operand)) {
      into.set(operand.local());
    }
  }

  /** Adds to a set the local that is not null if the operand is, or is not, zero. */
  private void learnFromTest(KnownOperand test, boolean isZero, BitSet into) {
    if (test.meaning() == (isZero ? Meaning.NON_NULL_IF_ZERO : Meaning.NON_NULL_IF_NOT_ZERO)) {
      learn(test, into);
    }
  }

  private void control(int at) {
    switch (form.op(at)) {
      case BLOCK -> operands.clear();
      case LOOP -> {
        operands.clear();
        known.andNot(assignments.in(regionAt(at)));
      }
      case IF -> beginIf(regionAt(at));
      case TRY, TRY_TABLE -> beginTry(at);
      case ELSE -> {
        endArm(at);
        known = Objects.requireNonNull(otherArms.remove(form.index(at)));
      }
      case CATCH, CATCH_ALL -> {
        endArm(at);
        known = copy(Objects.requireNonNull(otherArms.get(form.index(at))));
        push(form.pushes(at));
      }
      case END, DELEGATE -> end(at);
      default -> branch(at);
    }
  }

  private Region regionAt(int at) {
    return form.region(form.index(at));
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  private void beginIf(Region region) {
    KnownOperand condition = pop();
    BitSet otherwise = copy(known);
    learnFromTest(condition, true, otherwise);
    otherArms.put(region.id(), otherwise);
    learnFromTest(condition, false, known);
    operands.clear();
  }

  private void beginTry(int at) {
    BitSet inHandlers = copy(known);
    inHandlers.andNot(assignments.in(regionAt(at)));
    otherArms.put(form.index(at), inHandlers);
    if (form.op(at) == Op.TRY_TABLE) {
      for (int i = 2; i < form.extras(at); i += 3) {
        arrive(form.region(form.extra(at, i)), inHandlers);
      }
    }
    operands.clear();
  }

  private void endArm(int at) {
    operands.clear();
    if (form.fallsThrough(at)) {
      arrive(regionAt(at), known);
    }
  }

  private void end(int at) {
    Region region = regionAt(at);
    if (region.kind() == Kind.LOOP) {
      operands.clear();
    } else {
      endArm(at);
      BitSet otherArm = otherArms.remove(region.id());
      if (region.kind() == Kind.IF && otherArm != null) {
        arrive(region, otherArm);
      }
      @Nullable BitSet atEnd = ends.remove(region.id());
      known = atEnd == null ? new BitSet() : atEnd;
    }
    push(form.pushes(at));
  }

  /** Control arrives where a branch to a region leads; loops know already what is known there. */
  private void arrive(Region region, BitSet with) {
    if (region.kind() == Kind.LOOP || region.kind() == Kind.FUNCTION) {
      return;
    }
    BitSet before = ends.get(region.id());
    if (before == null) {
      ends.put(region.id(), copy(with));
    } else {
      before.and(with);
    }
  }

  private void branch(int at) {
    KnownOperand top = operands.isEmpty() ? KnownOperand.UNKNOWN : operands.element();
    BitSet taken = known;
    known = copy(taken);
    switch (form.op(at)) {
      case BR_IF -> {
        learnFromTest(top, false, taken);
        learnFromTest(top, true, known);
      }
      case BR_ON_NULL -> learn(top, known);
      case BR_ON_NON_NULL -> learn(top, taken);
      case BR_ON_CAST -> learn(top, TypeCodes.isNullable(form.extra(at, 1)) ? known : taken);
      case BR_ON_CAST_FAIL -> learn(top, TypeCodes.isNullable(form.extra(at, 1)) ? taken : known);
      default -> {}
    }
    switch (form.op(at).immediates()) {
      case LABEL, CAST_BRANCH -> arrive(regionAt(at), taken);
      case LABEL_TABLE -> {
        for (int i = 0; i < form.extras(at); i++) {
          arrive(form.region(form.extra(at, i)), taken);
        }
      }
      default -> {}
    }
    replace(at);
  }
}
