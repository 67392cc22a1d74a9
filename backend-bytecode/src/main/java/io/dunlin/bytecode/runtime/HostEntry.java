package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.FuncType;
import org.jspecify.annotations.Nullable;

/**
 * A function of the host. Its generated code puts the arguments into the arrays of the {@link
 * ExecutionContext}, between {@link #begin} and {@link #call}, and takes the results from there.
 */
public final class HostEntry extends CallableFunction {
  /** Where arguments and results stand. */
  public final ExecutionContext context;

  private final HostFunction function;
  private final SignatureClasses signatures;
  private final int slots;

  HostEntry(
      ExecutionContext context,
      SignatureClasses signatures,
      int typeId,
      FuncType type,
      HostFunction function) {
    super(null, typeId, type);
    this.context = context;
    this.signatures = signatures;
    this.function = function;
    this.slots = Math.max(type.paramSlots(), type.resultSlots());
  }

  @Override
  Code findCode() {
    return signatures.hostCode(Signature.of(type()));
  }

  /** Makes room for arguments and results, and says where it begins. */
  public int begin() {
    return context.reserve(slots);
  }

  /** Calls the function on what stands at the place that {@link #begin} gave. */
  public void call(@Nullable ModuleInstance caller, int base) {
    ExecutionContext current = context;
    long[] numbers = current.numbers;
    @Nullable Object[] references = current.references;
    current.inHost = true;
    try {
      function.call(caller, numbers, references, base);
      current.inHost = false;
      current.resume();
    } catch (ExceptionSignal e) {
      current.inHost = false;
      StackFrames.ofCaller(current).forEach(e::addFrame);
      throw e;
    } catch (TrapException e) {
      current.inHost = false;
      // It has the functions that the host has called; those that have called the host follow.
      StackFrames.ofCaller(current).forEach(e::addFrame);
      throw e;
    } finally {
      current.release(base);
    }
    if (current.numbers != numbers) {
      // The arrays have been replaced meanwhile by larger ones, and the host knew only the old.
      System.arraycopy(numbers, base, current.numbers, base, slots);
      System.arraycopy(references, base, current.references, base, slots);
    }
  }

  @Override
  public void invoke(
      @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
    function.call(caller, numbers, references, base);
  }
}
