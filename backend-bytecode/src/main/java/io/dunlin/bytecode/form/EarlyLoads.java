package io.dunlin.bytecode.form;

import io.dunlin.bytecode.form.LocalValues.Value;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves loads of vectors, and the shuffles of what they load, in front of long code without labels
 * that computes with it. Compilers put them where their result is used first, among instructions
 * that compute each lane by itself, which then could not be in {@linkplain Part#isLanewise
 * lane-wise} parts.
 *
 * <p>What is moved is a stretch of instructions that leaves the stack as it is and puts its result
 * into a local. What stays in front of it has no effects but on locals, and does not trap. If it
 * uses this local, which then holds something else, the result gets one of its own.
 */
final class EarlyLoads {
  /** If fewer instructions stay it is not worth it: they fit into the same method. */
  private static final int MIN_STAYING = 256;

  /** So many locals are added at most: with very many, vectors are slow. */
  private static final int MAX_RENAMED = 64;

  private static final int NOWHERE = -1;

  private final FunctionForm form;

  /** By the instruction that assigns it: what may be moved to a local of its own. */
  private @Nullable Map<Integer, Value> values;

  /** How many have been. */
  private int renamed;

  private final List<Order> orders = new ArrayList<>();

  /** By the number of operands below it: the first instruction of those that compute an operand. */
  private int[] operandStarts = new int[16];

  private int height;

  /** The instruction in front of which the others are moved. */
  private int start;

  /** The first instruction behind it with a label. */
  private int label;

  /** The locals that are read by what stays in front of a stretch, and those that are assigned. */
  private final BitSet read = new BitSet();

  private final BitSet assigned = new BitSet();

  /** The instruction up to which these have been found. */
  private int scanned;

  /** Whether one of them may trap or has effects, so that nothing is moved in front of it. */
  private boolean isBlocked;

  /** Whether that is so of an instruction that is never moved. */
  private boolean isBlockedBehind;

  /** The last instruction that assigns to a vector and stays. */
  private int lastStaying;

  /** The instructions that are moved, in their new order. */
  private final List<Integer> moved = new ArrayList<>();

  /** Where in that order stretches begin. */
  private final BitSet borders = new BitSet();

  /** By the first instruction of a stretch that is moved: the one behind it. */
  private final Map<Integer, Integer> movedStretches = new HashMap<>();

  /** The new order of the instructions from one on, and where in it stretches begin. */
  private record Order(int start, List<Integer> instructions, BitSet borders) {}

  private EarlyLoads(FunctionForm form) {
    this.form = form;
  }

  /** Moves them in a function that takes no fuel. */
  static void move(FunctionForm form) {
    if (hasLoadsAndNoHandlers(form)) {
      new EarlyLoads(form).move();
    }
  }

  private static boolean hasLoadsAndNoHandlers(FunctionForm form) {
    boolean hasLoads = false;
    for (int at = 0; at < form.size(); at++) {
      switch (form.op(at).family()) {
        case VECTOR_LOAD -> hasLoads = true;
        case EXCEPTION -> {
          return false;
        }
        default -> {}
      }
    }
    return hasLoads;
  }

  private void move() {
    begin(0);
    for (int at = 0; at < form.size(); at++) {
      if (form.op(at).family() == Family.CONTROL || form.pops(at) > height) {
        end(at);
        begin(at + 1);
        continue;
      }
      if (isVectorAssignment(at) && isInLongCode(at)) {
        moveIfPossible(operandStarts[height - 1], at);
      }
      isBlockedBehind |= form.op(at).family() != Family.VECTOR_LOAD && !isPure(form.op(at));
      track(at);
      if (height == 0 && isBlockedBehind) {
        end(at + 1);
        begin(at + 1);
      }
    }
    // Only now, so that what has been found before is where it was.
    for (Order order : orders) {
      form.instructions.reorder(order.start, order.instructions, order.borders);
    }
    if (renamed > 0 || !orders.isEmpty()) {
      form.forgetLiveness();
    }
  }

  /** Notes the order of the instructions in front of one. */
  private void end(int next) {
    if (!moved.isEmpty() && next - start - moved.size() >= MIN_STAYING) {
      addInOrder(start, next);
      orders.add(new Order(start, List.copyOf(moved), (BitSet) borders.clone()));
    }
  }

  private void begin(int first) {
    start = first;
    height = 0;
    read.clear();
    assigned.clear();
    scanned = first;
    isBlocked = false;
    isBlockedBehind = false;
    lastStaying = NOWHERE;
    moved.clear();
    borders.clear();
    movedStretches.clear();
  }

  /** Whether there is code enough around an instruction without labels or branches. */
  private boolean isInLongCode(int at) {
    while (label < at || form.op(label).family() != Family.CONTROL) {
      label++;
    }
    return label - start >= MIN_STAYING;
  }

  /** Notes where the code of what an instruction pushes begins. */
  private void track(int at) {
    int base = height - form.pops(at);
    int first = form.pops(at) > 0 ? operandStarts[base] : at;
    height = base + form.pushes(at).length;
    if (height > operandStarts.length) {
      operandStarts = Arrays.copyOf(operandStarts, Math.max(height, 2 * operandStarts.length));
    }
    for (int i = base; i < height; i++) {
      operandStarts[i] = i == base ? first : at;
    }
  }

  private boolean isVectorAssignment(int at) {
    return form.op(at) == Op.LOCAL_SET && form.localType(form.index(at)) == TypeCodes.V128;
  }

  /** Moves a stretch of instructions, the last of which assigns to a vector. */
  private void moveIfPossible(int first, int last) {
    if (lastStaying < first && isMovable(first, last) && isIndependent(first, last)) {
      addInOrder(first, last + 1);
      movedStretches.put(first, last + 1);
      scanned = last + 1;
    } else {
      lastStaying = last;
    }
  }

  /** The first instruction from one on that is not moved. */
  private int firstStaying(int at) {
    int staying = at;
    while (movedStretches.containsKey(staying)) {
      staying = movedStretches.get(staying);
    }
    return staying;
  }

  /** Of a stretch what has not been moved comes next. */
  private void addInOrder(int first, int end) {
    borders.set(moved.size());
    for (int at = firstStaying(first); at < end; at = firstStaying(at + 1)) {
      moved.add(at);
    }
  }

  /** Whether a stretch does nothing but load vectors, shuffle them, and compute addresses. */
  private boolean isMovable(int first, int last) {
    boolean movesLanes = false;
    for (int at = firstStaying(first); at < last; at = firstStaying(at + 1)) {
      Op op = form.op(at);
      boolean isPlain =
          op.family() == Family.VECTOR_LOAD
              || op == Op.I8X16_SHUFFLE
              || op == Op.LOCAL_GET
              || ((op == Op.LOCAL_TEE || op.family() == Family.CONST) && !pushesVector(at))
              || isAddressArithmetic(op);
      if (!isPlain) {
        return false;
      }
      movesLanes |= op.family() == Family.VECTOR_LOAD || op == Op.I8X16_SHUFFLE;
    }
    return movesLanes;
  }

  private boolean pushesVector(int at) {
    return form.pushes(at)[0] == TypeCodes.V128;
  }

  private static boolean isAddressArithmetic(Op op) {
    return switch (op) {
      case I32_ADD, I32_SUB, I32_MUL, I32_SHL, I32_AND, I32_OR, I64_ADD -> true;
      default -> false;
    };
  }

  /** Whether a stretch does the same in front of what stays in front of it. */
  private boolean isIndependent(int first, int last) {
    scan(first);
    if (isBlocked) {
      return false;
    }
    for (int at = firstStaying(first); at < last; at = firstStaying(at + 1)) {
      if (form.op(at).family() == Family.LOCAL) {
        int local = form.index(at);
        boolean isTee = form.op(at) == Op.LOCAL_TEE;
        if (assigned.get(local) || (isTee && read.get(local))) {
          return false;
        }
      }
    }
    int target = form.index(last);
    return (!assigned.get(target) && !read.get(target)) || renames(last);
  }

  /** Finds what the instructions in front of one do that stay. */
  private void scan(int end) {
    int at = firstStaying(scanned);
    while (at < end) {
      isBlocked |= !isPure(form.op(at));
      if (form.op(at).family() == Family.LOCAL) {
        boolean reads = form.op(at) == Op.LOCAL_GET;
        (reads ? read : assigned).set(form.index(at));
      }
      at = firstStaying(at + 1);
    }
    scanned = Math.max(scanned, end);
  }

  /** Whether an instruction neither traps nor has effects but on locals. */
  private static boolean isPure(Op op) {
    return switch (op.family()) {
      case LOCAL, CONST, UNARY, BINARY, COMPARE, CONVERT, VECTOR, PARAMETRIC -> !op.mayTrap();
      default -> false;
    };
  }

  /** Gives a value a local of its own, if nothing else can see where it is. */
  private boolean renames(int assignment) {
    if (values == null) {
      values = findValues();
    }
    Value value = values.get(assignment);
    if (value == null || renamed == MAX_RENAMED) {
      return false;
    }
    renamed++;
    value.move(form, form.addVector());
    return true;
  }

  private Map<Integer, Value> findValues() {
    BitSet vectors = new BitSet();
    for (int local = 0; local < form.localCount(); local++) {
      vectors.set(local, form.localType(local) == TypeCodes.V128);
    }
    Map<Integer, Value> byAssignment = new HashMap<>();
    for (Value value : LocalValues.of(form, vectors)) {
      byAssignment.put(value.start(), value);
    }
    return byAssignment;
  }
}
