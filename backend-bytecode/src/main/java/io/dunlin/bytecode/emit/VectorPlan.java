package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.type.TypeCodes;
import org.jspecify.annotations.Nullable;

/**
 * In which forms a function holds its vectors: its locals, and what instructions take and leave.
 * Values on the stack are halves wherever control branches or meets, and for all instructions that
 * treat vectors like any other value.
 */
final class VectorPlan {
  private final FunctionForm form;
  boolean isTrivial = true;

  /** The forms of locals that are vectors. */
  final @Nullable VectorForm[] locals;

  /** The form in which an instruction wants all its operands that are vectors. */
  final @Nullable VectorForm[] operands;

  /** The form in which an instruction computes its result. */
  final @Nullable VectorForm[] results;

  /** The form in which the result is left on the stack. */
  final @Nullable VectorForm[] left;

  /** A plan by which all vectors are halves. */
  VectorPlan(FunctionForm form) {
    this.form = form;
    this.locals = new VectorForm[form.function().localCount()];
    this.operands = new VectorForm[form.size()];
    this.results = new VectorForm[form.size()];
    this.left = new VectorForm[form.size()];
  }

  /** Whether the function has no vectors, or all of them are halves. */
  boolean isTrivial() {
    return isTrivial;
  }

  /** The form of a local that is a vector. */
  VectorForm local(int local) {
    VectorForm chosen = locals[local];
    return chosen == null ? VectorForm.HALVES : chosen;
  }

  /** The type of a local in Java: of a vector that of its form. */
  int localType(int local) {
    int type = form.function().localType(local);
    return type == TypeCodes.V128 ? local(local).type() : type;
  }

  /**
   * The type in which a local passes between the methods of the function: its own, unless that
   * would be an object, which had to be allocated then.
   */
  int passedType(int local) {
    int type = localType(local);
    return type == VectorForm.OBJECT.type() ? TypeCodes.V128 : type;
  }

  /** The form in which an instruction wants all its operands that are vectors. */
  VectorForm operand(int at) {
    VectorForm chosen = operands[at];
    return chosen == null ? VectorForm.HALVES : chosen;
  }

  /** The form in which an instruction computes its result. */
  VectorForm result(int at) {
    VectorForm chosen = results[at];
    return chosen == null ? VectorForm.HALVES : chosen;
  }

  /** The form in which the result is left on the stack. */
  VectorForm left(int at) {
    VectorForm chosen = left[at];
    return chosen == null ? VectorForm.HALVES : chosen;
  }
}
