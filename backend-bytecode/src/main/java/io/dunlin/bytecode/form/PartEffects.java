package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import java.util.BitSet;

/** What a stretch of instructions uses and changes, and where it leads; not thread-safe. */
final class PartEffects {
  /** The id of the region that is the whole function. */
  private final int function;

  private final FunctionForm form;
  private final int start;
  private final int end;
  private final Liveness liveness;
  private final BitSet locals = new BitSet();
  private final BitSet assigned = new BitSet();
  private final BitSet entries = new BitSet();
  private final BitSet exits = new BitSet();

  PartEffects(FunctionForm form, Liveness liveness, int function, int start, int end) {
    this.form = form;
    this.liveness = liveness;
    this.function = function;
    this.start = start;
    this.end = end;
  }

  /** Adds what an instruction does. */
  void add(int at) {
    Op op = form.op(at);
    switch (op) {
      case LOCAL_GET -> locals.set(form.index(at));
      case LOCAL_SET, LOCAL_TEE -> {
        locals.set(form.index(at));
        assigned.set(form.index(at));
      }
      case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> exits.set(function);
      case TRY_TABLE -> {
        for (int i = 2; i < form.extras(at); i += 3) {
          addExit(form.extra(at, i));
        }
      }
      case END -> addEntry(form.index(at));
      default -> addBranches(at, op);
    }
  }

  private void addBranches(int at, Op op) {
    switch (op.immediates()) {
      case LABEL, CAST_BRANCH -> addExit(form.index(at));
      case LABEL_TABLE -> {
        for (int i = 0; i < form.extras(at); i++) {
          addExit(form.extra(at, i));
        }
      }
      default -> {}
    }
  }

  private void addExit(int id) {
    int target = form.region(id).target();
    if (target < start || target >= end) {
      exits.set(id);
    }
  }

  private void addEntry(int id) {
    Region region = form.region(id);
    if (region.isBareLabel()
        && region.firstBranch() < start
        && region.firstBranch() != Region.NONE) {
      entries.set(id);
    }
  }

  /** Adds what a part needs of the method that calls it, and does to it. */
  void add(Part part) {
    for (int local : part.arguments()) {
      locals.set(local);
    }
    for (int local : part.assigned()) {
      locals.set(local);
      assigned.set(local);
    }
    for (int id : part.entries()) {
      addEntry(id);
    }
    for (int id : part.exits()) {
      addExit(id);
    }
  }

  /** The locals that it uses. */
  BitSet locals() {
    return locals;
  }

  /** The locals that it uses whose values from in front of it may matter. */
  int[] arguments() {
    BitSet arguments = (BitSet) locals.clone();
    arguments.and(liveAtEntries());
    return arguments.stream().toArray();
  }

  /** The other locals that it uses. */
  int[] ownLocals() {
    BitSet own = (BitSet) locals.clone();
    own.andNot(liveAtEntries());
    return own.stream().toArray();
  }

  private BitSet liveAtEntries() {
    BitSet live = (BitSet) liveness.before(start).clone();
    entries.stream().forEach(id -> live.or(liveness.atLabel(form.region(id))));
    return live;
  }

  /** The locals that it assigns to whose values may matter where control leaves it. */
  int[] assigned() {
    BitSet live = new BitSet();
    if (form.arrivesAt(end)) {
      live.or(liveness.before(end));
    }
    exits.stream().forEach(id -> live.or(liveness.atLabel(form.region(id))));
    live.and(assigned);
    return live.stream().toArray();
  }

  int[] entries() {
    return entries.stream().toArray();
  }

  int[] exits() {
    return exits.stream().toArray();
  }
}
