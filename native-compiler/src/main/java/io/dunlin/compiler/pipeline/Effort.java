package io.dunlin.compiler.pipeline;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.pass.Pipeline;
import io.dunlin.compiler.regalloc.FastAllocator;
import io.dunlin.compiler.regalloc.RegisterAllocator;
import io.dunlin.compiler.regalloc.SplittingAllocator;

/** How much time compiling takes, for faster code. */
public enum Effort {
  /** As little as possible. */
  NONE(new FastAllocator()) {
    @Override
    void optimize(IrFunction function) {}
  },
  /** Whatever makes code faster. */
  SPEED(new SplittingAllocator()) {
    @Override
    void optimize(IrFunction function) {
      PASSES.run(function);
    }
  };

  private static final Pipeline PASSES = Pipeline.standard();

  private final RegisterAllocator allocator;

  Effort(RegisterAllocator allocator) {
    this.allocator = allocator;
  }

  /** Are variables to stay variables, since nothing is gained from values in their place? */
  public boolean keepsVariables() {
    return this == NONE;
  }

  /** Changes a function as far as that is worth it. */
  abstract void optimize(IrFunction function);

  /** What finds registers for the machine form. */
  public RegisterAllocator allocator() {
    return allocator;
  }
}
