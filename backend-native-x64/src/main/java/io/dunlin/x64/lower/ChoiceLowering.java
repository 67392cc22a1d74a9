package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.x64.emit.Predicate;
import io.dunlin.x64.emit.Pseudo;

/** Lowers comparisons whose results are numbers, and choices between values. */
final class ChoiceLowering {
  private final Selection selection;
  private final FlagsLowering flags;
  private final IrFunction function;

  ChoiceLowering(Selection selection, FlagsLowering flags) {
    this.selection = selection;
    this.flags = flags;
    function = selection.function;
  }

  void compare(int instruction) {
    int result = selection.result(function.result(instruction));
    int zero = selection.clear();
    selection.set(zero, result, flags.ofComparison(instruction));
  }

  void select(int instruction) {
    IrType type = function.shape(instruction).type();
    int chosen = selection.use(instruction, 1);
    int otherwise = selection.use(instruction, 2);
    int result = selection.result(function.result(instruction));
    Predicate predicate = flags.ofValue(function.operand(instruction, 0));
    boolean isInteger = type.isInteger();
    if (predicate.minds() ? isInteger == predicate.isBoth() : isBetterOverwritten(instruction)) {
      choose(isInteger, predicate.negated(), otherwise, chosen, result);
    } else {
      choose(isInteger, predicate, chosen, otherwise, result);
    }
  }

  /**
   * Is it better to overwrite what is chosen than the other value? A parameter is often the last
   * value of a variable whose next one is the result.
   */
  private boolean isBetterOverwritten(int instruction) {
    return function.isParameter(function.operand(instruction, 1))
        && !function.isParameter(function.operand(instruction, 2));
  }

  private void choose(
      boolean isInteger, Predicate predicate, int chosen, int otherwise, int result) {
    MachineFunctionBuilder choice =
        selection
            .writer
            .pseudo(isInteger ? Pseudo.CHOOSE : Pseudo.CHOOSE_VECTOR)
            .use(otherwise)
            .defineReusing(result, 0)
            .immediate(predicate.pack());
    if (selection.builder.width(chosen) == selection.builder.width(result)) {
      choice.useAny(chosen);
    } else {
      choice.use(chosen);
    }
  }
}
