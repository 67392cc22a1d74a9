package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Tests and comparisons. One whose result the next instruction branches on is not emitted as a
 * value: it waits until that instruction {@linkplain #take takes} it as a condition. Others are
 * computed by {@link BooleanArithmetic}, or by a branch.
 */
final class CompareEmitter {
  private final Emission emission;
  private final BooleanArithmetic arithmetic;
  private @Nullable Condition waiting;

  CompareEmitter(Emission emission) {
    this.emission = emission;
    this.arithmetic = new BooleanArithmetic(emission);
  }

  /** Emits a comparison whose operands have been popped; says whether its result is pushed. */
  boolean emit(int at) {
    Op op = emission.form.op(at);
    if (op == Op.REF_EQ && mayBeSmallIntegers()) {
      emission.code.invokeStatic(
          RuntimeNames.CASTS, "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
      return true;
    }
    boolean isTaken = isTakenByNext(at);
    if (!isTaken && waiting == null && arithmetic.emit(op)) {
      return true;
    }
    Condition condition;
    if (op == Op.I32_EQZ) {
      condition = take().negated();
    } else {
      if (op == Op.I64_EQZ) {
        emission.code.push(0L);
      }
      condition = Condition.of(op);
    }
    if (isTaken) {
      waiting = condition;
      return false;
    }
    push(condition);
    return true;
  }

  /**
   * Whether the two references that were popped can be small integers, of which equal are the same.
   */
  private boolean mayBeSmallIntegers() {
    OperandStack stack = emission.stack;
    return mayBeSmallInteger(stack.type(stack.size()))
        && mayBeSmallInteger(stack.type(stack.size() + 1));
  }

  private static boolean mayBeSmallInteger(int type) {
    int heap = TypeCodes.heap(type);
    return !TypeCodes.isConcrete(heap)
        && heap != TypeCodes.STRUCT
        && heap != TypeCodes.ARRAY
        && heap != TypeCodes.NONE;
  }

  /** The condition that the instruction has on top of Java's stack, or waiting. */
  Condition take() {
    Condition condition = waiting;
    waiting = null;
    return condition == null ? Condition.NON_ZERO : condition;
  }

  /** Whether a condition waits, so that there is no operand for it. */
  boolean isWaiting() {
    return waiting != null;
  }

  private boolean isTakenByNext(int at) {
    FunctionForm form = emission.form;
    int next = at + 1;
    // What else the next instruction pops has to be on Java's stack already.
    if (next >= emission.end
        || form.charge(next) != 0
        || form.pops(next) - 1 > emission.stack.size()) {
      return false;
    }
    return switch (form.op(next)) {
      case BR_IF, SELECT, SELECT_TYPED -> true;
      case I32_EQZ -> isTakenByNext(next);
      case IF -> emission.stack.size() == 0 && form.region(form.index(next)).params().length == 0;
      default -> false;
    };
  }

  /** Jumps if a condition holds. */
  void jump(Condition condition, Label target) {
    if (condition.first() >= 0) {
      emission.code.op(condition.first());
    }
    String type = condition.unsignedOf();
    if (type != null) {
      emission.code.invokeStatic(
          type, "compareUnsigned", type.equals("java/lang/Long") ? "(JJ)I" : "(II)I");
    }
    emission.code.jump(condition.jump(), target);
  }

  private void push(Condition condition) {
    FramedCode code = emission.code;
    Label holds = new Label();
    Label end = new Label();
    jump(condition, holds);
    code.push(0);
    code.jump(Opcodes.GOTO, end);
    code.place(holds);
    code.push(1);
    emission.stack.push(TypeCodes.I32);
    code.place(end);
    emission.stack.pop(1);
  }

  /** Emits {@code select}, whose condition waits or is on top of the two values. */
  void select(int type) {
    Condition condition = take();
    FramedCode code = emission.code;
    OperandStack stack = emission.stack;
    Label first = new Label();
    Label end = new Label();
    stack.push(type);
    stack.push(type);
    jump(condition, first);
    dropBelow(type);
    code.jump(Opcodes.GOTO, end);
    code.place(first);
    code.drop(type);
    stack.pop(1);
    code.place(end);
    stack.pop(1);
  }

  /** Drops the value below the one on top, which is of the same type. */
  private void dropBelow(int type) {
    FramedCode code = emission.code;
    switch (JavaTypes.slots(type)) {
      case 1 -> {
        code.op(Opcodes.SWAP);
        code.op(Opcodes.POP);
      }
      case 2 -> {
        code.op(Opcodes.DUP2_X2);
        code.op(Opcodes.POP2);
        code.op(Opcodes.POP2);
      }
      default -> {
        int mark = emission.locals.mark();
        int kept = emission.storeTemporary(type);
        code.drop(type);
        code.load(type, kept);
        emission.locals.release(mark);
      }
    }
  }
}
