package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what locals hold between two labels: values that are assigned and read without a label or a
 * branch in between, and nowhere else, so that they can as well be in another local.
 */
final class LocalValues {
  private final FunctionForm form;
  private final BitSet locals;

  /** By local: what it holds, if that was assigned since the last label. */
  private final @Nullable Value[] current;

  /** The locals that have been assigned since then. */
  private final BitSet assigned = new BitSet();

  private final List<Value> values = new ArrayList<>();

  /** What a local holds from one assignment to the next. */
  static final class Value {
    private final int start;
    private int end;
    private final List<Integer> uses = new ArrayList<>();

    private Value(int start) {
      this.start = start;
      add(start);
    }

    private void add(int at) {
      uses.add(at);
      end = at;
    }

    /** The assignment. */
    int start() {
      return start;
    }

    /** The last instruction that reads it, or the assignment. */
    int end() {
      return end;
    }

    /** Moves it to another local. */
    void move(FunctionForm form, int local) {
      for (int at : uses) {
        form.instructions.setLocal(at, local);
      }
    }
  }

  private LocalValues(FunctionForm form, BitSet locals) {
    this.form = form;
    this.locals = locals;
    this.current = new @Nullable Value[form.localCount()];
  }

  /** The values of some locals that {@code local.set} assigns. */
  static List<Value> of(FunctionForm form, BitSet locals) {
    LocalValues finder = new LocalValues(form, locals);
    for (int at = 0; at < form.size(); at++) {
      switch (form.op(at).family()) {
        case CONTROL -> finder.arriveAt(at);
        case LOCAL -> finder.visitLocal(at, form.index(at));
        default -> {}
      }
    }
    return finder.values;
  }

  private void visitLocal(int at, int local) {
    if (!locals.get(local)) {
      return;
    }
    Value value = current[local];
    if (form.op(at) == Op.LOCAL_GET) {
      if (value != null) {
        value.add(at);
      }
    } else {
      if (value != null) {
        values.add(value);
      }
      current[local] = new Value(at);
      assigned.set(local);
    }
  }

  /** What is live where control branches or meets stays where it is. */
  private void arriveAt(int at) {
    assigned.stream()
        .forEach(
            local -> {
              Value value = current[local];
              if (value != null && !form.liveness().before(at).get(local)) {
                values.add(value);
              }
              current[local] = null;
            });
    assigned.clear();
  }
}
