package io.dunlin.wat.print;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.jspecify.annotations.Nullable;

/** Writes instructions; how they are laid out, subclasses say. */
abstract class CodePrinter {
  private static final String[] CATCH_KEYWORDS = {
    "catch", "catch_ref", "catch_all", "catch_all_ref"
  };

  final TextWriter out;
  final BlockStack blocks = new BlockStack();
  private final TypePrinter types;
  private final Identifiers tags;
  private final ImmediatePrinter immediates;
  private final Instruction instruction = new Instruction();

  CodePrinter(TextWriter out, TypePrinter types, ModuleNames names) {
    this.out = out;
    this.types = types;
    this.tags = names.all(NameSection.Kind.TAG);
    this.immediates = new ImmediatePrinter(out, types, names, blocks);
  }

  /** Writes what stands between the instruction to come and what is in front of it. */
  abstract void separate();

  /** The name of the label of the block to come, or null. */
  abstract @Nullable String nextLabelName();

  /** Writes the identifier of the label that has just been named, and returns it. */
  abstract String writeLabel(String name);

  /** Writes a remark on the block that is entered, whose label has no identifier. */
  abstract void remarkOnLabel(int depth);

  /**
   * Writes the instructions in front of the final {@code end}.
   *
   * @param locals the identifiers of the locals that they use
   * @throws MalformedModuleException if they are no expression
   */
  final void writeInstructions(InstructionReader in, Identifiers locals) {
    blocks.clear();
    in.next(instruction);
    while (instruction.op() != Op.END || blocks.depth() > 0) {
      writeInstruction(locals);
      in.next(instruction);
    }
    if (in.hasRemaining()) {
      throw in.malformed("section size mismatch: code behind the end");
    }
  }

  private void writeInstruction(Identifiers locals) {
    Op op = instruction.op();
    switch (op) {
      case ELSE:
        requireIn(Op.IF, Op.IF);
        writeDivision(locals);
        break;
      case CATCH:
      case CATCH_ALL:
        requireIn(Op.TRY, Op.CATCH);
        writeDivision(locals);
        break;
      case DELEGATE:
        requireIn(Op.TRY, Op.TRY);
        writeEnd(locals);
        break;
      case END:
        writeEnd(locals);
        break;
      default:
        separate();
        out.write(op.mnemonic());
        if (BlockStack.opensBlock(op)) {
          writeBlock(op);
        } else {
          immediates.write(instruction, locals);
        }
    }
  }

  private void requireIn(Op part, Op other) {
    if (!blocks.isIn(part) && !blocks.isIn(other)) {
      throw new MalformedModuleException(
          "END opcode expected: misplaced " + instruction.op(), instruction.offset());
    }
  }

  private void writeDivision(Identifiers locals) {
    out.outdent();
    separate();
    out.write(instruction.op().mnemonic());
    immediates.write(instruction, locals);
    blocks.become(instruction.op());
    out.indent();
  }

  private void writeEnd(Identifiers locals) {
    out.outdent();
    blocks.pop();
    separate();
    out.write(instruction.op().mnemonic());
    // A label of delegate counts from outside the block that it ends.
    immediates.write(instruction, locals);
  }

  private void writeBlock(Op op) {
    String name = nextLabelName();
    String identifier = name == null ? null : writeLabel(name);
    writeBlockType();
    if (op == Op.TRY_TABLE) {
      writeCatches();
    }
    blocks.push(op, name, identifier);
    if (identifier == null) {
      remarkOnLabel(blocks.depth());
    }
    out.indent();
  }

  private void writeBlockType() {
    if (instruction.blockTypeIndex() != Instruction.NO_TYPE_INDEX) {
      types.writeUse(instruction.blockTypeIndex());
    } else if (instruction.blockResult() != TypeCodes.BOTTOM) {
      types.writeResults(instruction.blockResult());
    }
  }

  private void writeCatches() {
    for (int i = 0; i < instruction.count(); i++) {
      int kind = instruction.catchKind(i);
      out.write(" (").write(CATCH_KEYWORDS[kind]);
      if (kind < Instruction.CATCH_ALL) {
        tags.writeUse(out, instruction.catchTag(i));
      }
      blocks.writeUse(out, instruction.catchLabel(i));
      out.write(')');
    }
  }
}
