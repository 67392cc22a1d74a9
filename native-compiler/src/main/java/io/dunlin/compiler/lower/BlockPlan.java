package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import java.util.Arrays;

/**
 * The blocks of the machine form: those of the function in the order of its list, and behind each
 * the ones that its edges need. An edge needs one if its source has others and it passes arguments,
 * its target has other sources, or its source is a call. Edges of a switch that lead to the same
 * place share one.
 */
final class BlockPlan {
  private static final int NONE = IrFunction.NONE;

  private final IrFunction function;
  private final int[] blocks;
  private final int[] edgeBlocks;
  private int count;

  BlockPlan(IrFunction function, MachineFunctionBuilder builder) {
    this.function = function;
    blocks = new int[function.blockCount()];
    Arrays.fill(blocks, NONE);
    edgeBlocks = new int[function.edgeCount()];
    Arrays.fill(edgeBlocks, NONE);
    for (int block = function.entry(); block != NONE; block = function.nextBlock(block)) {
      blocks[block] = make(builder, function.isCold(block));
      makeForEdges(function.lastInstruction(block), builder);
    }
  }

  private int make(MachineFunctionBuilder builder, boolean isCold) {
    int made = builder.block();
    if (isCold) {
      builder.markCold(made);
    }
    count++;
    return made;
  }

  private void makeForEdges(int terminator, MachineFunctionBuilder builder) {
    int edges = function.edgeCount(terminator);
    if (edges < 2) {
      return;
    }
    EdgeTable shared =
        function.op(terminator) == IrOp.SWITCH ? new EdgeTable(function, edges) : null;
    for (int i = 0; i < edges; i++) {
      int edge = function.edge(terminator, i);
      int target = function.target(edge);
      if (function.op(terminator).isInvoke()
          || function.argumentCount(edge) > 0
          || !function.hasOneIncoming(target)) {
        int same = shared == null ? edge : shared.findOrAdd(edge);
        edgeBlocks[edge] = same == edge ? make(builder, function.isCold(target)) : edgeBlocks[same];
      }
    }
  }

  /** How many machine blocks there are. */
  int count() {
    return count;
  }

  /** Is this the edge that is taken when a call throws? */
  boolean isThrown(int edge) {
    int terminator = function.source(edge);
    return function.op(terminator).isInvoke() && edge == function.edge(terminator, 1);
  }

  /** The machine block of a block. */
  int of(int block) {
    return blocks[block];
  }

  /** The machine block that an edge has for itself, or NONE. */
  int ofEdge(int edge) {
    return edgeBlocks[edge];
  }

  /** The machine block that a terminator goes to by an edge. */
  int successor(int edge) {
    int own = edgeBlocks[edge];
    return own != NONE ? own : blocks[function.target(edge)];
  }
}
