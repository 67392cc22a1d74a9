package io.dunlin.bytecode.form;

import io.dunlin.wasm.type.TypeCodes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a function are that keeps them in a frame of its own: first its locals, then
 * what branches carry from one method to another, then operands by their heights, then exceptions
 * that have been caught. A vector takes two slots. Immutable.
 */
public final class FrameLayout {
  private final int[] locals;
  private final int carried;
  private final @Nullable Operands[] operands;
  private final Map<Integer, Operands> bases = new HashMap<>();
  private final Map<Integer, Integer> caught = new HashMap<>();
  private int end;
  private boolean hasReferences;

  /** Lays out the frame of a function. */
  public FrameLayout(FunctionForm form) {
    locals = new int[form.localCount()];
    for (int i = 0; i < locals.length; i++) {
      locals[i] = end;
      end += slots(form.localType(i));
    }
    carried = end;
    operands = new @Nullable Operands[form.size() + 1];
    Operands none = Operands.none(carried + mostCarried(form));
    bases.put(form.index(form.size() - 1), none);
    end = none.end();
    follow(form, none);
  }

  private int mostCarried(FunctionForm form) {
    int most = slots(form.region(form.index(form.size() - 1)).results());
    for (int at = 0; at < form.size() - 1; at++) {
      switch (form.op(at)) {
        case END, DELEGATE ->
            most = Math.max(most, slots(form.region(form.index(at)).branchTypes()));
        default -> {}
      }
    }
    return most;
  }

  private int slots(int[] types) {
    int slots = 0;
    for (int type : types) {
      slots += slots(type);
    }
    return slots;
  }

  private int slots(int type) {
    hasReferences |= TypeCodes.isReference(type);
    return TypeCodes.slots(type);
  }

  private void follow(FunctionForm form, Operands none) {
    Operands current = none;
    for (int at = 0; at < form.size(); at++) {
      operands[at] = current;
      current = behind(form, at, current);
      end = Math.max(end, current.end());
    }
    operands[form.size()] = current;
    for (int at = 0; at < form.size(); at++) {
      switch (form.op(at)) {
        case CATCH, CATCH_ALL -> {
          hasReferences = true;
          caught.computeIfAbsent(form.index(at), id -> end++);
        }
        default -> {}
      }
    }
  }

  private Operands behind(FunctionForm form, int at, Operands current) {
    switch (form.op(at)) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
        Operands base = current.pop(form.pops(at));
        bases.put(form.index(at), base);
        return push(base, form.region(form.index(at)).params());
      }
      case ELSE -> {
        return push(base(form.index(at)), form.region(form.index(at)).params());
      }
      case CATCH, CATCH_ALL -> {
        return push(base(form.index(at)), form.pushes(at));
      }
      case END, DELEGATE -> {
        return push(base(form.index(at)), form.region(form.index(at)).results());
      }
      default -> {
        return push(current.pop(form.pops(at)), form.pushes(at));
      }
    }
  }

  private Operands push(Operands base, int[] types) {
    Operands pushed = base;
    for (int type : types) {
      hasReferences |= TypeCodes.isReference(type);
      pushed = pushed.push(type);
    }
    return pushed;
  }

  private Operands base(int region) {
    return Objects.requireNonNull(bases.get(region));
  }

  /** The slot of a local. */
  public int local(int index) {
    return locals[index];
  }

  /** The first slot behind the locals, where what a branch carries to another method is put. */
  public int carried() {
    return carried;
  }

  /** The operands in front of an instruction. */
  public Operands operands(int at) {
    return Objects.requireNonNull(operands[at]);
  }

  /** The slot of the deepest one of so many operands in front of an instruction. */
  public int slotBelow(int at, int count) {
    return operands(at).pop(count).end();
  }

  /** The slot of the first parameter of a region, and of the first value a branch carries to it. */
  public int base(Region region) {
    return base(region.id()).end();
  }

  /** The slot of the exception that a legacy {@code try} has caught. */
  public int caught(Region region) {
    return Objects.requireNonNull(caught.get(region.id()));
  }

  /** The number of slots. */
  public int slots() {
    return end;
  }

  /** The number of slots that can hold references: none, or all. */
  public int referenceSlots() {
    return hasReferences ? end : 0;
  }
}
