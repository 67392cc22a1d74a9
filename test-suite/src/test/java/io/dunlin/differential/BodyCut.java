package io.dunlin.differential;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.op.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The beginnings of a function body, each completed with traps so that it is valid. */
final class BodyCut {
  private final FunctionBody body;

  /** Where each instruction begins. */
  private final List<Integer> starts = new ArrayList<>();

  BodyCut(FunctionBody body) {
    this.body = body;
    InstructionReader reader = Statistics.instructions(body);
    Instruction instruction = new Instruction();
    while (reader.position() < body.end()) {
      reader.next(instruction);
      starts.add(instruction.offset());
    }
  }

  /** The number of instructions of the whole body. */
  int instructions() {
    return starts.size();
  }

  /**
   * The body with its first instructions only; the last of the others is the final {@code end}.
   *
   * @param count how many are kept, fewer than there are
   */
  byte[] first(int count) {
    ByteWriter bytes = new ByteWriter();
    int end = starts.get(count);
    bytes.writeBytes(body.bytes(), body.start(), end - body.start());
    InstructionWriter out = new InstructionWriter(bytes);
    for (Op block : openBlocks(end)) {
      out.write(Op.UNREACHABLE);
      if (block == Op.IF) {
        out.write(Op.ELSE);
        out.write(Op.UNREACHABLE);
      }
      out.write(Op.END);
    }
    return bytes.toByteArray();
  }

  /** What began the blocks that are open there, innermost first, the function itself last. */
  private Deque<Op> openBlocks(int end) {
    Deque<Op> open = new ArrayDeque<>();
    open.push(Op.BLOCK);
    InstructionReader reader = Statistics.instructions(body);
    Instruction instruction = new Instruction();
    while (reader.position() < end) {
      reader.next(instruction);
      switch (instruction.op()) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> open.push(instruction.op());
        case ELSE -> {
          open.pop();
          open.push(Op.ELSE);
        }
        case END, DELEGATE -> open.pop();
        default -> {}
      }
    }
    return open;
  }
}
