package io.dunlin.compiler.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class MachineVerifierTests {
  private final MachineFunctionBuilder builder = new MachineFunctionBuilder();

  private int value() {
    return builder.virtualRegister(RegisterClass.GENERAL, 8);
  }

  private void refuse(String message) {
    MachineFunction function = builder.build();
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> MachineVerifier.verify(function));
    assertEquals(message, fault.getMessage());
  }

  /** The entry and a block after it, which is being given. */
  private void second() {
    int entry = builder.block();
    int next = builder.block();
    builder.beginBlock(entry);
    builder.instruction(1);
    builder.setJump(entry, next);
    builder.endBlock();
    builder.beginBlock(next);
  }

  @Test
  void acceptsDefinitionsThatDominateUses() {
    int value = value();
    int entry = builder.block();
    int next = builder.block();
    builder.beginBlock(entry);
    builder.instruction(1).define(value);
    builder.instruction(2);
    builder.setJump(entry, next);
    builder.endBlock();
    builder.beginBlock(next);
    builder.instruction(3).use(value);
    builder.endBlock();
    MachineVerifier.verify(builder.build());
  }

  @Test
  void refusesUsesOfWhatIsNotDefined() {
    int value = value();
    second();
    builder.instruction(2).use(value);
    builder.endBlock();
    refuse("instruction 1: v0 is not defined there");
  }

  @Test
  void refusesUsesBeforeTheDefinition() {
    int value = value();
    second();
    builder.instruction(2).use(value);
    builder.instruction(2).define(value);
    builder.endBlock();
    refuse("instruction 1: v0 is not defined there");
  }

  @Test
  void refusesUsesThatOnePathDoesNotDefine() {
    int value = value();
    int[] blocks = {builder.block(), builder.block(), builder.block(), builder.block()};
    builder.beginBlock(blocks[0]);
    builder.instruction(1);
    builder.setSuccessors(blocks[0], blocks[1], blocks[2]);
    builder.endBlock();
    for (int side = 1; side <= 2; side++) {
      builder.beginBlock(blocks[side]);
      if (side == 1) {
        builder.instruction(2).define(value);
      }
      builder.instruction(3);
      builder.setJump(blocks[side], blocks[3]);
      builder.endBlock();
    }
    builder.beginBlock(blocks[3]);
    builder.instruction(4).use(value);
    builder.endBlock();
    refuse("instruction 4: v0 is not defined there");
  }

  @Test
  void refusesSecondDefinitions() {
    int value = value();
    second();
    builder.instruction(2).define(value);
    builder.instruction(2).define(value);
    builder.endBlock();
    refuse("v0 is defined twice");
  }

  @Test
  void refusesCriticalEdges() {
    int entry = builder.block();
    int next = builder.block();
    builder.beginBlock(entry);
    builder.instruction(1);
    builder.setSuccessors(entry, next, next);
    builder.endBlock();
    builder.beginBlock(next);
    builder.instruction(2);
    builder.endBlock();
    refuse("the edge from block 0 to block 1 is critical");
  }

  @Test
  void refusesJumpsWithOperands() {
    int value = value();
    int entry = builder.block();
    int next = builder.block();
    builder.beginBlock(entry);
    builder.instruction(1).define(value);
    builder.instruction(2).use(value);
    builder.setJump(entry, next);
    builder.endBlock();
    builder.beginBlock(next);
    builder.instruction(2);
    builder.endBlock();
    refuse("instruction 1: a jump with operands");
  }

  @Test
  void refusesToReuseWhatMayBeInASlot() {
    int value = value();
    builder.beginBlock(builder.block());
    builder.instruction(1).define(value);
    builder.instruction(2).useAny(value).defineReusing(value(), 0);
    builder.endBlock();
    refuse("instruction 1: v1 has a wrong constraint");
  }

  @Test
  void refusesToRepeatWhatReads() {
    int value = value();
    builder.beginBlock(builder.block());
    builder.instruction(1).define(value);
    builder.instruction(2).define(value()).use(value).rematerializable();
    builder.endBlock();
    refuse("instruction 1: it cannot be repeated");
  }
}
