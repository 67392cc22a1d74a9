package io.dunlin.stress;

import io.dunlin.Val;
import io.dunlin.WasmException;
import java.util.Random;

/** Deep stacks, of code and of the host. That a stack overflows is always allowed. */
final class Recursion {
  private static final int SHALLOW = 60;
  private static final int DEEP = 300_000;
  private static final int ENDLESS = 1 << 30;

  private Recursion() {}

  /** What host functions throw here. */
  private static final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static void inCode(Guest guest, Random random) {
    String function = random.nextBoolean() ? "recurse" : "recurseWide";
    int depth = random.nextInt(random.nextBoolean() ? SHALLOW : DEEP);
    expect(depth, guest.call(function, depth));
  }

  static void throughHost(Guest guest, Random random) {
    int depth = random.nextInt(SHALLOW * 5);
    int action = random.nextInt(4);
    guest.onCall(argument -> argument == 0 ? leaf(action) : guest.call("mutual", argument - 1));
    try {
      expect(depth + 1, guest.call("mutual", depth));
    } catch (HostException e) {
      if (action != 1) {
        throw e;
      }
    }
  }

  private static int leaf(int action) {
    switch (action) {
      case 1 -> throw new HostException();
      case 2 -> System.gc();
      case 3 -> overflowAndCatch();
      default -> {}
    }
    return 0;
  }

  static void endless(Guest guest, Random random) {
    guest.onCall(argument -> guest.call("mutual", argument - 1));
    guest.call(random.nextBoolean() ? "mutual" : "throw", ENDLESS);
    throw new AssertionError("endless recursion has ended");
  }

  static void ofHost(Guest guest, Random random) {
    boolean catches = random.nextBoolean();
    guest.onCall(
        argument -> {
          if (catches) {
            overflowAndCatch();
            return argument;
          }
          return overflow(argument);
        });
    expect(8, guest.call("mutual", 7));
  }

  static void exceptions(Guest guest, Random random) {
    int depth = random.nextInt(SHALLOW);
    int number = random.nextInt();
    boolean ofHost = random.nextBoolean();
    guest.onCall(
        argument -> {
          if (argument > 0) {
            return guest.call("mutual", argument - 1);
          }
          if (ofHost) {
            throw WasmException.of(guest.instance().tag("thrown").orElseThrow(), Val.i32(number));
          }
          guest.onCall(inner -> number);
          return guest.call("throw", 0);
        });
    expect(number, guest.call("catch", depth));
  }

  private static void overflowAndCatch() {
    try {
      overflow(0);
    } catch (StackOverflowError e) {
      return;
    }
    throw new AssertionError("no overflow");
  }

  @SuppressWarnings("InfiniteRecursion") // What is wanted.
  private static int overflow(int number) {
    return overflow(number + 1) + 1;
  }

  private static void expect(int expected, int actual) {
    if (expected != actual) {
      throw new AssertionError("expected " + expected + ", not " + actual);
    }
  }
}
