package io.dunlin.compiler.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<Integer, Integer> edgeBlocks = new HashMap<>();

  BlockPlan(IrFunction function, MachineFunctionBuilder builder) {
    this.function = function;
    blocks = new int[function.blockCount()];
    Arrays.fill(blocks, NONE);
    for (int block = function.entry(); block != NONE; block = function.nextBlock(block)) {
      blocks[block] = make(builder, function.isCold(block));
      makeForEdges(function.lastInstruction(block), builder);
    }
  }

  private static int make(MachineFunctionBuilder builder, boolean isCold) {
    int made = builder.block();
    if (isCold) {
      builder.markCold(made);
    }
    return made;
  }

  private void makeForEdges(int terminator, MachineFunctionBuilder builder) {
    int count = function.edgeCount(terminator);
    Map<List<Integer>, Integer> shared = new HashMap<>();
    for (int i = 0; count > 1 && i < count; i++) {
      int edge = function.edge(terminator, i);
      int target = function.target(edge);
      if (function.op(terminator).isInvoke()
          || function.argumentCount(edge) > 0
          || !function.hasOneIncoming(target)) {
        Integer known =
            function.op(terminator) == IrOp.SWITCH ? shared.get(destination(edge)) : null;
        int made = known == null ? make(builder, function.isCold(target)) : known;
        shared.put(destination(edge), made);
        edgeBlocks.put(edge, made);
      }
    }
  }

  private List<Integer> destination(int edge) {
    List<Integer> destination = new ArrayList<>();
    destination.add(function.target(edge));
    for (int i = 0; i < function.argumentCount(edge); i++) {
      destination.add(function.argument(edge, i));
    }
    return destination;
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
    return edgeBlocks.getOrDefault(edge, NONE);
  }

  /** The machine block that a terminator goes to by an edge. */
  int successor(int edge) {
    int own = ofEdge(edge);
    return own != NONE ? own : blocks[function.target(edge)];
  }
}
