package io.dunlin.precompiled;

import io.dunlin.BackendInfo;
import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the artifact that its argument names, tries to compile, and says what backends there are.
 */
public final class PrecompiledProgram {
  private PrecompiledProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    Engine engine = Engine.create(Config.builder().backend("bytecode").build());
    run(module(engine, arguments[0]));
    try {
      Module.of(engine, new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    for (BackendInfo backend : Engine.availableBackends()) {
      if (backend.name().equals("bytecode")) {
        System.out.println(backend);
      }
    }
  }

  private static Module module(Engine engine, String name) throws IOException {
    return name.endsWith(".dlo")
        ? Module.deserializeFile(engine, Path.of(name))
        : Module.deserializeFromClassPath(engine, PrecompiledProgram.class.getClassLoader(), name);
  }

  /**
   * Prints what the function {@code run} gives, which calls the host directly and by a table, and
   * the name of the loader of its code.
   */
  static void run(Module module) {
    Linker<@Nullable Void> linker = new Linker<>(module.engine());
    FuncType type = new FuncType(List.of(ValType.I32), List.of(ValType.I32));
    Set<String> loaders = new TreeSet<>();
    linker.func(
        "host",
        "double",
        type,
        (caller, values) -> {
          for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
            if (frame.getClassName().startsWith("wasm.")) {
              loaders.add(String.valueOf(frame.getClassLoaderName()));
            }
          }
          return new Val[] {Val.i32(2 * values[0].i32())};
        });
    try (Store<@Nullable Void> store = module.engine().newStore()) {
      Instance instance = linker.instantiate(store, module);
      Val[] results = instance.func("run").orElseThrow().call(Val.i32(5));
      System.out.println("run gives " + results[0].i32() + ", loaded by " + loaders);
    }
  }
}
