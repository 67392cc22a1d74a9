package io.dunlin.wat.print;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Writes constant expressions, on the line that they begin on. */
final class ExpressionPrinter extends CodePrinter {
  private final Identifiers noLocals = Identifiers.none(NameSection.Kind.LOCAL);

  /** Whether what is in front of the instruction to come is a parenthesis. */
  private boolean atParenthesis;

  ExpressionPrinter(TextWriter out, TypePrinter types, ModuleNames names) {
    super(out, types, names);
  }

  /** Writes the instructions of an expression, without parentheses around them. */
  void write(ConstExpr expression) {
    writeInstructions(reader(expression), noLocals);
  }

  /**
   * Writes an expression in parentheses.
   *
   * @param keyword what stands behind the parenthesis, unless a single instruction follows
   */
  void writeFolded(String keyword, ConstExpr expression) {
    out.write(" (");
    atParenthesis = isOneInstruction(expression);
    if (!atParenthesis) {
      out.write(keyword);
    }
    write(expression);
    out.write(')');
  }

  private static InstructionReader reader(ConstExpr expression) {
    return new InstructionReader(expression.bytes(), expression.start(), expression.end());
  }

  private static boolean isOneInstruction(ConstExpr expression) {
    InstructionReader in = reader(expression);
    Instruction instruction = new Instruction();
    in.next(instruction);
    if (instruction.op() == Op.END || BlockStack.opensBlock(instruction.op())) {
      return false;
    }
    in.next(instruction);
    return instruction.op() == Op.END;
  }

  @Override
  void separate() {
    if (!atParenthesis) {
      out.write(' ');
    }
    atParenthesis = false;
  }

  @Override
  @Nullable String nextLabelName() {
    return null;
  }

  @Override
  String writeLabel(String name) {
    throw new IllegalStateException("constant expressions have no names");
  }

  @Override
  void remarkOnLabel(int depth) {
    // Nothing branches there in a valid module.
  }
}
