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
    Predicate predicate = flags.ofComparison(instruction);
    selection.writer.pseudo(Pseudo.SET).define(result).immediate(predicate.pack());
  }

  void select(int instruction) {
    IrType type = function.shape(instruction).type();
    int chosen = selection.use(instruction, 1);
    int otherwise = selection.use(instruction, 2);
    int result = selection.result(function.result(instruction));
    Predicate predicate = flags.ofValue(function.operand(instruction, 0));
    boolean isInteger = type.isInteger();
    if (isInteger ? predicate.isBoth() : predicate.isEither()) {
      choose(isInteger, predicate.negated(), otherwise, chosen, result);
    } else {
      choose(isInteger, predicate, chosen, otherwise, result);
    }
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
