package io.dunlin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.compiler.object.TrapCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dominance, against its definition. */
final class DominatorsTests {
  @Test
  void agreesWithTheDefinitionOnRandomGraphs() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      IrFunction function = randomGraph(random, 1 + random.nextInt(12));
      Dominators dominators = new Dominators(function);
      for (int without = 0; without < function.blockCount(); without++) {
        List<Integer> reached = reachable(function, without);
        List<Integer> all = reachable(function, IrFunction.NONE);
        for (int block = 0; block < function.blockCount(); block++) {
          boolean expected = all.contains(block) && !reached.contains(block);
          assertEquals(expected, dominators.dominates(without, block), function::toString);
        }
      }
    }
  }

  private static IrFunction randomGraph(Random random, int blocks) {
    IrFunction function = new IrFunction(0, List.of(IrType.I32), List.of());
    for (int i = 1; i < blocks; i++) {
      function.placeBlockAfter(function.addBlock(), function.lastBlock());
    }
    IrBuilder builder = new IrBuilder(function);
    for (int block = 0; block < blocks; block++) {
      builder.atEndOf(block);
      if (blocks == 1 || random.nextInt(6) == 0) {
        builder.trap(TrapCode.UNREACHABLE);
      } else {
        int one = 1 + random.nextInt(blocks - 1);
        int other = 1 + random.nextInt(blocks - 1);
        builder.branch(function.parameter(0, 0), one, other);
      }
    }
    return function;
  }

  private static List<Integer> reachable(IrFunction function, int without) {
    List<Integer> reached = new ArrayList<>();
    if (without != function.entry()) {
      reached.add(function.entry());
    }
    for (int i = 0; i < reached.size(); i++) {
      int terminator = function.lastInstruction(reached.get(i));
      for (int k = 0; k < function.edgeCount(terminator); k++) {
        int target = function.target(function.edge(terminator, k));
        if (target != without && !reached.contains(target)) {
          reached.add(target);
        }
      }
    }
    return reached;
  }
}
