package io.dunlin.differential;

import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.generate.Choices;
import io.dunlin.generate.GeneratedModule;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs modules in every way there is and compares the outcomes. Its engines keep all types that
 * they have ever seen, so it should not serve for too many modules. For one thread.
 */
final class Differential {
  private final List<Execution> executions;
  private final Map<Configured, Engine> engines = new HashMap<>();

  private record Configured(Execution execution, int variation) {}

  Differential(List<Execution> executions) {
    this.executions = executions;
  }

  /**
   * What happened on one side.
   *
   * @param name which form of the module ran, and how
   */
  record Side(String name, Outcome outcome) {}

  /** Two sides that differ, and in what. */
  record Difference(String what, Side left, Side right) {}

  /**
   * The result of all runs.
   *
   * @param outcomes those of the module as it is, one for each execution
   * @param difference the first difference that was found
   */
  record Result(List<Outcome> outcomes, Optional<Difference> difference) {}

  /** The features of each execution; modules are generated for one of these sets. */
  List<Features> features() {
    return executions.stream().map(each -> engine(each, 0).features()).distinct().toList();
  }

  private Engine engine(Execution execution, long seed) {
    int variation = new Choices(Long.reverse(seed)).below(Execution.variations());
    return engines.computeIfAbsent(
        new Configured(execution, variation), key -> execution.newEngine(variation));
  }

  private static boolean canRun(Engine engine, Features needed) {
    Features missing = needed.minus(engine.features());
    return Arrays.stream(Feature.values())
        .noneMatch(feature -> feature != Feature.MVP && missing.has(feature));
  }

  /** Runs a module. */
  Result run(GeneratedModule generated) {
    List<Side> sides = new ArrayList<>();
    List<Side> starved = new ArrayList<>();
    for (Execution execution : executions) {
      Engine engine = engine(execution, generated.seed());
      if (canRun(engine, generated.features())) {
        run(execution, engine, generated, sides, starved);
      }
    }
    List<Outcome> outcomes = sides.stream().map(Side::outcome).toList();
    for (ModuleForm form : ModuleForm.values()) {
      runForm(form, generated, sides);
    }
    return new Result(outcomes, firstDifference(sides).or(() -> firstDifference(starved)));
  }

  private static Outcome run(Engine engine, byte[] bytes, long seed, FuelPlan fuel) {
    Module module;
    try {
      module = Module.of(engine, bytes);
    } catch (RuntimeException e) {
      Outcome refused = new Outcome();
      refused.addFault("the module is not accepted: " + e);
      return refused;
    }
    return ModuleRun.of(engine, module, seed, fuel);
  }

  private static void run(
      Execution execution,
      Engine engine,
      GeneratedModule generated,
      List<Side> sides,
      List<Side> starved) {
    long seed = generated.seed();
    Outcome outcome = run(engine, generated.bytes(), seed, FuelPlan.ENOUGH);
    sides.add(new Side(execution.toString(), outcome));
    if (execution.fuel() && outcome.isComplete()) {
      FuelPlan plan = FuelPlan.starving(new Choices(seed), outcome.fuelUsed());
      if (plan != FuelPlan.ENOUGH) {
        Outcome hungry = run(engine, generated.bytes(), seed, plan);
        checkStarved(outcome, hungry, plan);
        starved.add(new Side(execution + " that gets " + plan.limits(), hungry));
      }
    }
  }

  /** All calls but the last had as much fuel as they need, and the last one must lack it. */
  private static void checkStarved(Outcome fed, Outcome starved, FuelPlan plan) {
    int last = plan.limits().size() - 1;
    if (!starved.fuelUsed().subList(0, last).equals(fed.fuelUsed().subList(0, last))) {
      starved.addFault("the fuel that calls take depends on the fuel that they have");
    } else if (!starved.traps().containsKey(TrapCode.OUT_OF_FUEL)) {
      starved.addFault("less fuel than it takes suffices");
    }
  }

  private void runForm(ModuleForm form, GeneratedModule generated, List<Side> sides) {
    byte[] bytes;
    try {
      bytes = form.apply(generated.bytes());
    } catch (RuntimeException e) {
      Outcome refused = new Outcome();
      refused.addFault("cannot be " + form + ": " + e);
      sides.add(new Side(form.toString(), refused));
      return;
    }
    if (Arrays.equals(bytes, generated.bytes())) {
      return;
    }
    // It is the same module, which all of them have run; so one of them is enough.
    Execution execution = executions.get(Math.floorMod(generated.seed(), executions.size()));
    Engine engine = engine(execution, generated.seed());
    if (canRun(engine, generated.features())) {
      Outcome outcome = run(engine, bytes, generated.seed(), FuelPlan.ENOUGH);
      sides.add(new Side(form + " on " + execution, outcome));
    }
  }

  /** Compares every pair, since one that used up its stack says nothing about the others. */
  private static Optional<Difference> firstDifference(List<Side> sides) {
    for (int i = 0; i < sides.size(); i++) {
      for (Side right : sides.subList(i, sides.size())) {
        Side left = sides.get(i);
        String what = Outcome.difference(left.outcome(), right.outcome());
        if (!what.isEmpty()) {
          return Optional.of(new Difference(what, left, right));
        }
      }
    }
    return Optional.empty();
  }
}
