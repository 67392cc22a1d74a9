package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * In which forms a function holds its vectors: its locals, and what instructions take and leave.
 * Values on the stack are halves wherever control branches or meets, and for all instructions that
 * treat vectors like any other value.
 */
final class VectorPlan {
  /** In place of an instruction: none is fused there. */
  static final int NONE = -1;

  private static final int ALL_LANES = -1;

  private final FunctionForm form;
  private final int lane;
  boolean isTrivial = true;
  boolean usesApi;
  ApiReductions reductions = ApiReductions.NONE;

  /** The forms of locals that are vectors. */
  final @Nullable VectorForm[] locals;

  /** The form in which an instruction wants all its operands that are vectors. */
  final @Nullable VectorForm[] operands;

  /** The form in which an instruction computes its result. */
  final @Nullable VectorForm[] results;

  /** The form in which the result is left on the stack. */
  final @Nullable VectorForm[] left;

  /** The lanes in which the Vector API computes an instruction that sees nothing but bits. */
  final @Nullable ApiLanes[] lanes;

  /** Whether an instruction is computed together with the one that takes its result. */
  private final boolean[] isFused;

  /** Whether the bytes that an instruction adds or compares are small. */
  private final BitSet isSmall;

  /** The instructions that are computed together with one, by its operands. */
  private final int[] @Nullable [] fused;

  /** A plan by which all vectors are halves. */
  VectorPlan(FunctionForm form) {
    this.form = form;
    this.lane = ALL_LANES;
    this.locals = new VectorForm[form.localCount()];
    this.operands = new VectorForm[form.size()];
    this.results = new VectorForm[form.size()];
    this.left = new VectorForm[form.size()];
    this.lanes = new ApiLanes[form.size()];
    this.isFused = new boolean[form.size()];
    this.fused = new int[form.size()][];
    this.isSmall = new BitSet();
  }

  private VectorPlan(VectorPlan whole, int lane) {
    this.form = whole.form;
    this.lane = lane;
    this.isTrivial = whole.isTrivial;
    this.usesApi = whole.usesApi;
    this.reductions = whole.reductions;
    this.locals = whole.locals;
    this.operands = whole.operands;
    this.results = whole.results;
    this.left = whole.left;
    this.lanes = whole.lanes;
    this.isFused = whole.isFused;
    this.fused = whole.fused;
    this.isSmall = whole.isSmall;
  }

  /** The same plan for a method that computes one lane of a lane-wise part. */
  VectorPlan ofLane(int lane) {
    return new VectorPlan(this, lane);
  }

  /** The first component of vectors that the method has: the only one if it computes a lane. */
  int firstComponent() {
    return Math.max(lane, 0);
  }

  private VectorForm form(@Nullable VectorForm chosen) {
    if (lane != ALL_LANES) {
      return VectorForm.LANE;
    }
    return chosen == null ? VectorForm.HALVES : chosen;
  }

  /** Whether the function has no vectors, or all of them are halves. */
  boolean isTrivial() {
    return isTrivial;
  }

  /** Whether all vectors are objects of Java's Vector API. */
  boolean usesApi() {
    return usesApi;
  }

  /** What is computed in vectors that are twice as long. */
  ApiReductions reductions() {
    return reductions;
  }

  /** The form of a local that is a vector. */
  VectorForm local(int local) {
    return form(locals[local]);
  }

  /** The type of a local in Java: of a vector that of its form. */
  int localType(int local) {
    int type = form.localType(local);
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
    return form(operands[at]);
  }

  /** The form in which an instruction computes its result. */
  VectorForm result(int at) {
    return form(results[at]);
  }

  /** The form in which the result is left on the stack. */
  VectorForm left(int at) {
    return form(left[at]);
  }

  /** The lanes in which the Vector API computes an instruction that sees nothing but bits. */
  ApiLanes lanes(int at) {
    ApiLanes chosen = lanes[at];
    return chosen == null ? ApiLanes.BYTES : chosen;
  }

  /** An instruction is computed together with the one that takes its result as an operand. */
  void fuse(int at, int operand, int producer) {
    int[] operands = fused[at];
    if (operands == null) {
      operands = new int[form.pops(at)];
      Arrays.fill(operands, NONE);
      fused[at] = operands;
    }
    operands[operand] = producer;
    isFused[producer] = true;
  }

  /** The bytes that an instruction adds or compares are small. */
  void setSmall(int at) {
    isSmall.set(at);
  }

  /**
   * Whether the sum of the bytes that an instruction adds is always a byte, or the bytes that it
   * compares are always less than 128.
   */
  boolean isSmall(int at) {
    return isSmall.get(at);
  }

  /** The instruction that computes an operand where it is used, or {@link #NONE}. */
  int fused(int at, int operand) {
    int[] operands = fused[at];
    return operands == null ? NONE : operands[operand];
  }

  /**
   * Whether the result of an instruction is computed where it is used, and not left on the stack.
   */
  boolean isFused(int at) {
    return isFused[at];
  }
}
