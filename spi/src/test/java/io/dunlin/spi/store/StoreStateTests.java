package io.dunlin.spi.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.junit.jupiter.api.Test;

/** Who may use a store, and what it may use up. */
final class StoreStateTests {
  private final Epoch epoch = new Epoch();
  private final StoreState state = new StoreState(epoch);

  @Test
  void entriesNestAndEnd() {
    state.enter();
    state.enter();
    assertEquals(2, state.entries());
    state.exit();
    state.exit();
    assertEquals(0, state.entries());
    state.check();
  }

  @Test
  void anotherThreadIsRefusedWhileOneIsInside() throws InterruptedException {
    state.enter();
    Thread other =
        new Thread(
            () -> {
              assertThrows(IllegalStateException.class, state::enter);
              assertThrows(IllegalStateException.class, state::check);
            });
    Throwable[] failure = new Throwable[1];
    other.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    other.start();
    other.join();
    assertEquals(null, failure[0]);
    state.exit();
  }

  @Test
  void anotherThreadMayEnterAfterwards() throws InterruptedException {
    state.enter();
    state.exit();
    boolean[] entered = new boolean[1];
    Thread other =
        new Thread(
            () -> {
              state.enter();
              entered[0] = true;
              state.exit();
            });
    other.start();
    other.join();
    assertTrue(entered[0]);
  }

  @Test
  void aClosedStoreIsNotEntered() {
    state.close();
    assertThrows(IllegalStateException.class, state::enter);
    assertEquals(0, state.entries());
    assertThrows(IllegalStateException.class, state::check);
  }

  @Test
  void fuelThatDoesNotSufficeStays() {
    state.setFuel(5);
    state.consumeFuel(3);
    TrapException trap = assertThrows(TrapException.class, () -> state.consumeFuel(3));
    assertEquals(TrapCode.OUT_OF_FUEL, trap.code());
    assertEquals(2, state.fuel());
  }

  @Test
  void theDeadlineIsThatOfTheEpoch() {
    assertFalse(state.stopRequested());
    state.setEpochDeadline(1);
    assertFalse(state.stopRequested());
    epoch.increment();
    assertTrue(state.stopRequested());
  }

  @Test
  void whatIsTooMuchIsRefusedAndNotCounted() {
    state.setLimiter(
        new ResourceLimiter() {
          @Override
          public int tables() {
            return 1;
          }

          @Override
          public boolean tableGrowing(long current, long desired, long maximum) {
            return desired <= 10;
          }
        });
    assertThrows(ResourceLimitException.class, () -> state.addTable(11, 20));
    state.addTable(10, 20);
    assertThrows(ResourceLimitException.class, () -> state.addTable(1, 1));
  }
}
