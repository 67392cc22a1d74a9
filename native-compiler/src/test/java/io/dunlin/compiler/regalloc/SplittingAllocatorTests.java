package io.dunlin.compiler.regalloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How good allocations are: where there are moves, loads and stores, and where not. */
final class SplittingAllocatorTests {
  private static final int REGISTERS = 6;
  private static final int JUMP = 1;
  private static final int MAKE = 2;
  private static final int CONSTANT = 3;
  private static final int ADD = 4;
  private static final int BRANCH = 5;
  private static final int CALL = 6;
  private static final int RETURN = 7;

  private final RegisterFile registers = TestRegisters.of(REGISTERS, REGISTERS);
  private final MachineFunctionBuilder builder = new MachineFunctionBuilder();

  private int value() {
    return builder.virtualRegister(RegisterClass.GENERAL, 8);
  }

  private int make() {
    int value = value();
    builder.instruction(MAKE).define(value);
    return value;
  }

  private int constant() {
    int value = value();
    builder.instruction(CONSTANT).define(value).rematerializable();
    return value;
  }

  /** As on CPUs whose instructions overwrite an input. */
  private int add(int input, int addend) {
    int sum = value();
    builder.instruction(ADD).use(input).useAny(addend).defineReusing(sum, 0);
    return sum;
  }

  private void call() {
    builder.instruction(CALL).clobbers(registers.allocatable());
  }

  private void jump(int from, int to, int... arguments) {
    builder.instruction(JUMP);
    builder.setJump(from, to, arguments);
    builder.endBlock();
  }

  private void branch(int from, int condition, int... to) {
    builder.instruction(BRANCH).useAny(condition);
    builder.setSuccessors(from, to);
    builder.endBlock();
  }

  private void returnValue(int value) {
    builder.instruction(RETURN).useFixed(value, 0);
    builder.endBlock();
  }

  private Result allocate() {
    MachineFunction function = builder.build();
    Allocation allocation = new SplittingAllocator().allocate(function, registers);
    AllocationChecker.check(function, registers, allocation);
    return new Result(function, allocation);
  }

  /** An allocated function, and what is inserted in its blocks. */
  private record Result(MachineFunction function, Allocation allocation) {
    private int count(int block, boolean fromSlot, boolean toSlot) {
      int count = 0;
      for (int move = 0; move < allocation.moveCount(); move++) {
        int before = allocation.moveBefore(move);
        if (before >= function.blockStart(block)
            && before < function.blockEnd(block)
            && !allocation.isRematerialization(move)
            && Location.isSlot(allocation.moveFrom(move)) == fromSlot
            && Location.isSlot(allocation.moveTo(move)) == toSlot) {
          count++;
        }
      }
      return count;
    }

    int loads(int block) {
      return count(block, true, false);
    }

    int stores(int block) {
      return count(block, false, true);
    }

    int copies(int block) {
      return count(block, false, false);
    }

    int slotOperands(int block) {
      int count = 0;
      int end = function.operandEnd(function.blockEnd(block) - 1);
      for (int o = function.operandStart(function.blockStart(block)); o < end; o++) {
        count += Location.isSlot(allocation.location(o)) ? 1 : 0;
      }
      return count;
    }

    void assertAllInRegisters(int block) {
      assertEquals(0, loads(block), "loads");
      assertEquals(0, stores(block), "stores");
      assertEquals(0, copies(block), "copies");
      assertEquals(0, slotOperands(block), "operands in slots");
    }
  }

  @Test
  void overwritesInputsThatAreNotUsedAgain() {
    int entry = builder.block();
    builder.beginBlock(entry);
    int sum = make();
    for (int i = 0; i < 10; i++) {
      sum = add(sum, make());
    }
    returnValue(sum);
    allocate().assertAllInRegisters(entry);
  }

  @Test
  void keepsTheVariablesOfALoopInRegisters() {
    int entry = builder.block();
    int loop = builder.block();
    int exit = builder.block();
    int latch = builder.block();
    int first = value();
    int second = value();
    builder.setParameters(loop, first, second);
    builder.beginBlock(entry);
    int step = make();
    jump(entry, loop, make(), make());
    builder.beginBlock(loop);
    int nextFirst = add(first, step);
    int nextSecond = add(second, nextFirst);
    branch(loop, nextSecond, latch, exit);
    builder.beginBlock(latch);
    jump(latch, loop, nextFirst, nextSecond);
    builder.beginBlock(exit);
    returnValue(nextSecond);
    Result result = allocate();
    assertEquals(0, result.loads(loop) + result.stores(loop) + result.slotOperands(loop));
    result.assertAllInRegisters(latch);
    // The first variable is added to after it was read, and both live on: one copy at the most.
    assertTrue(result.copies(loop) <= 1);
  }

  @Test
  void spillsWhatALoopDoesNotUseOutsideOfIt() {
    int entry = builder.block();
    int loop = builder.block();
    int exit = builder.block();
    int latch = builder.block();
    builder.beginBlock(entry);
    List<Integer> outer = new ArrayList<>();
    for (int i = 0; i < REGISTERS; i++) {
      outer.add(make());
    }
    List<Integer> inner = new ArrayList<>();
    for (int i = 0; i < REGISTERS; i++) {
      inner.add(make());
    }
    jump(entry, loop);
    builder.beginBlock(loop);
    for (int each : inner) {
      builder.instruction(RETURN + 1).use(each);
    }
    branch(loop, inner.get(0), latch, exit);
    builder.beginBlock(latch);
    jump(latch, loop);
    builder.beginBlock(exit);
    int sum = make();
    for (int each : outer) {
      sum = add(sum, each);
    }
    returnValue(sum);
    Result result = allocate();
    result.assertAllInRegisters(loop);
    result.assertAllInRegisters(latch);
    assertTrue(result.stores(entry) <= REGISTERS);
  }

  @Test
  void spillsAroundARareCallOnlyThere() {
    int entry = builder.block();
    int loop = builder.block();
    int again = builder.block();
    int rare = builder.block();
    int latch = builder.block();
    int exit = builder.block();
    builder.markCold(rare);
    int variable = value();
    builder.setParameters(loop, variable);
    builder.beginBlock(entry);
    int step = make();
    jump(entry, loop, make());
    builder.beginBlock(loop);
    int next = add(variable, step);
    branch(loop, next, rare, again);
    builder.beginBlock(rare);
    call();
    jump(rare, latch);
    builder.beginBlock(again);
    jump(again, latch);
    builder.beginBlock(latch);
    int back = builder.block();
    branch(latch, next, back, exit);
    builder.beginBlock(back);
    jump(back, loop, next);
    builder.beginBlock(exit);
    returnValue(next);
    Result result = allocate();
    for (int block : new int[] {loop, again, latch, back}) {
      result.assertAllInRegisters(block);
    }
    assertEquals(2, result.loads(rare));
    assertTrue(result.stores(rare) <= 2);
  }

  @Test
  void storesAValueOnceForSeveralCalls() {
    int entry = builder.block();
    builder.beginBlock(entry);
    int kept = make();
    int sum = make();
    for (int i = 0; i < 3; i++) {
      call();
      sum = add(make(), kept);
      builder.instruction(RETURN + 1).use(sum);
    }
    returnValue(sum);
    Result result = allocate();
    assertEquals(1, result.stores(entry));
    assertEquals(0, result.loads(entry), "operands may be in slots, so nothing is loaded");
    assertEquals(3, result.slotOperands(entry));
  }

  @Test
  void makesConstantsAgainInsteadOfStoringThem() {
    int entry = builder.block();
    builder.beginBlock(entry);
    int constant = constant();
    call();
    builder.instruction(RETURN + 1).use(constant);
    call();
    builder.instruction(RETURN + 1).use(constant);
    returnValue(make());
    Result result = allocate();
    result.assertAllInRegisters(entry);
    assertEquals(0, result.allocation().spillUnits());
    assertEquals(Location.NONE, result.allocation().location(0), "made where it is used only");
  }

  @Test
  void computesArgumentsWhereCallsWantThem() {
    int entry = builder.block();
    builder.beginBlock(entry);
    int first = add(make(), make());
    int second = add(make(), make());
    int result = value();
    builder
        .instruction(CALL)
        .useFixed(first, 3)
        .useFixed(second, 4)
        .defineFixed(result, 5)
        .clobbers(registers.allocatable());
    returnValue(add(result, make()));
    // The result comes in another register than the one to return it in.
    assertEquals(1, allocate().copies(entry));
  }

  @Test
  void reusesSlots() {
    int entry = builder.block();
    builder.beginBlock(entry);
    for (int i = 0; i < 5; i++) {
      int kept = make();
      call();
      builder.instruction(RETURN + 1).use(kept);
    }
    returnValue(make());
    assertEquals(1, allocate().allocation().spillUnits());
  }

  @Test
  void takesNoSlotWhereRegistersSuffice() {
    int entry = builder.block();
    builder.beginBlock(entry);
    int sum = make();
    for (int i = 1; i < REGISTERS; i++) {
      sum = add(make(), sum);
    }
    returnValue(sum);
    assertEquals(0, allocate().allocation().spillUnits());
  }

  @Test
  void leavesOverlongRangesToTheFastAllocator() {
    int count = 4000;
    List<Integer> values = new ArrayList<>();
    int block = builder.block();
    builder.beginBlock(block);
    for (int i = 0; i < count; i++) {
      values.add(make());
    }
    for (int i = 0; i < count; i++) {
      int next = builder.block();
      jump(block, next);
      builder.beginBlock(next);
      block = next;
    }
    for (int value : values) {
      builder.instruction(RETURN + 1).use(value);
    }
    returnValue(values.get(0));
    MachineFunction function = builder.build();
    Allocation allocation = new SplittingAllocator().allocate(function, registers);
    Allocation fast = new FastAllocator().allocate(function, registers);
    assertEquals(fast.moveCount(), allocation.moveCount());
    assertEquals(fast.spillUnits(), allocation.spillUnits());
  }
}
