package io.dunlin.stress;

import io.dunlin.BackendUnavailableException;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.Trap;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.trap.TrapCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Stresses machine code in this JVM: {@code StressProgram SEED SECONDS}. Its exit code is 0 if
 * everything has been as it should.
 */
public final class StressProgram {
  /** How the line begins that is printed if all has gone well. */
  static final String SUMMARY = "survived seed";

  private static final int WORKERS = 3;

  /** Upcalls need 344 KiB, in case the JVM has been told to keep very much of the stack free. */
  private static final long LEAST_STACK = 512 << 10;

  private static final long NANOS = 1_000_000_000;
  private static final int FAILURE = 1;
  private static final int MOST_LINES = 60;

  private StressProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    Thread.UncaughtExceptionHandler failures = (thread, thrown) -> fail(seed, thread, thrown);
    Random random = new Random(seed);
    List<Module> modules = modules();
    // What a first call initializes must not meet the end of a stack, which Java itself cannot
    // bear.
    runAll(modules, random.nextLong());
    long end = System.nanoTime() + Long.parseLong(arguments[1]) * NANOS;
    new Disturbances(random.nextLong(), modules, failures).start();
    List<Worker> workers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      Worker worker = new Worker(random.nextLong(), modules, end);
      workers.add(worker);
      Thread thread =
          i == 0
              ? Thread.ofVirtual().unstarted(worker)
              : new Thread(null, worker, "worker " + i, LEAST_STACK << random.nextInt(6));
      thread.setUncaughtExceptionHandler(failures);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    report(seed, workers);
    System.exit(0);
  }

  private static void fail(long seed, Thread thread, Throwable thrown) {
    synchronized (StressProgram.class) {
      System.out.println("seed " + seed + ": " + thread + " has failed");
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().limit(MOST_LINES).forEach(System.out::println);
      Runtime.getRuntime().halt(FAILURE);
    }
  }

  private static List<Module> modules() {
    Config plain = Config.builder().backend("native").build();
    List<Config> configs =
        List.of(
            plain,
            plain.toBuilder().consumeFuel(true).build(),
            plain.toBuilder().maxWasmStack(64 << 10).build(),
            plain.toBuilder().maxWasmStack(32 << 20).build());
    return configs.stream().map(config -> Guest.compile(Engine.create(config))).toList();
  }

  private static void runAll(List<Module> modules, long seed) {
    Random random = new Random(seed);
    for (Module module : modules) {
      try (Guest guest = new Guest(module.engine(), module)) {
        for (Scenario scenario : Scenario.values()) {
          if (scenario != Scenario.DEADLINE && scenario != Scenario.INTERRUPTION) {
            run(scenario, guest, random);
          }
        }
      }
    }
  }

  private static void run(Scenario scenario, Guest guest, Random random) {
    try {
      scenario.run(guest, random);
    } catch (StackOverflowError e) {
      // Allowed; see Scenario.
    } catch (Trap trap) {
      if (trap.code() != TrapCode.STACK_OVERFLOW) {
        throw trap;
      }
    }
    guest.verify();
  }

  /** Runs every scenario that stops by itself, if there is room; for {@link Disturbances}. */
  public static void runOnce(long seed) {
    try {
      runAll(modules().subList(0, 1), seed);
    } catch (BackendUnavailableException | ResourceLimitException e) {
      // There is no room for one; others will give some back.
      return;
    }
  }

  private static void report(long seed, List<Worker> workers) {
    StringBuilder text = new StringBuilder(SUMMARY + " " + seed + ":");
    for (Scenario scenario : Scenario.values()) {
      long sum = workers.stream().mapToLong(worker -> worker.counts()[scenario.ordinal()]).sum();
      text.append(' ').append(scenario).append(' ').append(sum);
    }
    text.append(", overflows ").append(workers.stream().mapToLong(Worker::overflows).sum());
    System.out.println(text);
  }
}
