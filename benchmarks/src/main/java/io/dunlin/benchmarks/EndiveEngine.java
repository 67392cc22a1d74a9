package io.dunlin.benchmarks;

import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

/** Endive with its interpreter. */
final class EndiveEngine implements EngineUnderTest {
  @Override
  public Loaded load(byte[] module) {
    Instance instance = Instance.builder(Parser.parse(module)).build();
    ExportFunction run = instance.export("run");
    return argument -> (int) run.apply(argument)[0];
  }
}
