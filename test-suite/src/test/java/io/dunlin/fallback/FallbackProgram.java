package io.dunlin.fallback;

import io.dunlin.BackendInfo;
import io.dunlin.BackendUnavailableException;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Val;

/**
 * Prints why there is no native backend, what is said to who asks for it by name, and the result of
 * a function on the backend that serves instead. With an argument, it first forbids memory for
 * code.
 */
public final class FallbackProgram {
  private static final String ADDITION =
      "(module (func (export \"add\") (param i32 i32) (result i32)"
          + " (i32.add (local.get 0) (local.get 1))))";

  private FallbackProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      // Java verifies old class files, as ASM's are, with a library that it loads when it first
      // does.
      add(Engine.create(Config.builder().backend("bytecode").build()), 0, 0);
      ExecutableMemory.forbid();
    }
    for (BackendInfo backend : Engine.availableBackends()) {
      if (backend.name().equals("native")) {
        System.out.println(backend.reason());
      }
    }
    try {
      System.out.println(Engine.create(Config.builder().backend("native").build()).backend());
    } catch (BackendUnavailableException e) {
      System.out.println(e.getMessage());
    }
    Engine engine = Engine.create();
    System.out.println(engine.backend().name() + " says " + add(engine, 40, 2));
  }

  private static int add(Engine engine, int left, int right) {
    Instance instance = Instance.create(engine.newStore(), Module.of(engine, ADDITION));
    return instance.func("add").orElseThrow().call(Val.i32(left), Val.i32(right))[0].i32();
  }
}
