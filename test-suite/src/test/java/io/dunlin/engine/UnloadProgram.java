package io.dunlin.engine;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.process.LoadedAgain;
import io.dunlin.wasm.type.FuncType;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads an engine by a class loader of its own, runs a module that calls the host, and forgets all
 * of it. Prints whether the collector then unloads the classes. The argument is the backend's name.
 */
public final class UnloadProgram {
  private static final int MOST_COLLECTIONS = 300;
  private static final int MILLIS_BETWEEN = 50;
  private static final String MODULE =
      """
      (module (import "" "" (func $host)) (memory 1)
        (func (export "run") (call $host) (i32.store (i32.const 8) (i32.const 1))))
      """;

  private UnloadProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();
    WeakReference<ClassLoader> loader =
        new WeakReference<>(
            LoadedAgain.call(UnloadProgram.class, "run", String.class, arguments[0]), unloaded);
    boolean isGone = false;
    for (int i = 0; i < MOST_COLLECTIONS && !isGone; i++) {
      System.gc();
      isGone = unloaded.remove(MILLIS_BETWEEN) == loader;
    }
    System.out.println(isGone ? "unloaded" : "kept");
  }

  /** Uses an engine; called in the class that the other loader has. */
  public static void run(String backend) {
    Engine engine = Engine.create(Config.builder().backend(backend).build());
    try (Store<@Nullable Void> store = engine.newStore()) {
      Func host = Func.of(store, new FuncType(List.of(), List.of()), (caller, none) -> none);
      Instance instance = Instance.create(store, Module.of(engine, MODULE), host);
      instance.func("run").orElseThrow().call();
    }
  }
}
