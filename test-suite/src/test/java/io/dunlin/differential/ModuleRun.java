package io.dunlin.differential;

import io.dunlin.Engine;
import io.dunlin.Extern;
import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.Instance;
import io.dunlin.LinkException;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.StoreLimits;
import io.dunlin.Table;
import io.dunlin.Tag;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmException;
import io.dunlin.generate.Choices;
import io.dunlin.generate.ModuleGenerator;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.trap.TrapCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of a module: it is instantiated, functions are called, and what is left is looked at. */
final class ModuleRun {
  private static final StoreLimits LIMITS =
      StoreLimits.NONE.withMemoryBytes(1 << 19).withTableElements(200);
  private static final int CALLS = 6;

  private final Engine engine;
  private final Store<@Nullable Void> store;
  private final Choices choices;
  private final Values values;
  private final FuelPlan fuel;
  private final Outcome outcome = new Outcome();
  private final ValueText text = new ValueText();
  private Map<String, Extern> exports = Map.of();
  private int calls;

  private ModuleRun(Engine engine, long seed, FuelPlan fuel) {
    this.engine = engine;
    this.store = engine.newStore();
    this.choices = new Choices(~seed);
    this.values = new Values(choices);
    this.fuel = fuel;
    store.setLimiter(LIMITS);
  }

  /** Runs a module; the seed decides about the calls and what the host does. */
  static Outcome of(Engine engine, Module module, long seed, FuelPlan fuel) {
    ModuleRun run = new ModuleRun(engine, seed, fuel);
    try (run.store) {
      run.run(module);
    }
    return run.outcome;
  }

  private void run(Module module) {
    Host host = new Host(store, choices, values, text, outcome, this::exports);
    guarded(
        () -> {
          Instance instance = Instance.create(store, module, host.imports(module));
          exports = instance.exports();
          exports.forEach((name, extern) -> text.name(extern, name));
          return "instance";
        });
    while (calls <= CALLS && fuel.reaches(calls) && outcome.isComplete()) {
      List<Func> functions = callable();
      if (functions.isEmpty()) {
        break;
      }
      call(choices.pick(functions));
    }
    if (outcome.isComplete()) {
      exports.forEach(this::describe);
    }
  }

  private Map<String, Extern> exports() {
    return exports;
  }

  private List<Func> callable() {
    return exports.values().stream()
        .filter(Func.class::isInstance)
        .map(Func.class::cast)
        .filter(function -> values.areAvailable(function.type().params()))
        .toList();
  }

  private void call(Func function) {
    Val[] arguments = values.of(function.type().params());
    if (exports.get(ModuleGenerator.BUDGET) instanceof Global budget) {
      budget.set(Val.i32(ModuleGenerator.FULL_BUDGET));
    }
    outcome.add("call " + text.of(Val.funcref(function)) + "(" + text.of(arguments) + ")");
    guarded(
        () -> {
          Val[] results = function.call(arguments);
          values.remember(results);
          return text.of(results);
        });
  }

  /** What is run under guard says what it returned. */
  private interface Guarded {
    String run();
  }

  private void guarded(Guarded code) {
    long limit = fuel.limit(calls++);
    if (engine.config().consumeFuel()) {
      store.setFuel(limit);
    }
    try {
      outcome.add("returns " + code.run());
      outcome.countReturned();
    } catch (Trap e) {
      trap(e);
    } catch (WasmException e) {
      outcome.add("throws " + text.of(e.exception()));
      outcome.countThrown();
    } catch (HostFailure e) {
      outcome.add("fails");
      outcome.countThrown();
    } catch (LinkException | ResourceLimitException e) {
      outcome.add("is refused: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      outcome.addFault(e + " at " + Arrays.stream(e.getStackTrace()).limit(8).toList());
    }
    if (engine.config().consumeFuel() && outcome.isComplete()) {
      outcome.addFuel(limit - store.fuel());
    }
  }

  private void trap(Trap trap) {
    outcome.countTrap(trap.code());
    if (trap.code() == TrapCode.STACK_OVERFLOW) {
      outcome.exhaust();
      return;
    }
    outcome.add("traps: " + trap.code() + " " + frames(trap));
  }

  /** The functions that were active, and how far they had come. */
  static String frames(Trap trap) {
    return trap.backtrace().stream()
        .map(frame -> frame.functionIndex() + "+" + frame.functionOffset())
        .collect(Collectors.joining(" "));
  }

  private void describe(String name, Extern extern) {
    if (extern instanceof Global global) {
      outcome.add(name + " = " + text.of(global.get()));
    } else if (extern instanceof Memory memory) {
      outcome.add(name + " = " + bytes(memory.read(0, (int) memory.size())));
    } else if (extern instanceof SharedMemory memory) {
      outcome.add(name + " = " + bytes(memory.read(0, (int) memory.size())));
    } else if (extern instanceof Table table) {
      Val[] elements = new Val[(int) table.size()];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = table.get(i);
      }
      outcome.add(name + " = " + text.of(elements));
    } else if (!(extern instanceof Func || extern instanceof Tag)) {
      throw new AssertionError(name);
    }
  }

  /** The size, a checksum, and the first bytes that are not zero. */
  private static String bytes(byte[] bytes) {
    Map<Integer, Byte> first = new LinkedHashMap<>();
    for (int i = 0; i < bytes.length && first.size() < 8; i++) {
      if (bytes[i] != 0) {
        first.put(i, bytes[i]);
      }
    }
    return bytes.length + " bytes, hash " + Arrays.hashCode(bytes) + ", " + first;
  }
}
