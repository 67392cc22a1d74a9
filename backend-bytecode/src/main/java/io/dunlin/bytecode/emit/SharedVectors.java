package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.List;

/**
 * The vectors that several methods of a divided function use. Each has a place in an array of
 * numbers, which the methods pass on, so that a call takes as little code whatever it is that the
 * methods share. A method that calls parts has these vectors there only; a part without parts takes
 * what it needs from there where it begins, and puts what it has assigned there where it ends.
 */
final class SharedVectors {
  /** Those of a function that is not divided. */
  static final SharedVectors NONE = new SharedVectors(0);

  private static final int NOWHERE = -1;

  /** For code whose size is measured, before it is known what is shared. */
  private static final int TYPICAL_SLOT = 200;

  /** The first slot of each local. */
  private final int[] slots;

  private int count;

  private SharedVectors(int locals) {
    this.slots = new int[locals];
    Arrays.fill(slots, NOWHERE);
  }

  /** Those of a function with these parts. */
  static SharedVectors of(FunctionForm form, VectorPlan vectors, List<Part> parts) {
    SharedVectors shared = new SharedVectors(form.localCount());
    shared.addAll(form, vectors, parts);
    return shared.isEmpty() ? NONE : shared;
  }

  private void addAll(FunctionForm form, VectorPlan vectors, List<Part> parts) {
    for (Part part : parts) {
      addAll(form, vectors, part.arguments());
      addAll(form, vectors, part.assigned());
      addAll(form, vectors, part.children());
    }
  }

  private void addAll(FunctionForm form, VectorPlan vectors, int[] locals) {
    for (int local : locals) {
      if (form.localType(local) == TypeCodes.V128 && slots[local] == NOWHERE) {
        slots[local] = count;
        count += JavaTypes.count(vectors.passedType(local));
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** How many slots the array has. */
  int count() {
    return count;
  }

  /** Whether a local is one of them. */
  boolean has(int local) {
    return !isEmpty() && slots[local] != NOWHERE;
  }

  /** The slot of its first component. */
  int slot(int local) {
    return isEmpty() ? TYPICAL_SLOT : slots[local];
  }

  /** Those of some locals that are not shared, in the same order. */
  int[] others(int[] locals) {
    return Arrays.stream(locals).filter(local -> !has(local)).toArray();
  }
}
