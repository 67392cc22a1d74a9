package io.dunlin.stress;

import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.Trap;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.trap.TrapCode;
import java.util.List;
import java.util.Random;

/** A thread that uses stores until its time is up. */
final class Worker implements Runnable {
  private static final Scenario[] SCENARIOS = Scenario.values();
  private static final int MOST_SCENARIOS = 40;
  private static final int DEEPEST = 2500;

  private final Random random;
  private final List<Module> modules;
  private final long end;
  private final long[] counts = new long[SCENARIOS.length];
  private long overflows;

  /**
   * A worker.
   *
   * @param end the time by {@link System#nanoTime} when it stops
   */
  Worker(long seed, List<Module> modules, long end) {
    this.random = new Random(seed);
    this.modules = modules;
    this.end = end;
  }

  /** How often each scenario has been run, by ordinal. */
  long[] counts() {
    return counts;
  }

  /** How many of them have ended because a stack was full. */
  long overflows() {
    return overflows;
  }

  @Override
  public void run() {
    while (System.nanoTime() < end) {
      Module module = modules.get(random.nextInt(modules.size()));
      useStore(module.engine(), module);
    }
  }

  private void useStore(Engine engine, Module module) {
    Guest guest;
    try {
      guest = new Guest(engine, module);
    } catch (ResourceLimitException e) {
      // There is no more memory, or address space; others will give some back.
      return;
    }
    for (int i = random.nextInt(MOST_SCENARIOS); i >= 0 && System.nanoTime() < end; i--) {
      Scenario scenario = SCENARIOS[random.nextInt(SCENARIOS.length)];
      counts[scenario.ordinal()]++;
      int depth = random.nextInt(4) == 0 ? random.nextInt(DEEPEST) : 0;
      try {
        atDepth(depth, () -> scenario.run(guest, random));
      } catch (StackOverflowError e) {
        overflows++;
      } catch (Trap trap) {
        if (trap.code() != TrapCode.STACK_OVERFLOW) {
          throw new AssertionError(scenario + " at depth " + depth, trap);
        }
        overflows++;
      }
      Interruptions.end();
      guest.verify();
    }
    // All others are left to the collector.
    if (random.nextInt(3) > 0) {
      guest.close();
    }
  }

  private static void atDepth(int depth, Runnable action) {
    if (depth == 0) {
      action.run();
    } else {
      atDepth(depth - 1, action);
    }
  }
}
