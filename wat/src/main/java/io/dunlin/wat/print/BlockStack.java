package io.dunlin.wat.print;

import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks around an instruction, innermost last, and their labels. */
final class BlockStack {
  /**
   * A block, or the part of it that is open.
   *
   * @param part the instruction that began the part: {@code else} of an {@code if}, for example
   * @param name the name of its label, or null
   * @param identifier what stands for the label, or null
   */
  private record Block(Op part, @Nullable String name, @Nullable String identifier) {}

  private final List<Block> blocks = new ArrayList<>();

  /** How many of the blocks have each name. */
  private final Map<String, Integer> taken = new HashMap<>();

  /** Whether the instruction begins a block. */
  static boolean opensBlock(Op op) {
    return op.immediates() == Immediates.BLOCK_TYPE || op.immediates() == Immediates.TRY_TABLE;
  }

  void clear() {
    blocks.clear();
    taken.clear();
  }

  int depth() {
    return blocks.size();
  }

  /** Whether a block has this name, so that another one of it would hide it. */
  boolean isTaken(String name) {
    return taken.containsKey(name);
  }

  /** Enters a block. */
  void push(Op op, @Nullable String name, @Nullable String identifier) {
    blocks.add(new Block(op, name, identifier));
    if (name != null) {
      taken.merge(name, 1, Integer::sum);
    }
  }

  /** Leaves the innermost block. */
  void pop() {
    String name = blocks.remove(blocks.size() - 1).name();
    if (name != null) {
      taken.computeIfPresent(name, (each, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Whether the part of the innermost block that is open was begun by this instruction. */
  boolean isIn(Op part) {
    return !blocks.isEmpty() && blocks.get(blocks.size() - 1).part() == part;
  }

  /** Goes on to another part of the innermost block. */
  void become(Op part) {
    Block block = blocks.remove(blocks.size() - 1);
    blocks.add(new Block(part, block.name(), block.identifier()));
  }

  /** Writes a label: the identifier, or the number of blocks to leave and which one is meant. */
  void writeUse(TextWriter out, int label) {
    out.write(' ');
    int target = depth() - 1 - label;
    String identifier = label >= 0 && target >= 0 ? blocks.get(target).identifier() : null;
    if (identifier != null) {
      out.write(identifier);
      return;
    }
    out.writeUnsigned(label);
    if (label >= 0 && label <= depth()) {
      out.write(" (;@").writeUnsigned(depth() - label).write(";)");
    }
  }
}
