package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.emit.Predicate;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Form;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes flags of a condition, without making a number of it where it is a comparison. */
final class FlagsLowering {
  private final Selection selection;
  private final IrFunction function;
  private final InstructionWriter writer;
  private final IntegerLowering integers;

  FlagsLowering(Selection selection, IntegerLowering integers) {
    this.selection = selection;
    this.integers = integers;
    function = selection.function;
    writer = selection.writer;
  }

  /**
   * Writes an instruction that sets flags by whether a value of 32 bits is not zero. What uses them
   * must be written right after it.
   *
   * @return what they say if it is not
   */
  Predicate ofValue(int value) {
    int definition = function.definition(value);
    if (definition == IrFunction.NONE || !isScalarComparison(definition)) {
      return testValue(value);
    }
    if (selection.lowering.fusible(value) != IrFunction.NONE) {
      return compare(definition, selection::source);
    }
    return selection.lowering.isInCurrentBlock(definition)
        ? compare(definition, this::register)
        : testValue(value);
  }

  private Predicate testValue(int value) {
    if (computeForFlags(value, IrFunction.NONE, Condition.NOT_EQUAL)) {
      return Predicate.of(Condition.NOT_EQUAL);
    }
    int register = selection.use(value);
    writer.write(Arithmetic.TEST_MR.of(4), register, register);
    return Predicate.of(Condition.NOT_EQUAL);
  }

  /**
   * Moves the instruction that computes a value here, if its flags say how the value compares with
   * zero.
   *
   * @param comparison the comparison, if it is computed here only
   */
  private boolean computeForFlags(int value, int comparison, Condition condition) {
    int definition = selection.lowering.movable(value, comparison);
    if (definition == IrFunction.NONE || function.shape(definition).isVector()) {
      return false;
    }
    boolean fits =
        switch (function.op(definition)) {
          // Their overflow and carry are not those of a comparison with zero.
          case ADD, SUB -> condition == Condition.EQUAL || condition == Condition.NOT_EQUAL;
          case AND, OR, XOR -> true;
          default -> false;
        };
    if (fits && function.type(value).isInteger()) {
      selection.lowering.fuse(definition);
      integers.computeWithFlags(definition);
      return true;
    }
    return false;
  }

  private Source register(int value) {
    return new Source.Register(selection.use(value));
  }

  private boolean isScalarComparison(int instruction) {
    Shape shape = function.shape(instruction);
    return condition(function.op(instruction)) != null && !shape.isVector();
  }

  /** What a comparison of integers asks of flags; null if it is no comparison. */
  private static @Nullable Condition condition(IrOp op) {
    return switch (op) {
      case EQ -> Condition.EQUAL;
      case NE -> Condition.NOT_EQUAL;
      case LT_S -> Condition.LESS;
      case LT_U, LT -> Condition.BELOW;
      case GT_S -> Condition.GREATER;
      case GT_U, GT -> Condition.ABOVE;
      case LE_S -> Condition.NOT_GREATER;
      case LE_U, LE -> Condition.NOT_ABOVE;
      case GE_S -> Condition.NOT_LESS;
      case GE_U, GE -> Condition.NOT_BELOW;
      default -> null;
    };
  }

  /** Sets flags by a comparison that is itself being lowered. */
  Predicate ofComparison(int instruction) {
    return compare(instruction, selection::source);
  }

  private Predicate compare(int instruction, IntFunction<Source> operands) {
    Condition condition = condition(function.op(instruction));
    if (condition == null) {
      throw new IllegalArgumentException(function.op(instruction) + " is no comparison");
    }
    int first = function.operand(instruction, 0);
    int second = function.operand(instruction, 1);
    if (function.shape(instruction).isFloat()) {
      return compareFloats(condition, first, second, operands);
    }
    if (selection.isConstant(second) && selection.bits(second) == 0) {
      return compareWithZero(instruction, condition, first, operands);
    }
    return selection.isConstant(first) && !selection.isConstant(second)
        ? compareIntegers(condition.swapped(), second, first, operands)
        : compareIntegers(condition, first, second, operands);
  }

  /** Below is above with the operands in the other order, which does not hold of NaNs. */
  private Predicate compareFloats(
      Condition condition, int first, int second, IntFunction<Source> operands) {
    boolean isSwapped = condition == Condition.BELOW || condition == Condition.NOT_ABOVE;
    int left = isSwapped ? second : first;
    int right = isSwapped ? first : second;
    boolean isSingle = function.type(first) == IrType.F32;
    int leftRegister = selection.use(left);
    selection.plain(
        isSingle ? Floats.UCOMISS : Floats.UCOMISD, operands.apply(right), leftRegister);
    boolean minds = condition == Condition.EQUAL || condition == Condition.NOT_EQUAL;
    return new Predicate(isSwapped ? condition.swapped() : condition, minds);
  }

  private Predicate compareIntegers(
      Condition condition, int first, int second, IntFunction<Source> operands) {
    int bytes = function.type(first).bytes();
    if (selection.isImmediate(second)) {
      long immediate = selection.bits(second);
      Form form =
          immediate == (byte) immediate ? Arithmetic.CMP_I8.of(bytes) : Arithmetic.CMP_I.of(bytes);
      writer.writeImmediate(form, operands.apply(first), immediate);
    } else {
      Source left = operands.apply(first);
      if (left instanceof Source.Register register) {
        writer.write(Arithmetic.CMP_RM.of(bytes), operands.apply(second), register.number());
      } else {
        writer.write(Arithmetic.CMP_MR.of(bytes), left, selection.use(second));
      }
    }
    return Predicate.of(condition);
  }

  private Predicate compareWithZero(
      int comparison, Condition condition, int first, IntFunction<Source> operands) {
    int bytes = function.type(first).bytes();
    int and = selection.lowering.fusible(first);
    if (and != IrFunction.NONE && function.op(and) == IrOp.AND) {
      test(and, bytes);
    } else if (and != IrFunction.NONE
        && bytes == 4
        && condition == Condition.EQUAL
        && isScalarComparison(and)) {
      return compare(and, operands).negated();
    } else if (!computeForFlags(first, only(comparison), condition)) {
      Source source = operands.apply(first);
      if (source instanceof Source.Register register) {
        writer.write(Arithmetic.TEST_MR.of(bytes), register.number(), register.number());
      } else {
        writer.writeImmediate(Arithmetic.CMP_I8.of(bytes), source, 0);
      }
    }
    return Predicate.of(condition);
  }

  private int only(int comparison) {
    return selection.lowering.useCount(function.result(comparison)) == 1
        ? comparison
        : IrFunction.NONE;
  }

  private void test(int and, int bytes) {
    int first = function.operand(and, 0);
    int second = function.operand(and, 1);
    int register = selection.use(first);
    if (selection.isImmediate(second)) {
      writer.writeImmediate(Arithmetic.TEST_I.of(bytes), selection.bits(second), register);
    } else {
      writer.write(Arithmetic.TEST_MR.of(bytes), register, selection.use(second));
    }
  }
}
