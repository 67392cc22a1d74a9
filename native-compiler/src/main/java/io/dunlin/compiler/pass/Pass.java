package io.dunlin.compiler.pass;

import io.dunlin.compiler.ir.IrFunction;

/** A change of a function that leaves what it computes as it was. */
public interface Pass {
  /** Changes a function; says whether there was something to change. */
  boolean run(IrFunction function);
}
