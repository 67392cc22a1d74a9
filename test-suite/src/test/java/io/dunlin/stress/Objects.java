package io.dunlin.stress;

import io.dunlin.Memory;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import java.util.Random;

/** Objects of code and of the host, and memories. */
final class Objects {
  private static final int LONGEST_LIST = 20_000;
  private static final int PAGE = 1 << 16;

  private Objects() {}

  static void lists(Guest guest, Random random) {
    int nodes = 1 + random.nextInt(LONGEST_LIST);
    boolean collects = random.nextInt(20) == 0;
    guest.onCall(
        argument -> {
          if (collects) {
            System.gc();
          }
          return argument;
        });
    if (guest.call("list", nodes) != nodes) {
      throw new AssertionError("objects have been lost");
    }
  }

  static void references(Guest guest, Random random) {
    for (int i = random.nextInt(200); i >= 0; i--) {
      Object object = new Object();
      Val passed = guest.call("pass", Val.externref(object))[0];
      if (passed.reference() != object) {
        throw new AssertionError("an object has been exchanged");
      }
    }
  }

  static void growth(Guest guest, Random random) {
    Memory memory = guest.memory();
    int before = guest.call("grow", random.nextInt(30));
    int end = (int) memory.size();
    if (before >= 0 && before * PAGE > end) {
      throw new AssertionError("the memory has shrunk");
    }
    memory.setInt(end - 4, before);
    if (guest.call("load", end - 12) != before) {
      throw new AssertionError("code does not see what the host has written");
    }
    try {
      guest.call("load", end - 11);
    } catch (Trap trap) {
      if (trap.code() == TrapCode.MEMORY_OUT_OF_BOUNDS) {
        return;
      }
      throw trap;
    }
    throw new AssertionError("an access behind the end has not trapped");
  }
}
