package io.dunlin.wasm.binary;

import io.dunlin.wasm.module.ConstExpr;

/**
 * Finds where expressions end. Whether they are constant where they must be, and whether their
 * types fit, is for validation to say.
 */
final class ExpressionReader {
  private final InstructionReader instructions;
  private final Instruction instruction = new Instruction();

  ExpressionReader(byte[] bytes) {
    this.instructions = new InstructionReader(bytes, 0, 0);
  }

  /** Reads a constant expression, the final {@code end} included. */
  ConstExpr readConstant(ByteReader in) {
    int start = in.position();
    skip(in);
    return new ConstExpr(in.bytes(), start, in.position());
  }

  /** Passes over an expression, the final {@code end} included. */
  void skip(ByteReader in) {
    int start = in.position();
    instructions.reset(start, in.end());
    int depth = 1;
    while (depth > 0) {
      instructions.next(instruction);
      switch (instruction.op()) {
        case BLOCK:
        case LOOP:
        case IF:
        case TRY:
        case TRY_TABLE:
          depth++;
          break;
        case END:
          depth--;
          break;
        case DELEGATE:
          // Ends a block, but no expression; outside of a block it is for validation to refuse.
          depth = Math.max(1, depth - 1);
          break;
        default:
          break;
      }
    }
    in.skip(instructions.position() - start);
  }
}
