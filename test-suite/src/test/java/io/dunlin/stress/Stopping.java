package io.dunlin.stress;

import io.dunlin.Trap;
import io.dunlin.spi.trap.TrapCode;
import java.util.Random;

/** Code that would not end by itself, and stores that are not to be closed yet. */
final class Stopping {
  private static final int FUEL = 100_000;

  private Stopping() {}

  static void byDeadline(Guest guest, Random random) {
    boolean fuel = guest.store().engine().config().consumeFuel();
    if (fuel) {
      guest.store().setFuel(random.nextInt(FUEL));
    } else {
      guest.store().setEpochDeadline(random.nextInt(5));
    }
    expectStop(guest, random, fuel ? TrapCode.OUT_OF_FUEL : TrapCode.INTERRUPT);
  }

  static void byInterruption(Guest guest, Random random) {
    if (random.nextBoolean()) {
      Thread.currentThread().interrupt();
    } else {
      Interruptions.request();
    }
    expectStop(guest, random, TrapCode.INTERRUPT);
    if (!Thread.interrupted()) {
      throw new AssertionError("the thread does not know that it is interrupted");
    }
  }

  private static void expectStop(Guest guest, Random random, TrapCode code) {
    int depth = random.nextInt(5);
    guest.onCall(
        argument -> argument > 0 && argument <= depth ? guest.call("mutual", argument - 1) : 1);
    try {
      guest.call(random.nextBoolean() ? "forever" : "foreverCalling", depth);
    } catch (Trap trap) {
      if (trap.code() == code) {
        return;
      }
      throw trap;
    }
    throw new AssertionError("a loop without end has ended");
  }

  static void closing(Guest guest, Random random) {
    guest.onCall(
        argument -> {
          try {
            guest.close();
          } catch (IllegalStateException e) {
            return argument;
          }
          throw new AssertionError("a store has been closed while its code runs");
        });
    int times = 1 + random.nextInt(50);
    if (guest.call("times", times) != times * (times + 1) / 2) {
      throw new AssertionError("wrong sum");
    }
  }
}
