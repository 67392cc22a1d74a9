package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Region;
import io.dunlin.bytecode.runtime.BranchTables;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Regions and branches of functions that have their values in a frame. All operands are in their
 * slots where a region begins or ends, and what a branch carries goes to those of its label. A
 * branch to a region that another method of the function has begun returns the region's number; so
 * each method between the two goes on to return it, whatever the number of labels.
 */
final class SpilledControlEmitter extends ControlEmitter {
  /** More labels of a {@code br_table} stand in constants. */
  private static final int MAX_SWITCH = 256;

  private final SpilledValues values;
  private final SpilledCallEmitter returns;

  SpilledControlEmitter(
      Emission emission, CompareEmitter compares, SpilledCallEmitter calls, SpilledValues values) {
    super(emission, compares, calls);
    this.values = values;
    this.returns = calls;
  }

  @Override
  Scope enter(Region region) {
    values.flush();
    Scope scope = new Scope(region, emission.locals.mark(), NONE, NONE, NONE, NONE);
    add(scope);
    return scope;
  }

  @Override
  void loadParams(Scope scope) {}

  @Override
  void leave(Scope scope) {
    values.flush();
    note(scope);
  }

  @Override
  void finish(Scope scope, Label end) {
    emission.stack.clear();
    if (scope.reachesEnd || scope.region.branchedTo()) {
      emission.code.place(end);
      emission.pending.set(scope.pending);
    }
    emission.locals.release(scope.outerMark);
  }

  @Override
  void closeLoop(Scope scope, boolean fallsThrough) {
    if (fallsThrough) {
      values.flush();
    }
    if (scope.region.branchedTo()) {
      Label end = new Label();
      long pendingBehind = emission.pending.bits();
      if (fallsThrough) {
        emission.code.jump(Opcodes.GOTO, end);
      }
      emission.stack.clear();
      closeRound(scope);
      if (fallsThrough) {
        emission.code.place(end);
        emission.pending.set(pendingBehind);
      }
    }
    emission.locals.release(scope.outerMark);
  }

  /** A counter for each of many loops would be in the frames of all labels inside. */
  @Override
  boolean countsRounds(Region loop) {
    return false;
  }

  @Override
  boolean isJump(Region region) {
    return hasScope(region) && super.isJump(region);
  }

  @Override
  void branch(Region region) {
    if (!hasScope(region)) {
      values.storeAll(region.branchTypes(), values.layout.carried());
      returns.returnLabel(region.id());
      return;
    }
    int[] types = region.branchTypes();
    values.storeAll(types, values.layout.base(region));
    for (int i = emission.stack.size() - types.length - 1; i >= 0; i--) {
      emission.code.drop(emission.stack.type(i));
    }
    note(scope(region));
    emission.code.jump(Opcodes.GOTO, scope(region).target);
  }

  @Override
  void branchTable(int at) {
    FunctionForm form = emission.form;
    int count = form.extras(at) - 1;
    if (count <= MAX_SWITCH) {
      super.branchTable(at);
      return;
    }
    emission.stack.pop(1);
    int mark = emission.locals.mark();
    int index = emission.storeTemporary(TypeCodes.I32);
    Region otherwise = form.region(form.extra(at, count));
    values.storeAll(otherwise.branchTypes(), values.layout.carried());
    dropAll(otherwise.branchTypes().length);
    pushLabel(at, count, index);
    emission.locals.release(mark);
    Set<Integer> labels = new TreeSet<>();
    for (int i = 0; i <= count; i++) {
      labels.add(form.extra(at, i));
    }
    goTo(labels.stream().mapToInt(Integer::intValue).toArray(), null);
  }

  /** Drops what is left on Java's stack below what has been taken from there. */
  private void dropAll(int taken) {
    for (int i = emission.stack.size() - taken - 1; i >= 0; i--) {
      emission.code.drop(emission.stack.type(i));
    }
    emission.stack.clear();
  }

  /** Looks a label up in constants. */
  private void pushLabel(int at, int count, int index) {
    FunctionForm form = emission.form;
    FramedCode code = emission.code;
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = form.extra(at, i);
    }
    code.push(form.extra(at, count));
    for (int start = 0; start < count; start += BranchTables.MAX_LABELS) {
      code.load(TypeCodes.I32, index);
      code.push(start);
      code.op(Opcodes.ISUB);
      int end = Math.min(count, start + BranchTables.MAX_LABELS);
      code.push(BranchTables.pack(labels, start, end));
      code.invokeStatic(RuntimeNames.BRANCH_TABLES, "label", "(IILjava/lang/String;)I");
    }
  }

  /**
   * Goes to the label whose number is on the stack, with what is carried in the slots for that.
   *
   * @param labels the labels that it can be, in ascending order
   * @param behind where it goes for {@link SpilledCallEmitter#FALLS_THROUGH}; null if that cannot
   *     be
   */
  void goTo(int[] labels, @Nullable Label behind) {
    FramedCode code = emission.code;
    List<Region> here = new ArrayList<>();
    boolean leaves = false;
    for (int id : labels) {
      Region region = emission.form.region(id);
      if (hasScope(region)) {
        here.add(region);
      } else {
        leaves = true;
      }
    }
    if (here.isEmpty() && behind == null) {
      code.op(Opcodes.IRETURN);
      return;
    }
    int mark = emission.locals.mark();
    int label = emission.locals.allocateDefined(TypeCodes.I32);
    code.store(TypeCodes.I32, label);
    Label outside = leaves ? new Label() : null;
    code.load(TypeCodes.I32, label);
    Label[] targets = targets(here);
    switchOver(here, targets, behind, outside);
    if (outside != null) {
      code.place(outside);
      code.load(TypeCodes.I32, label);
      code.op(Opcodes.IRETURN);
    }
    emission.locals.release(mark);
    placeStubs(here, targets);
  }

  private Label[] targets(List<Region> regions) {
    Label[] targets = new Label[regions.size()];
    for (int i = 0; i < targets.length; i++) {
      Region region = regions.get(i);
      note(scope(region));
      targets[i] = region.branchTypes().length == 0 ? scope(region).target : new Label();
    }
    return targets;
  }

  private void switchOver(
      List<Region> regions, Label[] targets, @Nullable Label behind, @Nullable Label outside) {
    int first = behind == null ? 0 : 1;
    int[] keys = new int[first + targets.length];
    Label[] labels = new Label[keys.length];
    if (behind != null) {
      keys[0] = SpilledCallEmitter.FALLS_THROUGH;
      labels[0] = behind;
    }
    for (int i = 0; i < targets.length; i++) {
      keys[first + i] = regions.get(i).id();
      labels[first + i] = targets[i];
    }
    Label otherwise = outside == null ? labels[labels.length - 1] : outside;
    emission.code.out().visitLookupSwitchInsn(otherwise, keys, labels);
  }

  /** Emits what moves the values that a branch carries to where its label wants them. */
  private void placeStubs(List<Region> regions, Label[] targets) {
    for (int i = 0; i < targets.length; i++) {
      Region region = regions.get(i);
      if (region.branchTypes().length > 0) {
        emission.code.place(targets[i]);
        values.move(region.branchTypes(), values.layout.carried(), values.layout.base(region));
        emission.code.jump(Opcodes.GOTO, scope(region).target);
      }
    }
  }

  @Override
  void beginCatch(Scope scope) {
    values.beginAt(values.layout.base(scope.region));
  }

  @Override
  void keepCaught(Scope scope) {
    super.loadCaught(scope.region);
    values.store(JavaTypes.REFERENCE, values.layout.caught(scope.region));
  }

  @Override
  void loadCaught(Region region) {
    values.load(JavaTypes.REFERENCE, values.layout.caught(region));
  }
}
