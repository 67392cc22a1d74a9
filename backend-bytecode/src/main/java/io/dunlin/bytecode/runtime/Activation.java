package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.StopWatch;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/**
 * Where the host enters compiled code, and where what Java throws in place of a trap becomes one.
 * The checks that Java makes anyway are those of WebAssembly; so code has none of its own, and only
 * after one has failed is it found out where and what that means.
 */
final class Activation {
  private Activation() {}

  /** Runs a function for the host. */
  static void run(
      ExecutionContext context,
      CompiledFunction function,
      long[] numbers,
      @Nullable Object[] references,
      int base) {
    if (context.activations == ExecutionContext.MAX_ACTIVATIONS) {
      throw new TrapException(TrapCode.STACK_OVERFLOW);
    }
    boolean outerInHost = context.inHost;
    long frameBytesLeft = context.frameBytesLeft;
    context.activations++;
    context.inHost = false;
    context.resume();
    StopWatch.wake();
    try {
      function.code().invoke(function, numbers, references, base);
    } catch (TrapException e) {
      throw e;
    } catch (ExceptionSignal e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Of what the host throws, only that there is no stack left is a trap: guests can cause it.
      boolean isHosts = context.inHost && !(e instanceof StackOverflowError);
      TrapException trap = isHosts ? null : Traps.converted(context, e);
      if (trap != null) {
        throw trap;
      }
      throw e;
    } finally {
      context.activations--;
      context.inHost = outerInHost;
      // Where Java's stack is used up, functions may not get to give back theirs.
      context.frameBytesLeft = frameBytesLeft;
    }
  }
}
