package io.dunlin.engine;

import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.wasm.type.FuncType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Modules that import {@code host.started}, which they call when they begin to run. */
final class Started {
  private Started() {}

  /** The function {@code run} of such a module. */
  static Func run(Engine engine, Store<@Nullable Void> store, Module module, Runnable started) {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.funcRaw(
        "host",
        "started",
        new FuncType(List.of(), List.of()),
        (caller, numbers, references, base) -> started.run());
    return linker.instantiate(store, module).func("run").orElseThrow();
  }
}
