package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.emit.ApiReductions.Role;
import io.dunlin.bytecode.emit.ReductionTerm.Step;
import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds reductions of integers with terms that can be computed two at once: they do the same with
 * what stands one behind the other in a memory.
 *
 * <p>The first of two such terms only checks what it would load; the second one loads for both. So
 * nothing may be stored between them, and nobody sees that they are united in another order, which
 * integers allow.
 */
final class ApiReductionFinder {
  private static final int NONE = FunctionForm.NONE;

  /** A term is compared with so many others at most that have found none yet. */
  private static final int MAX_WAITING = 16;

  /** To take the upper half of a vector, and to unite both halves, costs as much. */
  private static final int MIN_SAVINGS = 2;

  private final ModuleShape module;
  private final FunctionForm form;
  private final VectorPlan plan;
  private final ApiReductions found = new ApiReductions();

  /** The instructions whose results are on the stack, as far as they are known. */
  private int[] stack = new int[16];

  private int height;

  /** By instruction: the first of those that compute its result, or NONE if it is not known. */
  private final int[] starts;

  /** By associative instruction: those that compute its operands. */
  private final int[] firstOperands;

  private final int[] secondOperands;

  /** What is loaded in front of this instruction may be something else behind it. */
  private int barrier = NONE;

  /**
   * Two terms.
   *
   * @param first what comes first
   * @param direction 1 if the second one loads what is behind, -1 if what is in front
   */
  private record Pair(ReductionTerm first, ReductionTerm second, int direction) {}

  private ApiReductionFinder(ModuleShape module, FunctionForm form, VectorPlan plan) {
    this.module = module;
    this.form = form;
    this.plan = plan;
    starts = new int[form.size()];
    firstOperands = new int[form.size()];
    secondOperands = new int[form.size()];
    Arrays.fill(starts, NONE);
  }

  /** The reductions of a function whose vectors are objects of the API. */
  static ApiReductions find(ModuleShape module, FunctionForm form, VectorPlan plan) {
    ApiReductionFinder finder = new ApiReductionFinder(module, form, plan);
    for (int at = 0; at < form.size(); at++) {
      finder.visit(at);
    }
    return finder.found;
  }

  private void visit(int at) {
    Op op = form.op(at);
    if (op.family() == Family.CONTROL || op.family() == Family.EXCEPTION) {
      while (height > 0) {
        reduceFor(at, stack[--height]);
      }
      barrier = at;
      return;
    }
    int[] operands = new int[form.pops(at)];
    for (int i = operands.length - 1; i >= 0; i--) {
      operands[i] = height > 0 ? stack[--height] : NONE;
    }
    if (!isHarmless(op)) {
      barrier = at;
    }
    starts[at] = start(at, operands);
    if (ReductionTerm.isAssociative(op)) {
      firstOperands[at] = operands[0];
      secondOperands[at] = operands[1];
    }
    for (int operand : operands) {
      reduceFor(at, operand);
    }
    for (int i = 0; i < form.pushes(at).length; i++) {
      push(at);
    }
  }

  private void push(int at) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = at;
  }

  /** Whether an instruction stores nothing, runs no other code, and assigns to no local. */
  private static boolean isHarmless(Op op) {
    return switch (op.family()) {
      case CONST, UNARY, BINARY, CONVERT, LOAD, VECTOR, VECTOR_LOAD -> true;
      case LOCAL -> op == Op.LOCAL_GET;
      case GLOBAL -> op == Op.GLOBAL_GET;
      default -> false;
    };
  }

  private int start(int at, int[] operands) {
    if (operands.length == 0) {
      return at > barrier ? at : NONE;
    }
    int start = operands[0] == NONE ? NONE : starts[operands[0]];
    return start > barrier ? start : NONE;
  }

  private boolean isReduction(int at) {
    return starts[at] != NONE
        && ReductionTerm.isAssociative(form.op(at))
        && plan.operand(at) == VectorForm.OBJECT;
  }

  /** Finds the pairs of an operand, if it is a reduction of which the instruction is no part. */
  private void reduceFor(int at, int operand) {
    boolean isPart = operand != NONE && form.op(at) == form.op(operand) && isReduction(at);
    if (operand != NONE && isReduction(operand) && !isPart) {
      reduce(operand);
    }
  }

  /** Finds the pairs among the terms of the reduction that an instruction gives the result of. */
  private void reduce(int root) {
    List<Integer> unions = new ArrayList<>();
    List<Pair> pairs = pairs(terms(root, unions));
    int savings = pairs.size() - 1;
    for (Pair pair : pairs) {
      savings += pair.first.savings();
    }
    if (savings < MIN_SAVINGS) {
      return;
    }
    BitSet missing = new BitSet();
    for (Pair pair : pairs) {
      note(pair, root);
      missing.set(last(pair.first));
      missing.set(last(pair.second));
    }
    for (int union : unions) {
      boolean isFirstMissing = missing.get(firstOperands[union]);
      boolean isSecondMissing = missing.get(secondOperands[union]);
      if (isFirstMissing || isSecondMissing) {
        found.setRole(union, Role.NOTHING);
      }
      if (isFirstMissing && isSecondMissing) {
        missing.set(union);
      }
    }
    found.addRoot(root, !missing.get(root));
  }

  /**
   * The terms of a reduction in their order, by the instructions that give them.
   *
   * @param unions gets the instructions that unite them, in their order
   */
  private List<Integer> terms(int root, List<Integer> unions) {
    List<Integer> terms = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (form.op(at) == form.op(root) && isReduction(at)) {
        unions.add(at);
        open.add(firstOperands[at]);
        open.add(secondOperands[at]);
      } else {
        terms.add(at);
      }
    }
    terms.sort(null);
    unions.sort(null);
    return terms;
  }

  private List<Pair> pairs(List<Integer> terms) {
    List<Pair> pairs = new ArrayList<>();
    Deque<ReductionTerm> waiting = new ArrayDeque<>();
    for (int at : terms) {
      ReductionTerm term = term(at);
      if (term == null) {
        continue;
      }
      Pair pair = pair(waiting, term);
      if (pair == null) {
        waiting.addLast(term);
      } else {
        waiting.remove(pair.first);
        pairs.add(pair);
      }
      if (waiting.size() > MAX_WAITING) {
        waiting.removeFirst();
      }
    }
    return pairs;
  }

  /** The term that an instruction gives, if it is one and has no reduction in it. */
  private @Nullable ReductionTerm term(int at) {
    ReductionTerm term =
        starts[at] == NONE ? null : ReductionTerm.of(module, form, plan, starts[at], at);
    return term == null || term.steps().stream().anyMatch(step -> found.has(step.at()))
        ? null
        : term;
  }

  private static @Nullable Pair pair(Deque<ReductionTerm> waiting, ReductionTerm term) {
    for (ReductionTerm other : waiting) {
      int direction = other.directionTo(term);
      if (direction != 0) {
        return new Pair(other, term, direction);
      }
    }
    return null;
  }

  private static int last(ReductionTerm term) {
    return term.steps().get(term.steps().size() - 1).at();
  }

  private void note(Pair pair, int root) {
    for (Step step : pair.first.steps()) {
      found.setRole(step.at(), step.isLoad() ? Role.CHECK : Role.NOTHING);
    }
    Role load = pair.direction > 0 ? Role.LOAD_FROM_FRONT : Role.LOAD;
    for (Step step : pair.second.steps()) {
      found.setRole(step.at(), step.isLoad() ? load : Role.COMPUTE);
    }
    found.addPair(last(pair.second), root);
  }
}
