package io.dunlin.wat.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of a script.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts</a>
 */
public sealed interface Command {
  /** The line that it begins on, from 1. */
  int line();

  /**
   * Defines a module, and makes an instance of it that has the same identifier.
   *
   * @param line the line that the command begins on
   * @param module the module
   */
  record Instantiate(int line, ScriptModule module) implements Command {}

  /**
   * Defines a module without making an instance.
   *
   * @param line the line that the command begins on
   * @param module the module
   */
  record Define(int line, ScriptModule module) implements Command {}

  /**
   * Makes an instance of a module that has been defined.
   *
   * @param line the line that the command begins on
   * @param instance the identifier that the instance gets, or null
   * @param module the identifier of the module, or null for the latest one
   */
  record InstantiateDefined(int line, @Nullable String instance, @Nullable String module)
      implements Command {}

  /**
   * Offers the exports of an instance to modules that come later.
   *
   * @param line the line that the command begins on
   * @param name the name that imports use
   * @param instance the identifier of the instance, or null for the latest one
   */
  record Register(int line, String name, @Nullable String instance) implements Command {}

  /**
   * Does something that must succeed.
   *
   * @param line the line that the command begins on
   * @param action what to do
   */
  record Perform(int line, Action action) implements Command {}

  /**
   * Begins a thread, which knows only what is passed to it.
   *
   * @param line the line that the command begins on
   * @param name the identifier of the thread
   * @param shared the identifiers of the instances that the thread knows too
   * @param commands what the thread does
   */
  record StartThread(int line, String name, List<String> shared, List<Command> commands)
      implements Command {
    /** Copies the lists. */
    public StartThread {
      shared = List.copyOf(shared);
      commands = List.copyOf(commands);
    }
  }

  /**
   * Waits until a thread has ended.
   *
   * @param line the line that the command begins on
   * @param name the identifier of the thread
   */
  record AwaitThread(int line, String name) implements Command {}

  /** A command that passes or fails, and is counted. */
  sealed interface Assertion extends Command {}

  /**
   * An action has results.
   *
   * @param line the line that the command begins on
   * @param action what to do
   * @param results what the results should be
   */
  record AssertReturn(int line, Action action, List<ResultPattern> results) implements Assertion {
    /** Copies the list. */
    public AssertReturn {
      results = List.copyOf(results);
    }
  }

  /**
   * An action does not return.
   *
   * @param line the line that the command begins on
   * @param action what to do
   * @param failure why it does not return
   * @param message what the reason's text begins with; empty for an exception
   */
  record AssertFailure(int line, Action action, ActionFailure failure, String message)
      implements Assertion {}

  /**
   * A module is refused.
   *
   * @param line the line that the command begins on
   * @param module the module
   * @param failure why there can be no instance of it
   * @param message what the reason's text begins with
   */
  record AssertRefused(int line, ScriptModule module, ModuleFailure failure, String message)
      implements Assertion {}

  /** Why an action does not return. */
  enum ActionFailure {
    /** It traps: {@code assert_trap}. */
    TRAP,
    /** It uses up the stack: {@code assert_exhaustion}. */
    EXHAUSTION,
    /** It throws an exception: {@code assert_exception}. */
    EXCEPTION,
    /** It suspends a computation that nobody resumes: {@code assert_suspension}. */
    SUSPENSION
  }

  /** Why there can be no instance of a module. */
  enum ModuleFailure {
    /** It is not a module: {@code assert_malformed}. */
    MALFORMED,
    /** It breaks a rule of validation: {@code assert_invalid}. */
    INVALID,
    /** A custom section of it is malformed: {@code assert_malformed_custom}. */
    MALFORMED_CUSTOM,
    /** A custom section of it is invalid: {@code assert_invalid_custom}. */
    INVALID_CUSTOM,
    /** What it imports is not there or does not match: {@code assert_unlinkable}. */
    UNLINKABLE,
    /** Its instantiation traps: {@code assert_trap}. */
    TRAP
  }
}
