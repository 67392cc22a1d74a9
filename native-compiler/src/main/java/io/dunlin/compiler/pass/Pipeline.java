package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;
import java.util.List;

/** Passes in the order in which they are run. */
public final class Pipeline {
  private final List<Pass> passes;

  private Pipeline(List<Pass> passes) {
    this.passes = passes;
  }

  /** The passes that make code fast. */
  public static Pipeline standard() {
    return new Pipeline(
        List.of(
            new Simplification(),
            new ControlFlow(),
            new ValueNumbering(),
            new MemoryForwarding(),
            new LoopInvariants(),
            new Simplification(),
            new ValueNumbering(),
            new ControlFlow(),
            new DeadCode()));
  }

  /** Runs all passes on a function. */
  public void run(IrFunction function) {
    for (Pass pass : passes) {
      pass.run(function);
    }
  }
}
