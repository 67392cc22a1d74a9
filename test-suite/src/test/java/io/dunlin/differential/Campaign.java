package io.dunlin.differential;

import io.dunlin.generate.GeneratedModule;
import io.dunlin.generate.GeneratorSettings;
import io.dunlin.generate.ModuleGenerator;
import io.dunlin.wasm.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Generates modules from consecutive seeds and runs each in every way, on all processors. */
final class Campaign {
  /** After so many failures there is no use in looking for more. */
  private static final int ENOUGH_FAILURES = 5;

  private static final int SEEDS_AT_A_TIME = 200;
  private static final int LARGE_EVERY = 50;

  private final List<Execution> executions;
  private final long firstSeed;
  private final int modules;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  Campaign(List<Execution> executions, long firstSeed, int modules) {
    this.executions = executions;
    this.firstSeed = firstSeed;
    this.modules = modules;
  }

  /** A module that does not behave the same everywhere, or that is not even accepted. */
  record Failure(GeneratedModule module, Differential.Difference difference) {}

  /** What came of a campaign. */
  record Report(Statistics statistics, List<Failure> failures) {}

  Report run() {
    int threads = Runtime.getRuntime().availableProcessors();
    Report all = new Report(new Statistics(), new ArrayList<>());
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Report>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(executor.submit(this::runPart));
      }
      for (Future<Report> part : parts) {
        all.statistics().add(part.get().statistics());
        all.failures().addAll(part.get().failures());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return all;
  }

  private Report runPart() {
    Report report = new Report(new Statistics(), new ArrayList<>());
    for (int start = next.getAndAdd(SEEDS_AT_A_TIME);
        start < modules && failed.get() < ENOUGH_FAILURES;
        start = next.getAndAdd(SEEDS_AT_A_TIME)) {
      Differential differential = new Differential(executions);
      List<Features> features = differential.features();
      for (int i = start; i < Math.min(modules, start + SEEDS_AT_A_TIME); i++) {
        long seed = firstSeed + i;
        Features allowed = features.get(Math.floorMod(seed, features.size()));
        run(differential, seed, allowed, report);
      }
    }
    return report;
  }

  /** A few modules are much larger than the others. */
  private static GeneratorSettings settings(long seed, Features allowed) {
    return Math.floorMod(seed, LARGE_EVERY) == 0
        ? GeneratorSettings.large(allowed)
        : GeneratorSettings.of(allowed);
  }

  private void run(Differential differential, long seed, Features allowed, Report report) {
    GeneratedModule module;
    try {
      module = ModuleGenerator.generate(seed, settings(seed, allowed));
    } catch (RuntimeException e) {
      throw new IllegalStateException("nothing is generated from the seed " + seed, e);
    }
    Differential.Result result = differential.run(module);
    report.statistics().add(module, result.outcomes());
    result
        .difference()
        .ifPresent(
            difference -> {
              failed.incrementAndGet();
              report.failures().add(new Failure(module, difference));
            });
  }
}
