package io.dunlin.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.ir.Dominators;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.IrVerifier;
import io.dunlin.compiler.object.TrapCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops, nested in each other. */
final class LoopForestTests {
  /** Loops inside of each other, each of which ends with a branch to its header. */
  private static IrFunction nested(int count) {
    IrFunction function = new IrFunction(0, List.of(IrType.I32), List.of());
    IrBuilder ir = new IrBuilder(function);
    int condition = function.parameter(function.entry(), 0);
    int[] headers = new int[count];
    for (int i = 0; i < count; i++) {
      headers[i] = function.addBlock();
      ir.jump(headers[i]);
      function.placeBlockAfter(headers[i], function.lastBlock());
      ir.atEndOf(headers[i]);
    }
    for (int i = count - 1; i >= 0; i--) {
      int next = function.addBlock();
      ir.branch(condition, headers[i], next);
      function.placeBlockAfter(next, function.lastBlock());
      ir.atEndOf(next);
    }
    ir.trap(TrapCode.UNREACHABLE);
    IrVerifier.verify(function);
    return function;
  }

  @Test
  void knowsWhatIsInsideOfWhat() {
    IrFunction function = nested(3);
    LoopForest loops = new LoopForest(function, new Dominators(function));
    assertEquals(3, loops.count());
    int inner = loops.header(0);
    int middle = loops.header(1);
    int outer = loops.header(2);
    assertEquals(middle, loops.parent(inner));
    assertEquals(outer, loops.parent(middle));
    assertEquals(IrFunction.NONE, loops.parent(outer));
    assertTrue(loops.contains(outer, inner));
    assertFalse(loops.contains(inner, outer));
    assertEquals(3, loops.depth(inner));
    assertEquals(0, loops.depth(function.entry()));
  }

  @Test
  void takesNoLongerForDeepNests() {
    IrFunction function = nested(100_000);
    new LoopInvariants().run(function);
    new BlockLayout().run(function);
    IrVerifier.verify(function);
    LoopForest loops = new LoopForest(function, new Dominators(function));
    assertEquals(100_000, loops.depth(loops.header(0)));
  }
}
