package io.dunlin.stress;

import io.dunlin.Trap;
import io.dunlin.spi.trap.TrapCode;
import java.util.List;
import java.util.Random;

/** Code that traps, and the reasons that it has to give. */
final class Traps {
  /** A call that traps. */
  private record Case(String function, int argument, TrapCode code) {
    void run(Guest guest) {
      try {
        guest.call(function, argument);
      } catch (Trap trap) {
        if (trap.code() == TrapCode.STACK_OVERFLOW) {
          throw trap;
        }
        if (trap.code() != code) {
          throw new AssertionError(this + " gave another reason", trap);
        }
        return;
      }
      throw new AssertionError(this + " did not trap");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("unreachable", 0, TrapCode.UNREACHABLE),
          new Case("divide", 0, TrapCode.INTEGER_DIVISION_BY_ZERO),
          new Case("divide", -1, TrapCode.INTEGER_OVERFLOW),
          new Case("load", -9, TrapCode.MEMORY_OUT_OF_BOUNDS),
          new Case("load", -1, TrapCode.MEMORY_OUT_OF_BOUNDS),
          new Case("load", 401 << 16, TrapCode.MEMORY_OUT_OF_BOUNDS),
          new Case("store", -16, TrapCode.MEMORY_OUT_OF_BOUNDS),
          new Case("store", 400 << 16, TrapCode.MEMORY_OUT_OF_BOUNDS),
          new Case("fill", -50, TrapCode.MEMORY_OUT_OF_BOUNDS),
          new Case("indirect", 1, TrapCode.BAD_SIGNATURE),
          new Case("indirect", 5, TrapCode.INDIRECT_CALL_TO_NULL),
          new Case("indirect", 10, TrapCode.UNDEFINED_ELEMENT),
          new Case("truncate", 0, TrapCode.BAD_CONVERSION_TO_INTEGER),
          new Case("cast", 1, TrapCode.CAST_FAILURE));

  private Traps() {}

  static void one(Guest guest, Random random) {
    CASES.get(random.nextInt(CASES.size())).run(guest);
  }

  static void nested(Guest guest, Random random) {
    int depth = 1 + random.nextInt(20);
    guest.onCall(
        argument -> {
          one(guest, random);
          return argument == 0 ? 0 : guest.call("mutual", argument - 1);
        });
    if (guest.call("mutual", depth) != depth + 1) {
      throw new AssertionError("traps have changed a result");
    }
  }
}
