package io.dunlin.bytecode.form;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which locals are assigned in loops and in regions with handlers of exceptions. */
final class Assignments {
  private final FunctionForm form;
  private final Map<Integer, BitSet> byRegion = new HashMap<>();

  /** The innermost such region. */
  private @Nullable Region current;

  private Assignments(FunctionForm form) {
    this.form = form;
  }

  static Assignments of(FunctionForm form) {
    Assignments assignments = new Assignments(form);
    for (int at = 0; at < form.size(); at++) {
      assignments.visit(at);
    }
    return assignments;
  }

  /** The locals that are assigned in a loop or a region with handlers. Not to be changed. */
  BitSet in(Region region) {
    return Objects.requireNonNull(byRegion.get(region.id()));
  }

  private void visit(int at) {
    switch (form.op(at)) {
      case LOOP, TRY, TRY_TABLE -> {
        current = form.region(form.index(at));
        byRegion.put(current.id(), new BitSet());
      }
      case LOCAL_SET, LOCAL_TEE -> {
        if (current != null) {
          in(current).set(form.index(at));
        }
      }
      case END, DELEGATE -> {
        if (current != null && current.id() == form.index(at)) {
          leave(current);
        }
      }
      default -> {}
    }
  }

  private void leave(Region region) {
    @Nullable Region around = region.parent();
    while (around != null && !byRegion.containsKey(around.id())) {
      around = around.parent();
    }
    if (around != null) {
      in(around).or(in(region));
    }
    current = around;
  }
}
