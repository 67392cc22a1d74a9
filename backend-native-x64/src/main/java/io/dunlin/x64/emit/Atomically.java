package io.dunlin.x64.emit;

import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.encode.Registers;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Atomics;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Widths;

/** Emits changes of memory that give what was there before, where no instruction does. */
final class Atomically {
  private static final Widths[] OPERATIONS = {
    Arithmetic.AND_RM, Arithmetic.OR_RM, Arithmetic.XOR_RM
  };

  private Atomically() {}

  /** Computes and tries to exchange until nobody came between. */
  static void update(Site site) {
    Assembler assembler = site.assembler();
    int bytes = (int) site.immediate(1);
    Address address = Address.of(site.register(0), (int) site.immediate(2));
    int value = site.register(1);
    int temporary = site.register(3);
    int again = site.buffer().label();
    site.buffer().mayTrap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    assembler.emitMemory(load(bytes), address, Registers.RAX);
    site.buffer().bind(again);
    assembler.emit(Moves.MOV_RM.of(8), temporary, Registers.RAX);
    assembler.emit(OPERATIONS[(int) site.immediate(0)].of(Math.max(bytes, 4)), temporary, value);
    assembler.emitMemory(Atomics.LOCK_CMPXCHG.of(bytes), address, temporary);
    assembler.jump(Condition.NOT_EQUAL, again);
  }

  private static Form load(int bytes) {
    return switch (bytes) {
      case 1 -> Moves.MOVZX_8.of(4);
      case 2 -> Moves.MOVZX_16.of(4);
      default -> Moves.MOV_RM.of(bytes);
    };
  }
}
