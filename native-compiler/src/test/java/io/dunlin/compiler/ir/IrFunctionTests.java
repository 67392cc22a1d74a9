package io.dunlin.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arrays behind functions. */
final class IrFunctionTests {
  private static IrFunction empty() {
    return new IrFunction(0, List.of(IrType.I32), List.of());
  }

  @Test
  void constantsAreThereOnce() {
    IrFunction function = empty();
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      values.add(function.constant(IrType.I64, i * 0x1_0000_0001L));
    }
    for (int i = 0; i < 1000; i++) {
      assertEquals(values.get(i), function.constant(IrType.I64, i * 0x1_0000_0001L));
      assertEquals(i * 0x1_0000_0001L, function.constantBits(values.get(i)));
      assertTrue(function.isConstant(values.get(i)));
    }
    assertNotEquals(values.get(0), function.constant(IrType.I32, 0));
    assertEquals(-1, function.constantBits(function.constant(IrType.I32, 0xFFFFFFFFL)));
    int vector = function.vectorConstant(1, 2);
    assertEquals(1, function.constantBits(vector));
    assertEquals(2, function.constantHighBits(vector));
  }

  @Test
  void replacedValuesAreSeenThroughChains() {
    IrFunction function = empty();
    IrBuilder builder = new IrBuilder(function);
    int parameter = function.parameter(function.entry(), 0);
    int first = builder.unary(IrOp.CLZ, Shape.I32, parameter);
    int second = builder.unary(IrOp.CTZ, Shape.I32, first);
    int third = builder.unary(IrOp.NEG, Shape.I32, second);
    function.replace(second, first);
    function.replace(first, parameter);
    assertEquals(parameter, function.operand(function.definition(third), 0));
    assertEquals(parameter, function.resolve(second));
    assertThrows(IllegalArgumentException.class, () -> function.replace(parameter, second));
  }

  @Test
  void instructionsAreInsertedAndRemoved() {
    IrFunction function = empty();
    IrBuilder builder = new IrBuilder(function);
    int last = builder.trap(io.dunlin.compiler.object.TrapCode.UNREACHABLE);
    builder.inFrontOf(last);
    int one = builder.effect(IrOp.FENCE, 0);
    int two = builder.effect(IrOp.FENCE, 0);
    assertEquals(one, function.firstInstruction(function.entry()));
    assertEquals(two, function.next(one));
    assertEquals(last, function.next(two));
    function.remove(one);
    function.detach(two);
    assertEquals(last, function.firstInstruction(function.entry()));
    assertEquals(IrFunction.NONE, function.previous(last));
    function.append(function.entry(), two);
    assertEquals(two, function.lastInstruction(function.entry()));
  }

  @Test
  void edgesAreKnownToTheirTargets() {
    IrFunction function =
        IrParser.parse(
            """
            function 0 -> () {
            b0(v0: i32):
              branch v0 -> b1(v0), b2
            b1(v1: i32):
              return
            b2:
              jump -> b1(i32(1))
            }
            """);
    int target = function.nextBlock(function.entry());
    assertFalse(function.hasOneIncoming(target));
    int jump = function.lastInstruction(function.lastBlock());
    function.removeParameter(target, 0);
    assertEquals(0, function.argumentCount(function.edge(jump, 0)));
    function.remove(jump);
    assertTrue(function.hasOneIncoming(target));
    int edge = function.firstIncoming(target);
    assertEquals(function.entry(), function.block(function.source(edge)));
    function.setTarget(edge, function.lastBlock());
    assertEquals(IrFunction.NONE, function.firstIncoming(target));
  }

  @Test
  void rangesGrowIndependently() {
    IntRanges ranges = new IntRanges();
    List<List<Integer>> expected = new ArrayList<>();
    Random random = new Random(1);
    for (int step = 0; step < 5000; step++) {
      if (expected.isEmpty() || random.nextInt(10) == 0) {
        assertEquals(expected.size(), ranges.add());
        expected.add(new ArrayList<>());
      }
      int list = random.nextInt(expected.size());
      if (random.nextInt(4) == 0 && !expected.get(list).isEmpty()) {
        int index = random.nextInt(expected.get(list).size());
        ranges.remove(list, index);
        expected.get(list).remove(/* index */ index);
      } else {
        ranges.append(list, step);
        expected.get(list).add(step);
      }
    }
    for (int list = 0; list < expected.size(); list++) {
      assertEquals(expected.get(list).size(), ranges.size(list));
      for (int i = 0; i < ranges.size(list); i++) {
        assertEquals(expected.get(list).get(i), ranges.get(list, i));
      }
    }
  }
}
