package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Region;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.Label.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Regions and branches.
 *
 * <p>What Java's stack holds when a region begins is put into temporaries, and back when it ends;
 * parameters and what branches carry go the same way. So Java's stack is empty wherever branches
 * meet, which HotSpot also demands of a loop that it is to replace while it runs.
 *
 * <p>A loop must be possible to stop. If it does not {@linkplain Region#roundsBetweenLooks look} in
 * each round whether to do so, it counts rounds in a local and leaves for an outer loop when they
 * are used up, which looks and begins again. HotSpot sees an inner loop that is counted and runs no
 * other code.
 */
class ControlEmitter {
  /** The region that is the whole function. */
  private static final int FUNCTION = 0;

  static final int[] NONE = {};

  final Emission emission;
  private final CompareEmitter compares;
  final CallEmitter calls;
  private final CastEmitter casts;
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private final Map<Integer, Scope> byRegion = new HashMap<>();

  /** How many of the regions that have begun are loops that do not look in each round. */
  private int unlookedLoops;

  ControlEmitter(Emission emission, CompareEmitter compares, CallEmitter calls) {
    this.emission = emission;
    this.compares = compares;
    this.calls = calls;
    this.casts = new CastEmitter(emission);
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    switch (form.op(at)) {
      case BLOCK -> open(at);
      case LOOP -> openLoop(at);
      case IF -> openIf(at);
      case ELSE -> beginElse(at);
      case END -> close(at);
      case BR -> {
        branch(form.region(form.index(at)));
        emission.stack.clear();
      }
      case BR_IF -> branchIf(at);
      case BR_TABLE -> branchTable(at);
      case BR_ON_NULL -> branchOnNull(at);
      case BR_ON_NON_NULL -> branchOnNonNull(at);
      case BR_ON_CAST -> branchOnCast(at, Condition.NON_ZERO);
      case BR_ON_CAST_FAIL -> branchOnCast(at, Condition.ZERO);
      case RETURN -> {
        branch(form.region(FUNCTION));
        emission.stack.clear();
      }
      case UNREACHABLE -> {
        emission.locate(at);
        emission.code.loadInstance();
        emission.code.invokeStatic(
            RuntimeNames.TRAPS,
            "unreachable",
            "("
                + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
                + ")Lio/dunlin/spi/trap/TrapException;");
        emission.code.op(Opcodes.ATHROW);
        emission.stack.clear();
      }
      default -> throw Unsupported.instruction(emission, form.op(at));
    }
  }

  /** Begins a region: empties Java's stack. */
  Scope enter(Region region) {
    OperandStack stack = emission.stack;
    Locals locals = emission.locals;
    int mark = locals.mark();
    int[] params = region.params();
    int[] paramSlots = new int[params.length];
    int[] spilledTypes = new int[stack.size() - params.length];
    int[] spilled = new int[spilledTypes.length];
    for (int i = params.length - 1; i >= 0; i--) {
      paramSlots[i] = locals.allocateDefined(params[i]);
      emission.code.store(params[i], paramSlots[i]);
    }
    for (int i = spilled.length - 1; i >= 0; i--) {
      spilledTypes[i] = stack.type(i);
      spilled[i] = locals.allocateDefined(spilledTypes[i]);
      emission.code.store(spilledTypes[i], spilled[i]);
    }
    stack.clear();
    int[] carried = region.kind() == Kind.LOOP ? paramSlots : allocate(region.results());
    Scope scope = new Scope(region, mark, spilledTypes, spilled, paramSlots, carried);
    add(scope);
    return scope;
  }

  final void add(Scope scope) {
    scope.pendingBefore = emission.pending.bits();
    scopes.push(scope);
    byRegion.put(scope.region.id(), scope);
  }

  private int[] allocate(int[] types) {
    int[] slots = new int[types.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = emission.locals.allocate(types[i]);
    }
    return slots;
  }

  final Region regionAt(int at) {
    return emission.form.region(emission.form.index(at));
  }

  private void open(int at) {
    Region region = regionAt(at);
    if (!region.isBareLabel()) {
      loadParams(enter(region));
    }
  }

  void loadParams(Scope scope) {
    load(scope.region.params(), scope.params);
  }

  private void load(int[] types, int[] slots) {
    for (int i = 0; i < slots.length; i++) {
      emission.code.load(types[i], slots[i]);
      emission.stack.push(types[i]);
    }
  }

  private void openLoop(int at) {
    Region region = regionAt(at);
    Scope scope = enter(region);
    beginRounds(scope);
    loadParams(scope);
  }

  /** Begins a loop whose parameters are in their places. */
  void beginRounds(Scope scope) {
    Region region = scope.region;
    FramedCode code = emission.code;
    if (region.calls()) {
      emission.memories.invalidate();
    } else {
      emission.memories.refresh();
    }
    if (region.branchedTo()) {
      if (!looksInEachRound(region) && unlookedLoops++ == 0) {
        lookBefore(region);
      }
      if (countsRounds(region)) {
        code.place(scope.restart);
        scope.rounds = emission.locals.allocateDefined(TypeCodes.I32);
        code.push(0);
        code.store(TypeCodes.I32, scope.rounds);
      }
      code.place(scope.head);
    }
  }

  /** Looks in front of a loop that does not look in each round, while all loops around it do. */
  private void lookBefore(Region loop) {
    int offset = emission.form.offset(loop.start());
    if (loop.runsLong()) {
      emission.polls.beforeLongestRun(offset);
    } else {
      emission.polls.beforeLongRun(offset);
    }
  }

  private boolean looksInEachRound(Region loop) {
    return loop.roundsBetweenLooks() != Region.NO_LOOKS && !countsRounds(loop);
  }

  private void openIf(int at) {
    Region region = regionAt(at);
    OperandStack stack = emission.stack;
    Condition condition;
    Scope scope;
    if (compares.isWaiting() || stack.size() == 1) {
      // Nothing is below the condition.
      if (!compares.isWaiting()) {
        stack.pop(1);
      }
      condition = compares.take();
      scope = enter(region);
    } else {
      stack.pop(1);
      int mark = emission.locals.mark();
      int value = emission.storeTemporary(TypeCodes.I32);
      scope = enter(region);
      emission.code.load(TypeCodes.I32, value);
      condition = Condition.NON_ZERO;
      // The temporary stays allocated as long as those of the region, which came after it.
      scope.outerMark = mark;
    }
    scope.otherArm = new Label();
    compares.jump(condition.negated(), scope.otherArm);
    loadParams(scope);
  }

  private void beginElse(int at) {
    Scope scope = Objects.requireNonNull(scopes.peek());
    if (emission.form.fallsThrough(at)) {
      leave(scope);
      emission.code.jump(Opcodes.GOTO, scope.target);
    }
    startOtherArm(scope);
  }

  private void startOtherArm(Scope scope) {
    emission.stack.clear();
    emission.pending.set(scope.pendingBefore);
    emission.code.place(Objects.requireNonNull(scope.otherArm));
    scope.otherArm = null;
    loadParams(scope);
  }

  /** Control goes to the end of a region with the region's results on the stack. */
  void leave(Scope scope) {
    store(scope.region.results(), scope.carried);
    emission.stack.pop(scope.carried.length);
    scope.pending |= emission.pending.bits();
    scope.reachesEnd = true;
  }

  private void store(int[] types, int[] slots) {
    for (int i = slots.length - 1; i >= 0; i--) {
      emission.code.store(types[i], slots[i]);
    }
  }

  private void close(int at) {
    boolean fallsThrough = emission.form.fallsThrough(at);
    if (regionAt(at).isBareLabel()) {
      if (fallsThrough) {
        note(scope(regionAt(at)));
      }
      placeLabel(regionAt(at));
      return;
    }
    Scope scope = scopes.pop();
    switch (scope.region.kind()) {
      case FUNCTION -> {
        if (fallsThrough) {
          calls.emitReturn();
        }
      }
      case LOOP -> closeLoop(scope, fallsThrough);
      default -> closeBlock(scope, fallsThrough);
    }
  }

  /** Code goes on at a bare label, where branches to it lead. */
  final void placeLabel(Region region) {
    Scope scope = scope(region);
    emission.stack.clear();
    // The label of a catch clause counts as branched to even if nothing can throw.
    if (scope.reachesEnd || region.branchedTo()) {
      emission.code.place(scope.target);
      emission.pending.set(scope.pending);
    }
  }

  /** Where branches to a region's label go to, one of which comes from here. */
  final Label target(Region region) {
    Scope scope = scope(region);
    note(scope);
    return scope.target;
  }

  private void closeBlock(Scope scope, boolean fallsThrough) {
    if (fallsThrough) {
      leave(scope);
    }
    if (scope.otherArm != null) {
      if (scope.region.params().length > 0) {
        if (fallsThrough) {
          emission.code.jump(Opcodes.GOTO, scope.target);
        }
        startOtherArm(scope);
        leave(scope);
      } else {
        emission.stack.clear();
        emission.code.place(scope.otherArm);
        scope.pending |= scope.pendingBefore;
        scope.reachesEnd = true;
      }
    }
    finish(scope, scope.target);
  }

  /** Code goes on behind a region, with everything back on the stack. */
  void finish(Scope scope, Label end) {
    emission.stack.clear();
    int[] results = scope.region.results();
    int[] slots = scope.carried;
    // The label of a catch clause counts as branched to even if nothing can throw.
    if (scope.reachesEnd || scope.region.branchedTo()) {
      for (int i = 0; i < slots.length; i++) {
        emission.locals.define(slots[i], results[i]);
      }
      emission.code.place(end);
      emission.pending.set(scope.pending);
      load(scope.spilledTypes, scope.spilled);
      load(results, slots);
    }
    emission.locals.release(scope.outerMark);
  }

  void closeLoop(Scope scope, boolean fallsThrough) {
    if (!scope.region.branchedTo()) {
      if (fallsThrough) {
        finishLoop(scope);
      }
      emission.locals.release(scope.outerMark);
      return;
    }
    FramedCode code = emission.code;
    int[] results = scope.region.results();
    int[] slots = allocate(results);
    Label end = new Label();
    long pendingBehind = emission.pending.bits();
    if (fallsThrough) {
      store(results, slots);
      code.jump(Opcodes.GOTO, end);
    }
    emission.stack.clear();
    closeRound(scope);
    if (fallsThrough) {
      for (int i = 0; i < slots.length; i++) {
        emission.locals.define(slots[i], results[i]);
      }
      code.place(end);
      emission.pending.set(pendingBehind);
      load(scope.spilledTypes, scope.spilled);
      load(results, slots);
    }
    emission.locals.release(scope.outerMark);
  }

  /** A loop without a branch to its beginning ends: only what was below has to come back. */
  void finishLoop(Scope scope) {
    if (scope.spilled.length > 0) {
      int[] results = scope.region.results();
      int[] slots = allocate(results);
      store(results, slots);
      emission.stack.clear();
      load(scope.spilledTypes, scope.spilled);
      load(results, slots);
    }
  }

  /** Whether a loop counts rounds until it looks whether to stop. */
  boolean countsRounds(Region loop) {
    return loop.roundsBetweenLooks() > 1;
  }

  /** Emits what leads back to a loop's beginning. */
  final void closeRound(Scope scope) {
    FramedCode code = emission.code;
    code.place(scope.target);
    Region loop = scope.region;
    if (!looksInEachRound(loop)) {
      unlookedLoops--;
    }
    int offset = emission.form.offset(loop.start());
    if (countsRounds(loop)) {
      // Upwards: HotSpot computes addresses from the count, and would have to subtract it.
      code.increment(scope.rounds, 1);
      code.load(TypeCodes.I32, scope.rounds);
      code.push(loop.roundsBetweenLooks());
      code.jump(Opcodes.IF_ICMPLT, scope.head);
      emission.locateOffset(offset);
      emission.polls.poll();
      code.jump(Opcodes.GOTO, scope.restart);
    } else {
      if (looksInEachRound(loop)) {
        emission.locateOffset(offset);
        emission.polls.inRound();
      }
      code.jump(Opcodes.GOTO, scope.head);
    }
  }

  /** Whether branching there takes no more than a jump. */
  boolean isJump(Region region) {
    return !isReturn(region) && region.branchTypes().length == 0 && emission.stack.size() == 0;
  }

  /** Whether branching there returns from the method; from a part's it does not. */
  private boolean isReturn(Region region) {
    return region.kind() == Kind.FUNCTION && !hasScope(region);
  }

  /** Whether the region, or the way out of the method that leads to it, has begun. */
  final boolean hasScope(Region region) {
    return byRegion.containsKey(region.id()) || isOwnLabel(region);
  }

  /** Whether it is a bare label in the method, or in a part that the method calls. */
  private boolean isOwnLabel(Region region) {
    return region.isBareLabel() && region.end() >= emission.start && region.end() < emission.end;
  }

  /** Branches with what is carried on top of the stack. */
  void branch(Region region) {
    if (isReturn(region)) {
      calls.emitReturn();
      return;
    }
    Scope scope = scope(region);
    int[] types = region.branchTypes();
    store(types, scope.carried);
    for (int i = emission.stack.size() - types.length - 1; i >= 0; i--) {
      emission.code.drop(emission.stack.type(i));
    }
    note(scope);
    emission.code.jump(Opcodes.GOTO, scope.target);
  }

  /** The instructions of a loop are emitted again, with labels of their own. */
  final void forgetInside(Region loop) {
    byRegion
        .values()
        .removeIf(
            scope -> scope.region.start() > loop.start() && scope.region.start() < loop.end());
  }

  /** The scope of the region that is being emitted. */
  Scope currentScope() {
    return Objects.requireNonNull(scopes.peek());
  }

  /** The region that is being emitted, as far as the method has begun it. */
  Region currentRegion() {
    Scope scope = scopes.peek();
    return scope == null ? emission.form.region(FUNCTION) : scope.region;
  }

  /** What a region has caught is put onto Java's stack next. */
  void beginCatch(Scope scope) {}

  /** A region has caught something, which {@link #loadCaught} gives. */
  void keepCaught(Scope scope) {}

  /** Puts the exception that a region has caught onto Java's stack. */
  void loadCaught(Region region) {
    emission.code.load(JavaTypes.SIGNAL, scope(region).signal);
    emission.code.invokeVirtual(
        RuntimeNames.EXCEPTION_SIGNAL, "exception", "()Lio/dunlin/spi/store/ExceptionInstance;");
  }

  /** The region that is being emitted, which ends. */
  Scope leaveScope() {
    return scopes.pop();
  }

  Scope scope(Region region) {
    Scope scope = byRegion.get(region.id());
    if (scope == null && isOwnLabel(region)) {
      scope = new Scope(region, emission.locals.mark(), NONE, NONE, NONE, NONE);
      byRegion.put(region.id(), scope);
    }
    return Objects.requireNonNull(scope);
  }

  /** Control branches to a region's label from here. */
  final void note(Scope scope) {
    scope.pending |= emission.pending.bits();
    scope.reachesEnd = true;
  }

  private void branchIf(int at) {
    if (!compares.isWaiting()) {
      emission.stack.pop(1);
    }
    branchIf(compares.take(), regionAt(at));
  }

  /** Branches if a condition holds; else everything stays on the stack. */
  void branchIf(Condition condition, Region region) {
    if (isJump(region)) {
      compares.jump(condition, target(region));
      return;
    }
    Label otherwise = new Label();
    compares.jump(condition.negated(), otherwise);
    branch(region);
    emission.code.place(otherwise);
  }

  private void branchOnNull(int at) {
    // The reference is both condition and, if the branch is not taken, operand.
    Region region = regionAt(at);
    FramedCode code = emission.code;
    OperandStack stack = emission.stack;
    int type = stack.top();
    Label nonNull = new Label();
    code.op(Opcodes.DUP);
    code.jump(Opcodes.IFNONNULL, nonNull);
    code.op(Opcodes.POP);
    stack.pop(1);
    branch(region);
    stack.push(type);
    code.place(nonNull);
  }

  private void branchOnNonNull(int at) {
    Region region = regionAt(at);
    FramedCode code = emission.code;
    Label isNull = new Label();
    code.op(Opcodes.DUP);
    code.jump(Opcodes.IFNULL, isNull);
    branch(region);
    code.place(isNull);
    code.op(Opcodes.POP);
    emission.stack.pop(1);
  }

  /** Branches if the test of the reference on top of the stack, which stays there, says so. */
  private void branchOnCast(int at, Condition condition) {
    emission.code.op(Opcodes.DUP);
    casts.test(emission.form.extra(at, 1));
    branchIf(condition, regionAt(at));
  }

  void branchTable(int at) {
    FunctionForm form = emission.form;
    emission.stack.pop(1);
    int count = form.extras(at) - 1;
    Map<Integer, Label> stubs = new HashMap<>();
    Label[] labels = new Label[count];
    Deque<Region> pending = new ArrayDeque<>();
    for (int i = 0; i < count; i++) {
      labels[i] = tableTarget(form.region(form.extra(at, i)), stubs, pending);
    }
    Label otherwise = tableTarget(form.region(form.extra(at, count)), stubs, pending);
    if (count == 0) {
      emission.code.op(Opcodes.POP);
      emission.code.jump(Opcodes.GOTO, otherwise);
    } else {
      emission.code.tableSwitch(count - 1, otherwise, labels);
    }
    for (Region region : pending) {
      emission.code.place(Objects.requireNonNull(stubs.get(region.id())));
      branch(region);
    }
    emission.stack.clear();
  }

  /** Branches as a switch does whose operand is known. */
  final void branchTo(int at, int operand) {
    FunctionForm form = emission.form;
    int otherwise = form.extras(at) - 1;
    branch(form.region(form.extra(at, operand < otherwise ? operand : otherwise)));
    emission.stack.clear();
  }

  /** Where a switch goes to for a region: to its label, or to code that leads there. */
  private Label tableTarget(Region region, Map<Integer, Label> stubs, Deque<Region> pending) {
    if (isJump(region)) {
      return target(region);
    }
    return stubs.computeIfAbsent(
        region.id(),
        id -> {
          pending.add(region);
          return new Label();
        });
  }

  /** Begins a part, which branches to these regions around it. */
  void beginPart(int[] exits) {
    for (int id : exits) {
      Region region = emission.form.region(id);
      int mark = emission.locals.mark();
      int[] carried = allocate(region.branchTypes());
      Scope scope = new Scope(region, mark, NONE, NONE, NONE, carried);
      scopes.push(scope);
      byRegion.put(id, scope);
    }
  }

  /**
   * Goes on where branches to a region around the part arrive, with what they carry on the stack.
   *
   * @return the last of the regions that has not been returned yet
   */
  Region endExit() {
    Scope scope = scopes.pop();
    int[] types = scope.region.branchTypes();
    for (int i = 0; i < types.length; i++) {
      emission.locals.define(scope.carried[i], types[i]);
    }
    emission.stack.clear();
    emission.code.place(scope.target);
    load(types, scope.carried);
    emission.locals.release(scope.outerMark);
    return scope.region;
  }

  /** Begins with the region that is the whole function. */
  void begin(Region function) {
    scopes.push(new Scope(function, 0, NONE, NONE, NONE, NONE));
  }
}
