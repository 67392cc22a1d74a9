package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.emit.Predicate;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorIntegers;
import io.dunlin.x64.inst.VectorMoves;

/** Lowers what makes a scalar of all lanes. */
final class VectorTestLowering {
  private final Selection selection;
  private final VectorCode code;

  VectorTestLowering(VectorCode code) {
    this.code = code;
    selection = code.selection;
  }

  void anyTrue(int instruction) {
    int vector = code.use(instruction, 0);
    setUnlessZero(Condition.NOT_EQUAL, code.result(instruction), vector);
  }

  /** All are true if none is equal to zero. */
  void allTrue(int instruction) {
    int vector = code.use(instruction, 0);
    Vector equal = VectorTable.BINARY.get(IrOp.EQ, code.shape(instruction));
    int zeros = code.binary(equal, vector, code.zero());
    setUnlessZero(Condition.EQUAL, code.result(instruction), zeros);
  }

  private void setUnlessZero(Condition condition, int result, int vector) {
    int zero = selection.clear();
    selection.plain(VectorIntegers.PTEST, new Source.Register(vector), vector);
    selection.set(zero, result, Predicate.of(condition));
  }

  void bitmask(int instruction) {
    int vector = code.use(instruction, 0);
    int result = code.result(instruction);
    Shape shape = code.shape(instruction);
    switch (shape) {
      case I8X16 -> signs(VectorMoves.PMOVMSKB, result, vector);
      case I16X8 -> {
        int bytes = code.binary(Shuffles.PACKSSWB, vector, code.zero());
        signs(VectorMoves.PMOVMSKB, result, bytes);
      }
      case I32X4 -> signs(VectorMoves.MOVMSKPS, result, vector);
      default -> signs(VectorMoves.MOVMSKPD, result, vector);
    }
  }

  private void signs(Vector form, int result, int vector) {
    selection.writer.write(form.on(selection.features), result, vector);
  }
}
