package io.dunlin.bytecode.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The code of one or more functions of a signature. For each signature a generated subclass
 * declares the abstract method {@code call}: the arguments, the calling instance, the function.
 */
public abstract class Code {
  /** For generated subclasses, which have no state. */
  protected Code() {}

  /**
   * Runs a function on arguments and results in arrays, as {@link
   * io.dunlin.spi.store.FunctionInstance#invoke} describes them.
   *
   * @param function the function to run, which has this code
   */
  public abstract void invoke(
      CallableFunction function, long[] numbers, @Nullable Object[] references, int base);

  /**
   * Runs a function in place of one that has ended with a tail call. Arguments and results stand in
   * extra slots.
   *
   * @return the function that is to be called next, or null if there are results
   */
  public abstract @Nullable CallableFunction tail(
      CallableFunction function, BytecodeInstance caller);
}
