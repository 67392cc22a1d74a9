package io.dunlin.compiler.pipeline;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.object.CompiledFunction;

/** A CPU's part of the compiler. Serves one thread. */
@FunctionalInterface
public interface FunctionCompiler {
  /** The machine code of a function. */
  CompiledFunction compile(IrFunction function);
}
