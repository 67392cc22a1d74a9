package io.dunlin.nativecompiler;

import io.dunlin.compiler.build.BuildOptions;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.script.Action;
import io.dunlin.wat.script.Argument;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.NumberPattern;
import io.dunlin.wat.script.ResultPattern;
import io.dunlin.wat.script.ScriptModule;
import io.dunlin.wat.script.ScriptParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script of the specification on the intermediate representation. Commands that need what
 * {@link IrInstance} and {@link IrRuntime} do not have are passed over, and those that depend on
 * them.
 */
final class IrScript {
  private static final byte[] SPECTEST =
      io.dunlin.wat.Wat.toBinary(
          """
          (module
            (global (export "global_i32") i32 (i32.const 666))
            (global (export "global_i64") i64 (i64.const 666))
            (global (export "global_f32") f32 (f32.const 666.6))
            (global (export "global_f64") f64 (f64.const 666.6))
            (table (export "table") 10 20 funcref)
            (table (export "table64") i64 10 20 funcref)
            (memory (export "memory") 1 2)
            (func (export "print"))
            (func (export "print_i32") (param i32))
            (func (export "print_i64") (param i64))
            (func (export "print_f32") (param f32))
            (func (export "print_f64") (param f64))
            (func (export "print_i32_f32") (param i32 f32))
            (func (export "print_f64_f64") (param f64 f64)))
          """);

  private final BuildOptions options;
  private final Consumer<IrFunction> optimizer;
  private final IrStore store = new IrStore();
  private final Map<String, Long> registered = new HashMap<>();
  private final Map<String, IrInstance> named = new HashMap<>();
  private final Map<String, WasmModule> definitions = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private @Nullable IrInstance latest;
  private @Nullable WasmModule latestDefinition;
  private int passed;
  private int skipped;

  IrScript(BuildOptions options, Consumer<IrFunction> optimizer) {
    this.options = options;
    this.optimizer = optimizer;
    register("spectest", instantiate(BinaryDecoder.decode(SPECTEST, Features.ALL)));
  }

  int passed() {
    return passed;
  }

  int skipped() {
    return skipped;
  }

  List<String> failures() {
    return failures;
  }

  void run(byte[] script) {
    ScriptParser parser = ScriptParser.of(script);
    for (Command command = parser.next(); command != null; command = parser.next()) {
      try {
        perform(command);
      } catch (UnsupportedOperationException e) {
        skipped++;
      } catch (RuntimeException | AssertionError e) {
        failures.add("line " + command.line() + ": " + e);
      }
    }
  }

  private void perform(Command command) {
    if (command instanceof Command.Instantiate instantiate) {
      instantiate(instantiate.module());
    } else if (command instanceof Command.Define define) {
      latestDefinition = decode(define.module());
      definitions.put(String.valueOf(define.module().identifier()), latestDefinition);
    } else if (command instanceof Command.InstantiateDefined defined) {
      WasmModule module =
          defined.module() == null ? latestDefinition : definitions.get(defined.module());
      latest = null;
      if (module == null) {
        throw new UnsupportedOperationException();
      }
      latest = instantiate(module);
      named.put(String.valueOf(defined.instance()), latest);
    } else if (command instanceof Command.Register register) {
      register(register.name(), instance(register.instance()));
    } else if (command instanceof Command.Perform perform) {
      perform(perform.action());
    } else if (command instanceof Command.AssertReturn returns) {
      check(returns);
    } else if (command instanceof Command.AssertFailure failure) {
      checkFailure(failure);
    } else if (command instanceof Command.AssertRefused refused
        && refused.failure() == Command.ModuleFailure.TRAP) {
      checkTrap(refused);
    }
  }

  private static WasmModule decode(ScriptModule source) {
    try {
      WasmModule module = BinaryDecoder.decode(source.toBinary(Features.ALL), Features.ALL);
      FunctionValidator validator =
          new FunctionValidator(ModuleValidator.validate(module, Features.ALL));
      module.bodies().forEach(body -> validator.validate(body, null));
      return module;
    } catch (InvalidModuleException e) {
      throw new UnsupportedOperationException(e);
    }
  }

  private void instantiate(ScriptModule source) {
    latest = null;
    if (source.identifier() != null) {
      named.remove(source.identifier());
    }
    IrInstance instance = instantiate(decode(source));
    latest = instance;
    if (source.identifier() != null) {
      named.put(source.identifier(), instance);
    }
  }

  private IrInstance instantiate(WasmModule module) {
    return new IrInstance(store, module, options, registered, optimizer);
  }

  private void register(String name, IrInstance instance) {
    for (Export export : instance.module.exports()) {
      registered.put(
          export.kind() + "/" + name + "/" + export.name(),
          instance.reference(export.kind(), export.index()));
    }
  }

  private IrInstance instance(@Nullable String name) {
    IrInstance instance = name == null ? latest : named.get(name);
    if (instance == null) {
      throw new UnsupportedOperationException("no instance");
    }
    return instance;
  }

  private static Export export(IrInstance instance, String name) {
    return instance.module.exports().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long[] perform(Action action) {
    IrInstance instance = instance(action.instance());
    Export export = export(instance, action.export());
    long address = instance.reference(export.kind(), export.index());
    if (action instanceof Action.Invoke invoke) {
      long[] arguments = new long[2 * invoke.arguments().size()];
      for (int i = 0; i < invoke.arguments().size(); i++) {
        argument(invoke.arguments().get(i), arguments, 2 * i);
      }
      return store.callReference(address, arguments);
    }
    if (export.kind() != ExternKind.GLOBAL) {
      throw new IllegalStateException(export.toString());
    }
    int value = ContextLayout.Global.VALUE;
    return new long[] {
      store.space.read(address + value, 8), store.space.read(address + value + 8, 8)
    };
  }

  private static void argument(Argument argument, long[] into, int at) {
    if (argument instanceof Argument.Numeric numeric) {
      into[at] = numeric.low();
      into[at + 1] = numeric.high();
    } else if (argument instanceof Argument.Host host) {
      into[at] = host(host.number());
    }
  }

  /** How a value of the host is told from those of the heap. */
  private static int host(int number) {
    return number << 3 | 2;
  }

  private void check(Command.AssertReturn returns) {
    long[] results = perform(returns.action());
    List<ResultPattern> expected = returns.results();
    IrInstance instance = instance(returns.action().instance());
    for (int i = 0; i < expected.size(); i++) {
      boolean wide = isFunctionResult(instance, returns.action(), i);
      if (!matches(expected.get(i), results[2 * i], results[2 * i + 1], wide)) {
        failures.add(
            "line "
                + returns.line()
                + ": got "
                + Long.toHexString(results[2 * i])
                + ", expected "
                + expected.get(i));
        return;
      }
    }
    passed++;
  }

  private static boolean isFunctionResult(IrInstance instance, Action action, int result) {
    Export export = export(instance, action.export());
    if (export.kind() != ExternKind.FUNC) {
      return false;
    }
    FuncType type = instance.module.functionType(export.index());
    ValType value = type.results().get(result);
    return instance.isFunctionReference(value.code());
  }

  private static boolean matches(ResultPattern pattern, long low, long high, boolean function) {
    if (pattern instanceof ResultPattern.Numeric numeric) {
      return numeric.number().matches(truncate(numeric.type(), low));
    }
    if (pattern instanceof ResultPattern.Vector vector) {
      int perHalf = vector.lanes().size() / 2;
      int bits = 64 / perHalf;
      for (int i = 0; i < vector.lanes().size(); i++) {
        long half = i < perHalf ? low : high;
        long lane = half << (64 - bits * (i % perHalf + 1));
        NumberPattern each = vector.lanes().get(i);
        if (!each.matches(lane >> (64 - bits)) && !each.matches(lane >>> (64 - bits))) {
          return false;
        }
      }
      return true;
    }
    if (pattern instanceof ResultPattern.Either either) {
      return either.alternatives().stream().anyMatch(each -> matches(each, low, high, function));
    }
    if (pattern instanceof ResultPattern.Null) {
      return (function ? low : (int) low) == 0;
    }
    if (pattern instanceof ResultPattern.Host host) {
      return (int) low == host(host.number());
    }
    return (function ? low : (int) low) != 0;
  }

  private static long truncate(ValType type, long bits) {
    return type.equals(ValType.I32) || type.equals(ValType.F32) ? (int) bits : bits;
  }

  private void checkFailure(Command.AssertFailure failure) {
    try {
      perform(failure.action());
      failures.add("line " + failure.line() + ": returned, expected " + failure.message());
    } catch (IrInterpreter.Trap e) {
      boolean exhaustion = failure.failure() == Command.ActionFailure.EXHAUSTION;
      boolean fits =
          failure.failure() != Command.ActionFailure.EXCEPTION
              && exhaustion == e.code.name().equals("STACK_OVERFLOW")
              && message(e).startsWith(failure.message().substring(0, 8));
      report(fits, failure, e);
    } catch (IrInterpreter.Thrown e) {
      report(failure.failure() == Command.ActionFailure.EXCEPTION, failure, e);
    }
  }

  /** What instantiation has done until it traps stays. */
  private void checkTrap(Command.AssertRefused refused) {
    try {
      instantiate(decode(refused.module()));
      failures.add("line " + refused.line() + ": instantiated");
    } catch (IrInterpreter.Trap e) {
      passed++;
    }
  }

  private static String message(IrInterpreter.Trap trap) {
    return io.dunlin.spi.trap.TrapCode.valueOf(trap.code.name()).message();
  }

  private void report(boolean fits, Command.AssertFailure failure, RuntimeException actual) {
    if (fits) {
      passed++;
    } else {
      failures.add("line " + failure.line() + ": " + actual + ", expected " + failure.message());
    }
  }
}
