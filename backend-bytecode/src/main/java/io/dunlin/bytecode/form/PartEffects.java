package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import java.util.Set;
import java.util.TreeSet;

/** What a stretch of instructions uses and changes, and where it leads; not thread-safe. */
final class PartEffects {
  /** The id of the region that is the whole function. */
  private final int function;

  private final FunctionForm form;
  private final int start;
  private final int end;
  private final Set<Integer> locals = new TreeSet<>();
  private final Set<Integer> assigned = new TreeSet<>();
  private final Set<Integer> exits = new TreeSet<>();

  PartEffects(FunctionForm form, int function, int start, int end) {
    this.form = form;
    this.function = function;
    this.start = start;
    this.end = end;
  }

  /** Adds what an instruction does. */
  void add(int at) {
    Op op = form.op(at);
    switch (op) {
      case LOCAL_GET -> locals.add(form.index(at));
      case LOCAL_SET, LOCAL_TEE -> {
        locals.add(form.index(at));
        assigned.add(form.index(at));
      }
      case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> exits.add(function);
      case TRY_TABLE -> {
        for (int i = 2; i < form.extras(at); i += 3) {
          addExit(form.extra(at, i));
        }
      }
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
    Region region = form.region(id);
    if (region.start() < start || region.start() >= end) {
      exits.add(id);
    }
  }

  /** Adds all that a part does. */
  void add(Part part) {
    for (int local : part.locals()) {
      locals.add(local);
    }
    for (int local : part.assigned()) {
      assigned.add(local);
    }
    for (int id : part.exits()) {
      addExit(id);
    }
  }

  int[] locals() {
    return toArray(locals);
  }

  int[] assigned() {
    return toArray(assigned);
  }

  int[] exits() {
    return toArray(exits);
  }

  private static int[] toArray(Set<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
