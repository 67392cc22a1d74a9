package io.dunlin.wasi.p1;

import static io.dunlin.wasi.p1.Preview1Function.POLL_ONEOFF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasi.fs.Errno;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollFunctionsTests {
  private static final int SUBSCRIPTIONS = 0;
  private static final int EVENTS = 1024;
  private static final int RESULT = 2048;

  private Guest guest;
  private int count;

  @BeforeEach
  void makeGuest() throws IOException {
    guest = new Guest(Contexts.with("input", new ByteArrayOutputStream()));
  }

  @Test
  void clockRingsAfterItsTime() {
    subscribeClock(11, 1, 2_000_000, 0);
    long start = System.nanoTime();
    guest.succeed(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, count, RESULT);
    assertTrue(System.nanoTime() - start >= 2_000_000);
    assertEquals(1, guest.memory.getInt(RESULT));
    assertEvent(0, 11, Errno.SUCCESS, 0);
  }

  @Test
  void shorterClockRingsAlone() {
    subscribeClock(11, 1, Long.MAX_VALUE, 0);
    subscribeClock(12, 1, 1_000, 0);
    subscribeClock(13, 0, -1L, 1);
    guest.succeed(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, count, RESULT);
    assertEquals(1, guest.memory.getInt(RESULT));
    assertEvent(0, 12, Errno.SUCCESS, 0);
  }

  @Test
  void absoluteTimeInThePastRingsAtOnce() {
    subscribeClock(11, 1, Contexts.MONOTONIC_NOW - 1, 1);
    guest.succeed(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, count, RESULT);
    assertEvent(0, 11, Errno.SUCCESS, 0);
  }

  @Test
  void readyDescriptorsAreToldBeforeAnyClock() {
    subscribeClock(11, 1, Long.MAX_VALUE, 0);
    subscribe(12, 1, 0);
    subscribe(13, 2, 1);
    subscribe(14, 1, 99);
    guest.succeed(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, count, RESULT);
    assertEquals(3, guest.memory.getInt(RESULT));
    assertEvent(0, 12, Errno.SUCCESS, 1);
    assertEquals(5, guest.memory.getLong(EVENTS + 16));
    assertEvent(1, 13, Errno.SUCCESS, 2);
    assertEvent(2, 14, Errno.BADF, 1);
  }

  @Test
  void unknownClockIsAnErrorOfItsEvent() {
    subscribeClock(11, 2, 5, 0);
    guest.succeed(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, count, RESULT);
    assertEvent(0, 11, Errno.NOTSUP, 0);
  }

  @Test
  void nothingToWaitForIsInvalid() {
    assertEquals(Errno.INVAL, guest.call(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, 0, RESULT));
    subscribe(11, 3, 0);
    assertEquals(Errno.INVAL, guest.call(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, 1, RESULT));
  }

  @Test
  void interruptedWaitEnds() {
    subscribeClock(11, 1, Long.MAX_VALUE, 0);
    Thread.currentThread().interrupt();
    assertEquals(Errno.INTR, guest.call(POLL_ONEOFF, SUBSCRIPTIONS, EVENTS, count, RESULT));
    assertTrue(Thread.interrupted(), "the engine has to see that the thread is interrupted");
  }

  private void subscribeClock(long userData, int clock, long timeout, int flags) {
    int at = SUBSCRIPTIONS + count * 48;
    subscribe(userData, 0, clock);
    guest.memory.putLong(at + 24, timeout);
    guest.memory.putShort(at + 40, (short) flags);
  }

  private void subscribe(long userData, int kind, int body) {
    int at = SUBSCRIPTIONS + count * 48;
    guest.memory.putLong(at, userData);
    guest.memory.put(at + 8, (byte) kind);
    guest.memory.putInt(at + 16, body);
    count++;
  }

  private void assertEvent(int index, long userData, Errno error, int kind) {
    int at = EVENTS + index * 32;
    assertEquals(userData, guest.memory.getLong(at));
    assertEquals(error.code(), guest.memory.getShort(at + 8));
    assertEquals(kind, guest.memory.get(at + 10));
  }
}
