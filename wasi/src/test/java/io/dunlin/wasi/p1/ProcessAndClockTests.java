package io.dunlin.wasi.p1;

import static io.dunlin.wasi.p1.Preview1Function.ARGS_GET;
import static io.dunlin.wasi.p1.Preview1Function.ARGS_SIZES_GET;
import static io.dunlin.wasi.p1.Preview1Function.CLOCK_RES_GET;
import static io.dunlin.wasi.p1.Preview1Function.CLOCK_TIME_GET;
import static io.dunlin.wasi.p1.Preview1Function.ENVIRON_GET;
import static io.dunlin.wasi.p1.Preview1Function.ENVIRON_SIZES_GET;
import static io.dunlin.wasi.p1.Preview1Function.PROC_EXIT;
import static io.dunlin.wasi.p1.Preview1Function.PROC_RAISE;
import static io.dunlin.wasi.p1.Preview1Function.RANDOM_GET;
import static io.dunlin.wasi.p1.Preview1Function.SCHED_YIELD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasi.fs.Errno;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProcessAndClockTests {
  private final Guest guest = new Guest(Contexts.empty());

  @Test
  void argumentsAreStringsThatEndInZero() {
    guest.succeed(ARGS_SIZES_GET, 0, 4);
    assertEquals(2, guest.memory.getInt(0));
    assertEquals(8 + 5, guest.memory.getInt(4));
    guest.succeed(ARGS_GET, 16, 100);
    assertEquals(100, guest.memory.getInt(16));
    assertEquals(108, guest.memory.getInt(20));
    assertEquals("program\0ärg\0", guest.text(100, 13));
  }

  @Test
  void environmentIsAListOfNamesAndValues() {
    guest.succeed(ENVIRON_SIZES_GET, 0, 4);
    assertEquals(2, guest.memory.getInt(0));
    assertEquals(4 + 6, guest.memory.getInt(4));
    guest.succeed(ENVIRON_GET, 16, 100);
    assertEquals("A=1\0B=two\0", guest.text(100, 10));
  }

  @Test
  void clocksGiveNanoseconds() {
    guest.succeed(CLOCK_TIME_GET, 0, 1, 8);
    assertEquals(1_700_000_000_123_456_789L, guest.memory.getLong(8));
    guest.succeed(CLOCK_TIME_GET, 1, 1, 8);
    assertEquals(Contexts.MONOTONIC_NOW, guest.memory.getLong(8));
    guest.succeed(CLOCK_RES_GET, 1, 8);
    assertEquals(1, guest.memory.getLong(8));
  }

  @Test
  void unknownClocksAreTold() {
    assertEquals(Errno.NOTSUP, guest.call(CLOCK_TIME_GET, 2, 1, 8));
    assertEquals(Errno.INVAL, guest.call(CLOCK_TIME_GET, 9, 1, 8));
    assertEquals(Errno.INVAL, guest.call(CLOCK_RES_GET, -1, 8));
  }

  @Test
  void randomBytesFillTheRangeOnly() {
    guest.succeed(RANDOM_GET, 100, 5000);
    byte[] expected = new byte[8192];
    Random random = new Random(Contexts.SEED);
    byte[] chunk = new byte[4096];
    for (int start = 0; start < expected.length; start += chunk.length) {
      random.nextBytes(chunk);
      System.arraycopy(chunk, 0, expected, start, chunk.length);
    }
    byte[] all = guest.memory.array();
    assertArrayEquals(Arrays.copyOf(expected, 5000), Arrays.copyOfRange(all, 100, 5100));
    assertEquals(0, all[99]);
    assertEquals(0, all[5100]);
  }

  @Test
  void exitCarriesTheCode() {
    Contexts.Exit exit =
        assertThrows(Contexts.Exit.class, () -> guest.call(PROC_EXIT, 0xFFFF_FFFFL));
    assertEquals(-1, exit.code);
  }

  @Test
  void yieldingSucceedsAndSignalsDoNot() {
    guest.succeed(SCHED_YIELD);
    assertEquals(Errno.NOTSUP, guest.call(PROC_RAISE, 6));
  }
}
