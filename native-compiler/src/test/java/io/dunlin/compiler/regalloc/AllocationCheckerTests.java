package io.dunlin.compiler.regalloc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import org.junit.jupiter.api.Test;

/** The checker has to see what is wrong. */
final class AllocationCheckerTests {
  private static final int NONE = Location.NONE;

  private final RegisterFile registers = TestRegisters.of(4, 4);
  private final MachineFunctionBuilder builder = new MachineFunctionBuilder();
  private final int first = general();
  private final int second = general();
  private final int third = general();

  private int general() {
    return builder.virtualRegister(RegisterClass.GENERAL, 8);
  }

  /** Defines two values, calls something that destroys r1, and adds the values. */
  private MachineFunction addition() {
    builder.beginBlock(builder.block());
    builder.instruction(1).define(first);
    builder.instruction(1).define(second).rematerializable();
    builder.instruction(2).clobbers(1L << 1);
    builder.instruction(3).use(first).useAny(second).defineReusing(third, 0);
    builder.instruction(4).useFixed(third, 0);
    builder.endBlock();
    return builder.build();
  }

  private void accept(MoveList moves, int... locations) {
    AllocationChecker.check(addition(), registers, new Allocation(locations, moves, 1));
  }

  private void refuse(String message, MoveList moves, int... locations) {
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> accept(moves, locations));
    assertEquals(message, fault.getMessage());
  }

  @Test
  void acceptsRegistersThatSurvive() {
    accept(new MoveList(), 0, 2, 0, 2, 0, 0);
  }

  @Test
  void acceptsSlotsAndRematerialization() {
    MoveList moves = new MoveList();
    moves.add(1, 1, Location.ofSlot(0), 8);
    moves.add(3, Location.ofSlot(0), 0, 8);
    moves.add(3, ~1, 1, 8);
    accept(moves, 1, NONE, 0, 1, 0, 0);
  }

  @Test
  void refusesADestroyedRegister() {
    refuse("instruction 3: v1 in r1 is not there", new MoveList(), 0, 1, 0, 1, 0, 0);
  }

  @Test
  void refusesAnOverwrittenRegister() {
    refuse("instruction 3: v0 in r2 is not there", new MoveList(), 2, 2, 2, 2, 2, 2);
  }

  @Test
  void refusesAResultThatIsNotWhereItsInputWas() {
    refuse("instruction 3: v2 in r3 does not fit the constraint", new MoveList(), 0, 2, 0, 2, 3, 0);
  }

  @Test
  void refusesAnotherRegisterThanTheFixedOne() {
    refuse("instruction 4: v2 in r2 does not fit the constraint", new MoveList(), 2, 3, 2, 3, 2, 2);
  }

  @Test
  void refusesARegisterThatCannotBeAllocated() {
    refuse(
        "instruction 0: v0 in r4 is in a register that cannot be allocated",
        new MoveList(),
        4,
        2,
        4,
        2,
        4,
        0);
  }

  @Test
  void refusesARegisterOfTheOtherClass() {
    refuse(
        "instruction 0: v0 in x1 is in a register of the other class",
        new MoveList(),
        33,
        2,
        33,
        2,
        33,
        0);
  }

  @Test
  void refusesASlotOutsideOfTheArea() {
    MoveList moves = new MoveList();
    moves.add(2, 2, Location.ofSlot(1), 8);
    refuse(
        "instruction 3: v1 in slot 1 lies outside of the spill area",
        moves,
        0,
        2,
        0,
        Location.ofSlot(1),
        0,
        0);
  }

  @Test
  void refusesAnEarlyResultInTheRegisterOfAnInput() {
    builder.beginBlock(builder.block());
    builder.instruction(1).define(first);
    builder
        .instruction(2)
        .use(first)
        .operand(second, Operand.of(Operand.EARLY_DEFINITION, Operand.REGISTER));
    builder.endBlock();
    Allocation allocation = new Allocation(new int[] {0, 0, 0}, new MoveList(), 0);
    MachineFunction function = builder.build();
    assertThrows(
        IllegalStateException.class,
        () -> AllocationChecker.check(function, registers, allocation));
  }

  @Test
  void refusesAValueThatOnlyOnePathBrings() {
    int parameter = general();
    int[] blocks = {builder.block(), builder.block(), builder.block(), builder.block()};
    builder.beginBlock(blocks[0]);
    builder.instruction(1).define(first);
    builder.instruction(2).use(first);
    builder.setSuccessors(blocks[0], blocks[1], blocks[2]);
    builder.endBlock();
    for (int side = 1; side <= 2; side++) {
      builder.beginBlock(blocks[side]);
      builder.instruction(3);
      builder.setJump(blocks[side], blocks[3], first);
      builder.endBlock();
    }
    builder.setParameters(blocks[3], parameter);
    builder.beginBlock(blocks[3]);
    builder.instruction(4).use(parameter);
    builder.endBlock();
    MachineFunction function = builder.build();
    MoveList moves = new MoveList();
    moves.add(2, 0, 1, 8);
    int[] locations = {0, 0, 1};
    assertThrows(
        IllegalStateException.class,
        () -> AllocationChecker.check(function, registers, new Allocation(locations, moves, 0)));
    moves.add(3, 0, 1, 8);
    AllocationChecker.check(function, registers, new Allocation(locations, moves, 0));
  }
}
