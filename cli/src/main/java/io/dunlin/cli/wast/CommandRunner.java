package io.dunlin.cli.wast;

import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.LinkException;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmException;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wat.script.Action;
import io.dunlin.wat.script.Command;
import io.dunlin.wat.script.ResultPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the commands of a script, or of a thread of one, and reports what fails. */
final class CommandRunner {
  private final ScriptContext context;
  private final WastReport.Builder report;
  private final Map<String, ScriptThread> threads = new LinkedHashMap<>();

  CommandRunner(ScriptContext context, WastReport.Builder report) {
    this.context = context;
    this.report = report;
  }

  /** Runs a command. Whatever goes wrong is reported; nothing is thrown. */
  void run(Command command) {
    try {
      carryOut(command);
      if (command instanceof Command.Assertion) {
        report.pass();
      }
    } catch (FailedCommandException e) {
      report.fail(command.line(), e.getMessage());
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      report.fail(command.line(), "unexpected " + e);
    }
  }

  private void carryOut(Command command) {
    if (command instanceof Command.AssertReturn expected) {
      assertReturn(expected);
    } else if (command instanceof Command.AssertFailure expected) {
      assertFailure(expected);
    } else if (command instanceof Command.AssertRefused expected) {
      assertRefused(expected);
    } else if (command instanceof Command.Instantiate definition) {
      context.forgetInstance();
      context.instantiate(context.define(definition.module()), definition.module().identifier());
    } else if (command instanceof Command.Define definition) {
      context.define(definition.module());
    } else if (command instanceof Command.InstantiateDefined instance) {
      context.instantiate(context.module(instance.module()), instance.instance());
    } else if (command instanceof Command.Register register) {
      context.register(register.name(), register.instance());
    } else if (command instanceof Command.Perform perform) {
      perform(perform.action());
    } else if (command instanceof Command.StartThread thread) {
      start(thread);
    } else if (command instanceof Command.AwaitThread thread) {
      await(thread.name());
    }
  }

  private Val[] perform(Action action) {
    if (action instanceof Action.Invoke invoke) {
      Func function = context.export(invoke.instance(), invoke.export(), Func.class);
      return function.call(ScriptValues.values(invoke.arguments()));
    }
    return new Val[] {context.export(action.instance(), action.export(), Global.class).get()};
  }

  private void assertReturn(Command.AssertReturn expected) {
    Val[] results = perform(expected.action());
    if (!ScriptValues.match(expected.results(), results)) {
      String patterns =
          expected.results().stream().map(ResultPattern::toString).collect(Collectors.joining(" "));
      throw new FailedCommandException(
          "expected "
              + (patterns.isEmpty() ? "nothing" : patterns)
              + ", got "
              + ScriptValues.describe(results));
    }
  }

  private void assertFailure(Command.AssertFailure expected) {
    Val[] results;
    try {
      results = perform(expected.action());
    } catch (WasmException e) {
      require(expected.failure() == Command.ActionFailure.EXCEPTION, describe(expected), e);
      return;
    } catch (Trap e) {
      boolean exhaustion = e.code() == TrapCode.STACK_OVERFLOW;
      Command.ActionFailure failure =
          exhaustion ? Command.ActionFailure.EXHAUSTION : Command.ActionFailure.TRAP;
      boolean matches =
          expected.failure() == failure && Messages.of(e).startsWith(expected.message());
      require(matches, describe(expected), e);
      return;
    }
    throw new FailedCommandException(
        "expected " + describe(expected) + ", got " + ScriptValues.describe(results));
  }

  private static String describe(Command.AssertFailure expected) {
    return Messages.describe(expected.failure(), expected.message());
  }

  private void assertRefused(Command.AssertRefused expected) {
    String description = Messages.describe(expected.failure(), expected.message());
    try {
      switch (expected.failure()) {
        case UNLINKABLE:
        case TRAP:
          context.instantiate(context.compile(expected.module()));
          break;
        default:
          context.validate(context.toBinary(expected.module()));
      }
    } catch (InvalidModuleException | LinkException | Trap e) {
      boolean matches =
          failuresThatShow(e).contains(expected.failure())
              && Messages.of(e).startsWith(expected.message());
      require(matches, description, e);
      return;
    }
    throw new FailedCommandException("expected " + description + ", but the module is accepted");
  }

  private static List<Command.ModuleFailure> failuresThatShow(RuntimeException e) {
    if (e instanceof MalformedModuleException) {
      return List.of(Command.ModuleFailure.MALFORMED, Command.ModuleFailure.MALFORMED_CUSTOM);
    }
    if (e instanceof InvalidModuleException) {
      return List.of(Command.ModuleFailure.INVALID, Command.ModuleFailure.INVALID_CUSTOM);
    }
    return List.of(
        e instanceof Trap ? Command.ModuleFailure.TRAP : Command.ModuleFailure.UNLINKABLE);
  }

  private static void require(boolean matches, String expected, RuntimeException actual) {
    if (!matches) {
      throw new FailedCommandException("expected " + expected + ", got " + actual);
    }
  }

  private void start(Command.StartThread command) {
    ScriptThread thread = new ScriptThread(context.forThread(command.shared()), command.commands());
    thread.start();
    threads.put(command.name(), thread);
  }

  private void await(String name) {
    @Nullable ScriptThread thread = threads.remove(name);
    if (thread == null) {
      throw new FailedCommandException("there is no thread $" + name);
    }
    report.add(thread.await());
  }

  /** Waits for the threads that the script has not waited for. */
  void awaitThreads() {
    threads.values().forEach(thread -> report.add(thread.await()));
    threads.clear();
  }
}
