package io.dunlin.compiler.regalloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import org.junit.jupiter.api.Test;

/** Slots of values that blocks hand to others. */
final class FastAllocatorTests {
  private static final int MAKE = 1;
  private static final int USE = 2;
  private static final int BRANCH = 3;
  private static final int JUMP = 4;
  private static final int RETURN = 5;

  private final MachineFunctionBuilder builder = new MachineFunctionBuilder();
  private final RegisterFile registers = TestRegisters.of(6, 6);

  private int make() {
    int value = builder.virtualRegister(RegisterClass.GENERAL, 8);
    builder.instruction(MAKE).define(value);
    return value;
  }

  private void use(int value) {
    builder.instruction(USE).use(value);
  }

  private void jump(int from, int to) {
    builder.instruction(JUMP);
    builder.setJump(from, to);
    builder.endBlock();
  }

  private int units() {
    MachineFunction function = builder.build();
    Allocation allocation = new FastAllocator().allocate(function, registers);
    AllocationChecker.check(function, registers, allocation);
    return allocation.spillUnits();
  }

  @Test
  void valuesThatLiveOneAfterTheOtherShareSlots() {
    int block = builder.block();
    builder.beginBlock(block);
    int value = make();
    for (int i = 0; i < 20; i++) {
      int next = builder.block();
      jump(block, next);
      builder.beginBlock(next);
      use(value);
      value = make();
      block = next;
    }
    builder.instruction(RETURN).useFixed(value, 0);
    builder.endBlock();
    assertEquals(2, units());
  }

  @Test
  void whatIsUsedInALoopLivesUpToItsEnd() {
    int entry = builder.block();
    int loop = builder.block();
    int body = builder.block();
    int again = builder.block();
    int exit = builder.block();
    builder.beginBlock(entry);
    int outer = make();
    jump(entry, loop);
    builder.beginBlock(loop);
    use(outer);
    jump(loop, body);
    builder.beginBlock(body);
    int inner = make();
    int condition = make();
    builder.instruction(BRANCH).useAny(condition);
    builder.setSuccessors(body, again, exit);
    builder.endBlock();
    builder.beginBlock(again);
    use(inner);
    jump(again, loop);
    builder.beginBlock(exit);
    builder.instruction(RETURN).useFixed(inner, 0);
    builder.endBlock();
    assertEquals(2, units());
  }
}
