package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.validate.FunctionContext;
import org.jspecify.annotations.Nullable;

/**
 * The body of a function: instructions, counted from 0, and regions.
 *
 * <p>Instructions have their immediates as {@link io.dunlin.wasm.binary.Instruction} describes
 * them, but labels are ids of regions. The {@code end} of the function is the last instruction. Not
 * kept are {@code nop} and what control cannot reach.
 */
public final class FunctionForm {
  /** In place of an index: there is none. */
  public static final int NONE = -1;

  final FunctionContext function;
  final Instructions instructions = new Instructions();
  final Regions regions = new Regions();
  final Charges charges = new Charges();

  int maxHeight;
  int maxDepth;
  boolean copiesLoops;
  private int ownVectors;

  private @Nullable Liveness liveness;

  FunctionForm(FunctionContext function) {
    this.function = function;
  }

  /** Which locals are live where; found when it is first asked for, once the form is complete. */
  Liveness liveness() {
    if (liveness == null) {
      liveness = Liveness.of(this);
    }
    return liveness;
  }

  /** What is live is found anew when it is asked for next, since locals have changed. */
  void forgetLiveness() {
    liveness = null;
  }

  /** The function. */
  public FunctionContext function() {
    return function;
  }

  /** The number of locals: those of the function, and vectors that have got one of their own. */
  public int localCount() {
    return function.localCount() + ownVectors;
  }

  /** The type code of a local. */
  public int localType(int local) {
    return local < function.localCount() ? function.localType(local) : TypeCodes.V128;
  }

  /** Adds a local that is a vector, which no instruction uses yet. */
  int addVector() {
    return function.localCount() + ownVectors++;
  }

  /** The most operands that there are at a time. */
  public int maxHeight() {
    return maxHeight;
  }

  /**
   * The most regions inside of each other, {@linkplain Region#isBareLabel bare labels} not counted.
   */
  public int maxDepth() {
    return maxDepth;
  }

  /** Whether there are loops of which it is of use to have {@linkplain LoopCopies copies}. */
  public boolean copiesLoops() {
    return copiesLoops;
  }

  /** The number of instructions. */
  public int size() {
    return instructions.size();
  }

  /** Which instruction it is. */
  public Op op(int at) {
    return instructions.op(at);
  }

  /** Whether it is a test or a comparison, whose result is one of two numbers. */
  public boolean compares(int at) {
    return switch (op(at)) {
      case REF_IS_NULL, REF_EQ -> true;
      default -> op(at).family() == Family.COMPARE;
    };
  }

  /** Where it stands in the module's bytes. */
  public int offset(int at) {
    return instructions.offset(at);
  }

  /** The first index; the id of a region if it is a label, or the opened or closed region. */
  public int index(int at) {
    return instructions.index(at);
  }

  /** The second index, or the lane. */
  public int index2(int at) {
    return instructions.index2(at);
  }

  /** The constant, or the memory offset. */
  public long value(int at) {
    return instructions.value(at);
  }

  /** The number of operands that it pops. */
  public int pops(int at) {
    return instructions.pops(at);
  }

  /** The types of what it pushes. Not to be changed. */
  public int[] pushes(int at) {
    return instructions.pushes(at);
  }

  /**
   * A further immediate. Of {@code br_table} the regions; of {@code try_table} kind, tag and region
   * of each clause; of constants and shuffles the ints of the {@linkplain #highHalf high half}; of
   * instructions with heap types the reference types.
   */
  public int extra(int at, int index) {
    return instructions.extra(at, index);
  }

  /** The high half of a vector constant, or of the indices of a shuffle; the value is the low. */
  public long highHalf(int at) {
    return Integer.toUnsignedLong(extra(at, 0)) | (long) extra(at, 1) << Integer.SIZE;
  }

  /** The number of further immediates. */
  public int extras(int at) {
    return instructions.extras(at);
  }

  /**
   * Of a load or store: the first instruction of those that compute its address, if nothing between
   * them and it branches, is a region, or runs other code; else {@link #NONE}.
   */
  public int operandStart(int at) {
    return instructions.operandStart(at);
  }

  /** Of {@code else}, {@code end} and the like: whether control arrives from in front of it. */
  public boolean fallsThrough(int at) {
    return instructions.index2(at) != 0;
  }

  /** Whether control arrives at an instruction from the one in front of it. */
  public boolean arrivesAt(int at) {
    return switch (op(at)) {
      case ELSE, CATCH, CATCH_ALL, END, DELEGATE -> fallsThrough(at);
      default -> true;
    };
  }

  /**
   * The lowest offset that code from an instruction on says that it is at: fuel is taken where the
   * instruction in front of it is.
   */
  public int firstOffset(int at) {
    return charge(at) > 0 ? Math.min(chargeOffset(at), offset(at)) : offset(at);
  }

  /** The region with this id, which is reachable. */
  public Region region(int id) {
    return regions.get(id);
  }

  /** The fuel to take in front of an instruction, or 0. */
  public int charge(int at) {
    return charges.cost(at);
  }

  /** Where code is when that fuel is taken. */
  public int chargeOffset(int at) {
    return charges.offset(at);
  }
}
