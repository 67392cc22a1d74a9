package io.dunlin.benchmarks;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.TypedFunc;
import org.jspecify.annotations.Nullable;

/** Dunlin with one of its backends. */
final class DunlinEngine implements EngineUnderTest {
  private final Engine engine;

  DunlinEngine(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
  }

  @Override
  public Loaded load(byte[] module) {
    Store<@Nullable Void> store = engine.newStore();
    Instance instance = Instance.create(store, Module.of(engine, module));
    TypedFunc run = instance.func("run").orElseThrow().typed();
    return argument -> run.i32(argument).call().resultI32(0);
  }
}
