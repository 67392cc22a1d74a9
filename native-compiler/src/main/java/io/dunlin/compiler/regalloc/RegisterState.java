package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.RegisterFile;
import java.util.Arrays;

/** Which registers hold which virtual registers at one point of a block. */
final class RegisterState {
  static final int NONE = -1;

  private final int[] valueIn = new int[RegisterFile.REGISTERS];
  private final int[] registerOf;
  private long occupied;

  RegisterState(int virtualRegisters) {
    registerOf = new int[virtualRegisters];
    Arrays.fill(registerOf, NONE);
  }

  long occupied() {
    return occupied;
  }

  int valueIn(int register) {
    return valueIn[register];
  }

  int registerOf(int virtualRegister) {
    return registerOf[virtualRegister];
  }

  void put(int virtualRegister, int register) {
    valueIn[register] = virtualRegister;
    registerOf[virtualRegister] = register;
    occupied |= 1L << register;
  }

  /** Takes a value out of its register, if it is in one; gives that register or {@link #NONE}. */
  int remove(int virtualRegister) {
    int register = registerOf[virtualRegister];
    if (register != NONE) {
      registerOf[virtualRegister] = NONE;
      occupied &= ~(1L << register);
    }
    return register;
  }

  void clear() {
    for (long rest = occupied; rest != 0; rest &= rest - 1) {
      registerOf[valueIn[Long.numberOfTrailingZeros(rest)]] = NONE;
    }
    occupied = 0;
  }
}
