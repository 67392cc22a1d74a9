package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.Label;
import java.util.Arrays;
import java.util.Set;

/**
 * Chooses the forms of a function's vectors.
 *
 * <p>Locals and results of instructions that had better have the same form are united in webs: a
 * local and what is assigned to it, operands and results of instructions that do not mind the form.
 * All others vote, those in loops with more weight, and each web gets the form with the most votes.
 * What still differs is converted where it is used.
 */
final class VectorPlanner {
  private static final int NONE = -1;
  private static final int LOOP_FACTOR = 8;
  private static final int MAX_LOOP_DEPTH = 5;

  /** To move a component takes no code, to move a lane of two bytes in halves takes much. */
  private static final int SHUFFLE_WEIGHT = 2;

  /** Locals of large methods take more bytes to reach, and Java has 65,535 slots for them. */
  private static final int MAX_LOCALS = 1000;

  private final FunctionForm form;
  private final VectorPlan plan;

  /** The instructions are the first nodes, the locals the others. */
  private final int[] parents;

  private final long[][] votes;

  /** The nodes of the operands of an instruction that are vectors, as far as they are known. */
  private final int[][] operandNodes;

  private int[] stack = new int[16];
  private int height;
  private int loopDepth;

  private final Set<VectorForm> candidates;
  private final boolean usesApi;

  private VectorPlanner(FunctionForm form, Set<VectorForm> candidates) {
    this.form = form;
    this.candidates = candidates;
    this.usesApi = candidates.contains(VectorForm.OBJECT);
    this.plan = new VectorPlan(form);
    int nodes = form.size() + form.localCount();
    parents = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      parents[i] = i;
    }
    votes = new long[nodes][];
    operandNodes = new int[form.size()][];
  }

  /**
   * A plan for a function.
   *
   * @param candidates the forms that vectors may have; if objects are among them, all are objects
   */
  static VectorPlan plan(FunctionForm form, Set<VectorForm> candidates) {
    if (!hasVectors(form) || form.localCount() > MAX_LOCALS) {
      return new VectorPlan(form);
    }
    VectorPlanner planner = new VectorPlanner(form, candidates);
    for (int at = 0; at < form.size(); at++) {
      planner.visit(at);
    }
    planner.choose();
    if (!planner.usesApi) {
      ByteBounds.addTo(planner.plan, form);
      VectorFusion.addTo(planner.plan, form);
    }
    return planner.plan;
  }

  private static boolean hasVectors(FunctionForm form) {
    for (int at = 0; at < form.size(); at++) {
      if (form.op(at).family() == Family.VECTOR) {
        return true;
      }
    }
    return false;
  }

  /** Whether an instruction knows of the forms of vectors. */
  static boolean knowsForms(FunctionForm form, int at) {
    Op op = form.op(at);
    return switch (op.family()) {
      case VECTOR, VECTOR_LOAD, VECTOR_STORE -> true;
      case CONST -> op == Op.V128_CONST;
      case LOCAL -> form.localType(form.index(at)) == TypeCodes.V128;
      case PARAMETRIC -> op == Op.DROP;
      default -> false;
    };
  }

  private void visit(int at) {
    Op op = form.op(at);
    if (op.family() == Family.CONTROL || op.family() == Family.EXCEPTION) {
      keepHalves();
      trackLoops(at, op);
      return;
    }
    int pops = form.pops(at);
    int[] nodes = new int[pops];
    for (int i = pops - 1; i >= 0; i--) {
      nodes[i] = height > 0 ? stack[--height] : NONE;
    }
    boolean knows = knowsForms(form, at);
    if (knows) {
      operandNodes[at] = Arrays.stream(nodes).filter(node -> node != NONE).toArray();
      relate(at, RelaxedVectors.strict(op), operandNodes[at]);
    } else {
      for (int node : nodes) {
        requireHalves(node);
      }
    }
    for (int type : form.pushes(at)) {
      push(knows && type == TypeCodes.V128 ? at : NONE);
    }
  }

  private void push(int node) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = node;
  }

  /** What is on the stack where control branches or meets is left as halves. */
  private void keepHalves() {
    while (height > 0) {
      requireHalves(stack[--height]);
    }
  }

  private void requireHalves(int node) {
    if (node != NONE) {
      plan.left[node] = VectorForm.HALVES;
      vote(node, VectorForm.HALVES, 1);
    }
  }

  private void trackLoops(int at, Op op) {
    if (op == Op.LOOP) {
      loopDepth++;
    } else if (op == Op.END && form.region(form.index(at)).kind() == Label.Kind.LOOP) {
      loopDepth--;
    }
  }

  /** Unites and votes for the vectors of an instruction that knows of forms. */
  private void relate(int at, Op op, int[] nodes) {
    switch (op.family()) {
      case LOCAL -> {
        int local = form.size() + form.index(at);
        unite(at, local);
        uniteAll(local, nodes);
      }
      case VECTOR -> relateVector(at, op, nodes);
      case VECTOR_LOAD -> relateLoad(at, op);
      default -> {}
    }
  }

  private void relateVector(int at, Op op, int[] nodes) {
    if (op == Op.I8X16_SHUFFLE) {
      if (ShuffleUnits.areComponents(form, at, VectorForm.INTS)) {
        uniteAll(at, nodes);
      } else if (ShuffleUnits.of(form, at) == VectorForm.SHORTS.bytes()) {
        voteAll(nodes, VectorForm.SHORTS, SHUFFLE_WEIGHT);
        vote(at, VectorForm.SHORTS, SHUFFLE_WEIGHT);
      } else {
        voteAll(nodes, VectorForm.BYTES, 1);
      }
      return;
    }
    if (LaneEmitter.isLaneAccess(op)) {
      relateLane(at, op, nodes);
      return;
    }
    LaneTraits traits = LaneTraits.of(op);
    switch (traits.kind()) {
      case BITWISE -> uniteAll(at, nodes);
      case PACKED -> {
        uniteAll(at, nodes);
        if (usesApi || traits.weight() > 0) {
          vote(at, traits.result(), Math.max(traits.weight(), 1));
        } else {
          vote(at, VectorForm.HALVES, 1);
        }
      }
      case LANES, HALVES -> {
        voteAll(nodes, traits.operand(), traits.weight());
        vote(at, traits.result(), traits.weight());
      }
    }
  }

  /** Lanes of 8 and 16 bits are reached in halves as well as where each is a component. */
  private void relateLane(int at, Op op, int[] nodes) {
    boolean isReplace = op.mnemonic().endsWith("replace_lane");
    if (isReplace) {
      uniteAll(at, nodes);
    }
    LaneShape shape = op.laneShape();
    if (shape != LaneShape.I8X16 && shape != LaneShape.I16X8) {
      voteAll(nodes, VectorForm.of(shape), 1);
      vote(at, VectorForm.of(shape), 1);
    }
  }

  private void relateLoad(int at, Op op) {
    if (VectorAccessEmitter.isExtending(op)) {
      vote(at, VectorAccessEmitter.extendedForm(op), 2);
    }
  }

  private void voteAll(int[] nodes, VectorForm choice, int weight) {
    for (int node : nodes) {
      vote(node, choice, weight);
    }
  }

  private void vote(int node, VectorForm choice, int weight) {
    int web = find(node);
    if (votes[web] == null) {
      votes[web] = new long[VectorForm.values().length];
    }
    long factor = 1;
    for (int i = Math.min(loopDepth, MAX_LOOP_DEPTH); i > 0; i--) {
      factor *= LOOP_FACTOR;
    }
    votes[web][choice.ordinal()] += weight * factor;
  }

  private void uniteAll(int node, int[] nodes) {
    for (int other : nodes) {
      unite(node, other);
    }
  }

  private void unite(int node, int other) {
    int web = find(node);
    int joined = find(other);
    if (web == joined) {
      return;
    }
    parents[joined] = web;
    long[] more = votes[joined];
    long[] sum = votes[web];
    if (sum == null) {
      votes[web] = more;
    } else if (more != null) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
  }

  private int find(int node) {
    int web = node;
    while (parents[web] != web) {
      parents[web] = parents[parents[web]];
      web = parents[web];
    }
    return web;
  }

  private VectorForm elected(int node) {
    return usesApi ? VectorForm.OBJECT : best(node, candidates);
  }

  private VectorForm best(int node, Set<VectorForm> candidates) {
    long[] ballot = votes[find(node)];
    VectorForm best = VectorForm.HALVES;
    if (ballot != null) {
      for (VectorForm candidate : candidates) {
        if (ballot[candidate.ordinal()] > ballot[best.ordinal()]) {
          best = candidate;
        }
      }
    }
    return best;
  }

  private void choose() {
    plan.isTrivial = false;
    plan.usesApi = usesApi;
    for (int local = 0; local < plan.locals.length; local++) {
      if (form.localType(local) == TypeCodes.V128) {
        plan.locals[local] = elected(form.size() + local);
      }
    }
    for (int at = 0; at < form.size(); at++) {
      if (knowsForms(form, at)) {
        if (plan.left[at] == null) {
          plan.left[at] = elected(at);
        }
        choose(at, RelaxedVectors.strict(form.op(at)), operandNodes[at]);
      }
    }
  }

  /** Chooses how an instruction is computed, by the forms of the webs around it. */
  private void choose(int at, Op op, int[] nodes) {
    VectorForm around = elected(at);
    switch (op.family()) {
      case LOCAL -> set(at, plan.local(form.index(at)));
      case CONST -> set(at, around);
      case VECTOR_LOAD -> {
        plan.operands[at] = usesApi ? around : VectorForm.HALVES;
        plan.results[at] = VectorAccessEmitter.loadedForm(op, around);
      }
      case VECTOR_STORE ->
          plan.operands[at] =
              usesApi || (op == Op.V128_STORE && nodes.length > 0)
                  ? elected(nodes.length > 0 ? nodes[0] : at)
                  : VectorForm.HALVES;
      case VECTOR -> chooseVector(at, op, around, nodes);
      default -> {}
    }
  }

  private void set(int at, VectorForm both) {
    plan.operands[at] = both;
    plan.results[at] = both;
  }

  private void chooseVector(int at, Op op, VectorForm around, int[] nodes) {
    if (usesApi && ApiEmitter.supports(op)) {
      set(at, VectorForm.OBJECT);
      plan.lanes[at] = ApiLanes.ofIntegers(best(at, VectorForm.PORTABLE));
      return;
    }
    if (op == Op.I8X16_SHUFFLE) {
      chooseShuffle(at, around, nodes);
      return;
    }
    if (LaneEmitter.isLaneAccess(op)) {
      VectorForm lanes = VectorForm.of(op.laneShape());
      boolean isExtract = op.mnemonic().contains("extract");
      VectorForm near = isExtract && nodes.length > 0 ? elected(nodes[0]) : around;
      boolean isNarrow = lanes == VectorForm.BYTES || lanes == VectorForm.SHORTS;
      set(at, isNarrow && near != lanes ? VectorForm.HALVES : lanes);
      return;
    }
    LaneTraits traits = LaneTraits.of(op);
    switch (traits.kind()) {
      case BITWISE -> set(at, around.integers());
      case PACKED -> set(at, around == traits.result() ? around : VectorForm.HALVES);
      case LANES, HALVES -> {
        plan.operands[at] = traits.operand();
        plan.results[at] = traits.result();
      }
    }
  }

  private void chooseShuffle(int at, VectorForm around, int[] nodes) {
    if (around != VectorForm.HALVES && ShuffleUnits.areComponents(form, at, around)) {
      set(at, around);
    } else if (Arrays.stream(nodes).anyMatch(node -> elected(node) == VectorForm.BYTES)) {
      set(at, VectorForm.BYTES);
    } else {
      set(at, VectorForm.HALVES);
    }
  }
}
